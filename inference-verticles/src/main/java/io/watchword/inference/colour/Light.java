package io.watchword.inference.colour;

/**
 * How bright a picture is taken to be lit: what is white in a dim picture is grey in its pixels. By "shades of grey"
 * (Finlayson and Trezzi, "Shades of Gray and Colour Constancy", 2004), where the strong pixels together are taken for
 * the light; its tint is left alone, as a meadow is no green light.
 */
final class Light {
    private static final int NORM = 6;
    private static final int SAMPLES_ACROSS = 40;
    private static final double BRIGHT = 215;
    private static final double MOST_GAIN = 1.25;

    private Light() {}

    /** What to multiply the picture's channels with, from 1 to {@value #MOST_GAIN}. */
    static double gain(Pixels pixels) {
        double sum = 0;
        for (int i = 0; i < SAMPLES_ACROSS; i++) {
            for (int j = 0; j < SAMPLES_ACROSS; j++) {
                sum += Math.pow(pixels.brightness((i + 0.5) / SAMPLES_ACROSS, (j + 0.5) / SAMPLES_ACROSS), NORM);
            }
        }
        double light = Math.pow(sum / (SAMPLES_ACROSS * SAMPLES_ACROSS), 1.0 / NORM);
        return Math.max(1, Math.min(MOST_GAIN, BRIGHT / Math.max(1, light)));
    }
}
