package io.watchword.modelpackages.picture;

import io.watchword.protocol.Box;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A picture's numbers: {@code float32 [3, height, width]}, in memory that LibTorch copies from.
 *
 * @param width pixels
 * @param height pixels
 * @param values colour by colour, row by row
 * @param placing where in it the picture lies
 */
public record PictureTensor(int width, int height, FloatBuffer values, Placing placing) {
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

    static PictureTensor of(RgbImage image, Placing placing, float[][] planes) {
        int area = image.width() * image.height();
        float[] values = new float[3 * area];
        byte[] rgb = image.rgb();
        for (int colour = 0; colour < 3; colour++) {
            float[] plane = planes[colour];
            int to = colour * area;
            for (int from = colour; from < rgb.length; from += 3) {
                values[to++] = plane[rgb[from] & 255];
            }
        }
        FloatBuffer direct = ByteBuffer.allocateDirect(4 * values.length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return new PictureTensor(
                image.width(), image.height(), direct.put(values).rewind(), placing);
    }
}
