package io.watchword.ingest;

import io.watchword.protocol.Camera;
import io.watchword.protocol.CameraUrls;
import io.watchword.protocol.InvalidFieldException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** Turns a camera into what FFmpeg opens, or says why it must not be opened. */
final class Sources {
    private final IngestSettings settings;
    private final SecretReferences references;
    private final NetworkSources network;
    private final MediaFolder folder;

    Sources(IngestSettings settings, SecretReferences references) {
        this(settings, references, InetAddress::getAllByName);
    }

    Sources(IngestSettings settings, SecretReferences references, NetworkSources.Lookup lookup) {
        this.settings = settings;
        this.references = references;
        this.network = new NetworkSources(settings, lookup);
        this.folder = new MediaFolder(settings.mediaFolder());
    }

    /** Blocks for as long as looking up a host takes. */
    Source of(Camera camera) throws MediaException {
        String scheme = checked(camera.url());
        return switch (scheme) {
            case "demo" -> demo(camera.url());
            case "file" -> recording(camera.url());
            case "v4l2" -> webcam(camera.url());
            default -> network(scheme, camera.url());
        };
    }

    private Source network(String scheme, String url) throws MediaException {
        SecretReferences.Resolved resolved = references.resolve(url);
        // once more, as a reference may stand for a host
        checked(resolved.url());
        return network.of(scheme, resolved);
    }

    private String checked(String url) throws MediaException {
        try {
            return CameraUrls.scheme(settings.urls().require(url));
        } catch (InvalidFieldException e) {
            throw new MediaException(MediaError.BAD_URL, String.valueOf(e.getMessage()));
        }
    }

    private Source demo(String url) throws MediaException {
        return file(settings.demoClip().toString(), "the demo clip", DemoUrl.pace(url));
    }

    private Source recording(String url) throws MediaException {
        MediaFolder.Found found = folder.find(url);
        return file(found.real().toString(), found.shown(), new Source.Pace.RealTime());
    }

    private static Source file(String path, String shown, Source.Pace pace) {
        return new Source("file:" + path, shown, shown, false, null, limits("file"), pace, List.of());
    }

    private static Source webcam(String url) throws MediaException {
        String device = url.substring("v4l2:".length()).replaceFirst("^//(?=/)", "");
        if (!device.matches("/dev/(video\\d{1,3}|v4l/by-(id|path)/[\\w.:+-]+)")) {
            throw new MediaException(
                    MediaError.BAD_URL, "A webcam's URL looks like v4l2:/dev/video0, or names one in /dev/v4l/by-id/");
        }
        return new Source(device, device, device, false, "v4l2", limits("v4l2"), new Source.Pace.Live(), List.of());
    }

    static Map<String, String> limits(String scheme) {
        return Map.of("protocol_whitelist", Formats.protocols(scheme), "format_whitelist", Formats.containers(scheme));
    }
}
