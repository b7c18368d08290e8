package io.watchword.inference.colour;

/**
 * A colour in CIELAB (CIE 15:2004) under D65, where equal distances look about equally different.
 *
 * @param lightness 0 to 100
 * @param a green to red
 * @param b blue to yellow
 */
record Lab(double lightness, double a, double b) {
    /** Of an sRGB colour, {@code 0xRRGGBB} (IEC 61966-2-1). */
    static Lab of(int rgb) {
        double red = linear((rgb >> 16) & 255);
        double green = linear((rgb >> 8) & 255);
        double blue = linear(rgb & 255);
        double x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        double y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double curve(double value) {
        return value > 216.0 / 24389 ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
    }

    /** Squared distance, lightness counting less than hue and saturation: shadows change it most. */
    double distance2(Lab other) {
        double l = 0.7 * (lightness - other.lightness);
        return l * l + (a - other.a) * (a - other.a) + (b - other.b) * (b - other.b);
    }
}
