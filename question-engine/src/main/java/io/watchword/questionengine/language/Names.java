package io.watchword.questionengine.language;

import java.util.Collection;
import java.util.List;

/**
 * Names that a question may use to say where.
 *
 * @param cameras ids of cameras: "at the gate" asks the camera {@code gate}
 * @param zones names of zones and lines drawn on pictures: "in the driveway"
 */
public record Names(List<String> cameras, List<String> zones) {
    /** No names. */
    public static final Names NONE = new Names(List.of(), List.of());

    public Names {
        cameras = List.copyOf(cameras);
        zones = List.copyOf(zones);
    }

    /** Only cameras. */
    public static Names ofCameras(Collection<String> cameras) {
        return new Names(List.copyOf(cameras), List.of());
    }
}
