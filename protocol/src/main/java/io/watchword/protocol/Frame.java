package io.watchword.protocol;

/**
 * A picture on its way from a camera to perception.
 *
 * @param camera id of the camera
 * @param info which frame it is
 * @param jpeg the encoded picture; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // identity is (camera, seq); copying or comparing pictures would be waste
public record Frame(String camera, FrameInfo info, byte[] jpeg) {
    public Frame {
        Ids.require("camera", camera);
        if (jpeg.length == 0) {
            throw new InvalidFieldException("frame", "has no bytes");
        }
    }

    @Override
    public String toString() {
        return "Frame[" + camera + "/" + info.seq() + ", " + jpeg.length + " bytes]";
    }
}
