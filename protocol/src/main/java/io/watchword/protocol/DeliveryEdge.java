package io.watchword.protocol;

/**
 * Whether a delivery's condition held when a camera's answer last told.
 *
 * @param delivery id of the delivery
 * @param camera id of the camera
 * @param holds whether it held
 */
public record DeliveryEdge(String delivery, String camera, boolean holds) {
    /** The key it is kept under. */
    public String key() {
        return key(delivery, camera);
    }

    /** The key of a delivery and a camera. */
    public static String key(String delivery, String camera) {
        return delivery + "/" + camera;
    }
}
