package io.watchword.modelpackages.manifest;

/** Checks of numbers in model.yaml. */
final class Shares {
    private static final int MOST = 10_000;

    private Shares() {}

    static void check(String path, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(path + ": must be from 0 to 1, but is " + share);
        }
    }

    static void checkMost(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("decoding.most: must be from 1 to " + MOST + ", but is " + most);
        }
    }
}
