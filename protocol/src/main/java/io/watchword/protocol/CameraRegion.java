package io.watchword.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A part of a camera's picture that a question refers to by its number.
 *
 * @param camera id of the camera
 * @param box pixels of its frames, at least one square pixel
 */
public record CameraRegion(String camera, Box box) {
    public CameraRegion(@Nullable String camera, @Nullable Box box) {
        this.camera = Ids.require("regions.camera", Checks.present("regions.camera", camera));
        this.box = Checks.present("regions.box", box);
        if (this.box.width() < 1 || this.box.height() < 1) {
            throw new InvalidFieldException("regions.box", "must be at least one pixel wide and high");
        }
    }
}
