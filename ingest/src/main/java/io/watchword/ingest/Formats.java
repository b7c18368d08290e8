package io.watchword.ingest;

import java.util.Map;

/**
 * What FFmpeg may open for each kind of source. Its playlist and script formats can name further files and hosts, so
 * both the protocols and the formats are listed: what is not here stays shut.
 */
final class Formats {
    /** Self-contained recordings and pictures. */
    static final String RECORDINGS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,h264,hevc,av1,"
                    + "obu,ivf,m4v,mjpeg,mjpeg_2000,asf,ogg,rm,wtv,mxf,nut,dv,y4m,yuv4mpegpipe,gif,apng,webp_pipe,"
                    + "jpeg_pipe,png_pipe,bmp_pipe,tiff_pipe,wav,mp3,aac,flac";

    private static final String STREAMS = "mpjpeg,mjpeg,hls,mpegts,flv,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,"
            + "h264,hevc,jpeg_pipe,aac,mp3,ogg,wav";

    private static final Map<String, String> PROTOCOLS = Map.of(
            "rtsp", "rtsp,rtp,udp,tcp",
            "rtsps", "rtsps,rtsp,rtp,srtp,udp,tcp,tls",
            "rtmp", "rtmp,tcp",
            "rtmps", "rtmps,rtmp,tls,tcp",
            "http", "http,https,tls,tcp,crypto",
            "https", "https,tls,tcp,crypto",
            "srt", "srt",
            "v4l2", "file",
            "file", "file");

    private static final Map<String, String> CONTAINERS = Map.of(
            "rtsp", "rtsp",
            "rtsps", "rtsp",
            "rtmp", "flv,live_flv",
            "rtmps", "flv,live_flv",
            "http", STREAMS,
            "https", STREAMS,
            "srt", "mpegts",
            "v4l2", "v4l2,video4linux2",
            "file", RECORDINGS);

    private Formats() {}

    /** FFmpeg's {@code protocol_whitelist} for a scheme. */
    static String protocols(String scheme) {
        return PROTOCOLS.getOrDefault(scheme, "none");
    }

    /** FFmpeg's {@code format_whitelist} for a scheme. */
    static String containers(String scheme) {
        return CONTAINERS.getOrDefault(scheme, "none");
    }
}
