package io.watchword.modelpackages.picture;

/**
 * The size that a JPEG says it has (ITU-T T.81, annex B), found without decoding it: a small file can claim a picture
 * that fills the memory.
 *
 * @param width pixels
 * @param height pixels
 */
public record JpegSize(int width, int height) {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;

    /**
     * Reads it.
     *
     * @throws UnusablePictureException if the bytes are no JPEG, or one that is cut off
     */
    public static JpegSize of(byte[] jpeg) throws UnusablePictureException {
        if (jpeg.length < 4 || at(jpeg, 0) != 0xFF || at(jpeg, 1) != START_OF_IMAGE) {
            throw new UnusablePictureException("it is not a JPEG");
        }
        int place = 2;
        while (place + 9 < jpeg.length && at(jpeg, place) == 0xFF) {
            int marker = at(jpeg, place + 1);
            if (isFrame(marker)) {
                requireEnd(jpeg);
                return new JpegSize(two(jpeg, place + 7), two(jpeg, place + 5));
            }
            if (marker == START_OF_SCAN) {
                break;
            }
            place += marker == 0xFF ? 1 : 2 + two(jpeg, place + 2);
        }
        throw new UnusablePictureException("it is a JPEG without a size, or cut off before it");
    }

    /** SOF0 to SOF15, but for the tables between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static void requireEnd(byte[] jpeg) throws UnusablePictureException {
        int end = jpeg.length;
        // some encoders pad
        while (end > 2 && jpeg[end - 1] == 0) {
            end--;
        }
        if (at(jpeg, end - 2) != 0xFF || at(jpeg, end - 1) != END_OF_IMAGE) {
            throw new UnusablePictureException("the JPEG is cut off");
        }
    }

    private static int two(byte[] bytes, int place) {
        return (at(bytes, place) << 8) | at(bytes, place + 1);
    }

    private static int at(byte[] bytes, int place) {
        return bytes[place] & 255;
    }
}
