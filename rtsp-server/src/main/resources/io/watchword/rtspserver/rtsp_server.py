"""An RTSP server for tests: moving bars, or an H.264 elementary stream played in a loop.

Prints one line, "listening PORT", when it serves, and runs until its standard input is closed or it is killed.
A line "serve PATH" on its standard input adds the same video at another path.
Needs python3-gi, gir1.2-gst-rtsp-server-1.0 and gstreamer1.0-plugins-{base,good,bad}; for TLS glib-networking and openssl.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gio, GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

BARS = (
    "videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width={width},height={height},"
    "framerate={fps}/1 ! openh264enc gop-size={fps} ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=1"
)
HEVC = (
    "videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width={width},height={height},"
    "framerate={fps}/1 ! x265enc speed-preset=ultrafast tune=zerolatency key-int-max={fps} ! h265parse ! "
    "rtph265pay name=pay0 pt=96 config-interval=1"
)
JPEG = (
    "videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width={width},height={height},"
    "framerate={fps}/1 ! jpegenc ! rtpjpegpay name=pay0 pt=26"
)
CLIP = (
    "appsrc name=clip is-live=true format=time caps=video/x-h264,stream-format=byte-stream,alignment=au,"
    "framerate={fps}/1 ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=1"
)
SOUND = "audiotestsrc is-live=true ! audio/x-raw,rate=8000,channels=1 ! alawenc ! rtppcmapay name=pay0 pt=8"


def access_units(data):
    """Splits an Annex B stream into pictures: a new one begins where a slice says its first macroblock is 0."""
    starts, position = [], data.find(b"\0\0\1")
    while position >= 0:
        starts.append(position - 1 if position > 0 and data[position - 1] == 0 else position)
        position = data.find(b"\0\0\1", position + 3)
    units, current, has_picture = [], b"", False
    for start, end in zip(starts, starts[1:] + [len(data)]):
        nal = data[start:end]
        header = 4 if nal[2] == 0 else 3
        kind = nal[header] & 31
        picture = kind in (1, 5)
        first = picture and nal[header + 1] & 0x80
        if has_picture and (first or kind in (6, 7, 8, 9)):
            units.append(current)
            current, has_picture = b"", False
        current += nal
        has_picture = has_picture or picture
    return units + [current] if has_picture else units


class ClipFactory(GstRtspServer.RTSPMediaFactory):
    """Plays access units in a loop, with times that never jump."""

    def __init__(self, units, fps):
        super().__init__()
        self.units, self.fps, self.sent = units, fps, 0
        self.set_launch("( " + CLIP.format(fps=fps) + " )")
        self.connect("media-configure", self.configure)

    def configure(self, _factory, media):
        self.sent = 0
        media.get_element().get_by_name("clip").connect("need-data", self.feed)

    def feed(self, source, _length):
        step = Gst.SECOND // self.fps
        buffer = Gst.Buffer.new_wrapped(self.units[self.sent % len(self.units)])
        buffer.pts = buffer.dts = self.sent * step
        buffer.duration = step
        self.sent += 1
        source.emit("push-buffer", buffer)


def factory(launch, options):
    made = GstRtspServer.RTSPMediaFactory()
    made.set_launch("( " + launch.format(width=options.width, height=options.height, fps=options.fps) + " )")
    return made


def video(options):
    if options.clip:
        with open(options.clip, "rb") as file:
            return ClipFactory(access_units(file.read()), options.fps)
    return factory(BARS, options)


def admit(server, auth, made):
    """Lets those in whose token says that they are viewers."""
    server.set_auth(auth)
    permissions = GstRtspServer.RTSPPermissions()
    for name in ("media.factory.access", "media.factory.construct"):
        permissions.add_permission_for_role("viewer", name, True)
    for each in made:
        each.set_permissions(permissions)


def protect(server, made, options):
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    if options.auth == "digest":
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        auth.add_digest(options.user, options.password, token)
    else:
        basic = GstRtspServer.RTSPAuth.make_basic(options.user, options.password)
        auth.add_basic(basic, token)
    admit(server, auth, made)


def encrypt(server, made):
    """Takes TLS connections only, with a certificate of its own making, as cameras do."""
    with tempfile.NamedTemporaryFile(suffix=".pem") as pem:
        command = "openssl req -x509 -nodes -newkey rsa:2048 -days 2 -subj /CN=camera -keyout FILE -out -"
        signed = subprocess.run(
            command.replace("FILE", pem.name).split(), check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        with open(pem.name, "ab") as file:
            file.write(signed.stdout)
        certificate = Gio.TlsCertificate.new_from_file(pem.name)
    auth = GstRtspServer.RTSPAuth()
    auth.set_tls_certificate(certificate)
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.set_default_token(token)
    admit(server, auth, made)


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--path", default="/cam", help="H.264 video")
    parser.add_argument("--hevc-path", default="/hevc", help="H.265 video")
    parser.add_argument("--jpeg-path", default="/jpeg", help="MJPEG video")
    parser.add_argument("--audio-path", default="/sound", help="sound without video")
    parser.add_argument("--clip", help="an H.264 elementary stream instead of moving bars")
    parser.add_argument("--fps", type=int, default=10)
    parser.add_argument("--width", type=int, default=320)
    parser.add_argument("--height", type=int, default=240)
    parser.add_argument("--user")
    parser.add_argument("--password", default=os.environ.get("RTSP_PASSWORD", ""))
    parser.add_argument("--auth", choices=["basic", "digest"], default="basic")
    parser.add_argument("--tls", action="store_true", help="rtsps:// instead of rtsp://, for everybody")
    return parser.parse_args()


def main():
    options = parse()
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(str(options.port))
    paths = {
        options.path: video(options),
        options.hevc_path: factory(HEVC, options),
        options.jpeg_path: factory(JPEG, options),
        options.audio_path: factory(SOUND, options),
    }
    for path, made in paths.items():
        made.set_shared(True)
        server.get_mount_points().add_factory(path, made)
    if options.user:
        protect(server, paths.values(), options)
    elif options.tls:
        encrypt(server, paths.values())
    if server.attach(None) == 0:
        sys.exit(f"can't listen on port {options.port}")
    print("listening", server.get_bound_port(), flush=True)
    loop = GLib.MainLoop()

    def serve(path):
        made = video(options)
        made.set_shared(True)
        server.get_mount_points().add_factory(path, made)

    def obey():
        for line in sys.stdin:
            word, _, path = line.strip().partition(" ")
            if word == "serve":
                GLib.idle_add(serve, path)
        loop.quit()

    threading.Thread(target=obey, daemon=True).start()
    loop.run()


if __name__ == "__main__":
    main()
