package io.watchword.modelpackages.picture;

/** Lengths that a picture's side may have. */
final class Sides {
    private static final int MOST = 4096;

    private Sides() {}

    static void check(String path, int side) {
        if (side < 1 || side > MOST) {
            throw new IllegalArgumentException(path + ": must be from 1 to " + MOST + ", but is " + side);
        }
    }

    static void checkLongest(int side) {
        if (side != 0) {
            check("picture.resize.longest", side);
        }
    }
}
