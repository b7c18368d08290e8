#!/bin/sh
# Makes the demo clip from OpenCV's sample, as Debian's package opencv-doc ships it. Needs ffmpeg.
#
#     ./demo-clip.sh [OUTPUT.mp4]
#     KEEP_ORIGINAL=/tmp/vtest.avi ./demo-clip.sh
set -eu
output=$(realpath -m "${1:-$(dirname "$0")/../src/main/resources/io/watchword/models/demo/demo.mp4}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Unpacked rather than installed: slim images are told to leave /usr/share/doc out.
cd "$work"
apt-get -o APT::Sandbox::User=root -qq download opencv-doc
dpkg-deb -x opencv-doc_*.deb unpacked
clip=$(find unpacked -name 'vtest.avi*' | head -n 1)
case $clip in
    *.gz) gunzip -c "$clip" > vtest.avi ;;
    *) cp "$clip" vtest.avi ;;
esac

# A key frame every three seconds lets a reader join quickly; without B-frames it shows what it reads at once. The
# sensor's noise costs more bits than the people do, so a little of it is smoothed away. One thread: repeatable bytes.
mkdir -p "$(dirname "$output")"
ffmpeg -nostdin -loglevel error -y -i vtest.avi -an -vf hqdn3d=2:1.5:6:4,format=yuv420p \
    -c:v libx264 -preset slower -crf 33 -g 30 -sc_threshold 0 -bf 0 -threads 1 \
    -map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart "$output"
[ -z "${KEEP_ORIGINAL:-}" ] || cp vtest.avi "$KEEP_ORIGINAL"
sha256sum vtest.avi
ls -l "$output"
