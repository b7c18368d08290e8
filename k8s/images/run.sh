#!/usr/bin/env bash
# Runs an image as Kubernetes would, without a container engine: its files as the root, read-only, its user, none of the
# machine's environment, /scratch in memory. Needs root; the network is the machine's.
#   k8s/images/run.sh ingest/target/image.tar WATCHWORD_KAFKA=localhost:9092 WATCHWORD_DATA_DIR=/scratch/data
#   FILES=models k8s/images/run.sh open-questions/target/image.tar WATCHWORD_KAFKA=localhost:9092 -- --config /etc/watchword/models.yaml
# Files for it go to $FILES (a folder), which it finds at /etc/watchword; what follows -- are its arguments.
set -euo pipefail

image=$(readlink -m "${1:?an image, e.g. ingest/target/image.tar}")
[ -f "$image" ] || { echo "run.sh: there is no image $image; build it with mvn -Pimages -Ddistribution package" >&2; exit 2; }
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/root" "$work/image"

python3 - "$image" "$work" <<'EOF'
import json, subprocess, sys, tarfile
image, work = sys.argv[1:]
with tarfile.open(image) as tar:
    tar.extractall(f"{work}/image", filter="fully_trusted") if hasattr(tarfile, "fully_trusted_filter") else tar.extractall(f"{work}/image")
manifest = json.load(open(f"{work}/image/manifest.json"))[0]
config = json.load(open(f"{work}/image/{manifest['Config']}"))["config"]
for layer in manifest["Layers"]:
    subprocess.run(["tar", "--warning=no-unknown-keyword", "-xf", f"{work}/image/{layer}", "-C", f"{work}/root"], check=True)
open(f"{work}/user", "w").write(config["User"])
open(f"{work}/env", "w").write("".join(e + "\0" for e in config["Env"]))
open(f"{work}/command", "w").write("".join(e + "\0" for e in config["Entrypoint"]))
EOF
rm -rf "$work/image"
mkdir -p "$work/root/scratch" "$work/root/etc/watchword" "$work/root/proc" "$work/root/dev"

mapfile -d '' -t env <"$work/env"
mapfile -d '' -t command <"$work/command"
variables=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do variables+=("$1"); shift; done
[ $# -eq 0 ] || shift
export WORK="$work" FILES="${FILES:-}"
# its own mounts, which end with it
unshare --mount --propagation private bash -c '
  set -euo pipefail
  root=$WORK/root
  cp /etc/resolv.conf /etc/hosts "$root/etc/" 2>/dev/null || true
  mount --bind "$root" "$root"
  mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
  mount -t tmpfs -o nosuid,mode=755 tmpfs "$root/dev"
  for device in null zero random urandom; do touch "$root/dev/$device"; mount --bind "/dev/$device" "$root/dev/$device"; done
  mount -t tmpfs -o nosuid,nodev,mode=1777,size=2g tmpfs "$root/scratch"
  [ -z "$FILES" ] || mount --bind "$FILES" "$root/etc/watchword"
  mount -o remount,bind,ro "$root"
  mount -o remount,ro "$root/dev"
  exec setpriv --no-new-privs -- \
    chroot --userspec="$(cat "$WORK/user")" --groups= "$root" /usr/bin/env -i "$@"
' run "${env[@]}" "${variables[@]}" "${command[@]}" "$@" &
pid=$!
trap 'kill -TERM $pid 2>/dev/null || true' TERM INT
wait $pid || status=$?
wait $pid 2>/dev/null || status=$?
rm -rf "$work"
exit "${status:-0}"
