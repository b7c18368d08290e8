package io.watchword.modelpackages.picture;

import io.watchword.protocol.Box;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * A picture's numbers: {@code float32 [3, height, width]}, in memory that the next picture is laid in too.
 *
 * @param width pixels
 * @param height pixels
 * @param values {@code float32} in the order of this machine, colour by colour, row by row
 * @param placing where in it the picture lies
 */
public record PictureTensor(int width, int height, ByteBuffer values, Placing placing) {
    /**
     * Where a picture lies in what a model sees.
     *
     * @param left pixels of the tensor
     * @param top pixels of the tensor
     * @param scaleX pixels of the tensor for one of the picture
     * @param scaleY pixels of the tensor for one of the picture
     */
    public record Placing(double left, double top, double scaleX, double scaleY) {}

    /** A box in pixels of the picture, from its corners in pixels of the tensor. */
    public Box inSource(double left, double top, double right, double bottom) {
        return Box.corners(
                (left - placing.left) / placing.scaleX,
                (top - placing.top) / placing.scaleY,
                (right - placing.left) / placing.scaleX,
                (bottom - placing.top) / placing.scaleY);
    }

    /** Numbers that are worked out, colour by colour. */
    static PictureTensor of(int width, int height, float[][] planes, Placing placing, PictureMemory memory) {
        ByteBuffer values = memory.room(Math.multiplyExact(3 * Float.BYTES, width * height));
        FloatBuffer floats = values.asFloatBuffer();
        for (float[] plane : planes) {
            floats.put(plane);
        }
        return new PictureTensor(width, height, values, placing);
    }

    static PictureTensor of(RgbImage image, Placing placing, float[][] planes, PictureMemory memory) {
        int area = image.width() * image.height();
        ByteBuffer values = memory.room(Math.multiplyExact(3 * Float.BYTES, area));
        FloatBuffer floats = values.asFloatBuffer();
        float[] row = new float[image.width()];
        byte[] rgb = image.rgb();
        for (int colour = 0; colour < 3; colour++) {
            float[] plane = planes[colour];
            for (int from = colour; from < rgb.length; ) {
                for (int x = 0; x < row.length; x++, from += 3) {
                    row[x] = plane[rgb[from] & 255];
                }
                floats.put(row);
            }
        }
        return new PictureTensor(image.width(), image.height(), values, placing);
    }
}
