package io.watchword.modelpackages.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A picture's numbers: {@code float32 [3, height, width]}, in memory that LibTorch copies from.
 *
 * @param width pixels
 * @param height pixels
 * @param values colour by colour, row by row
 */
public record PictureTensor(int width, int height, FloatBuffer values) {
    static PictureTensor of(RgbImage image, float[][] planes) {
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
                image.width(), image.height(), direct.put(values).rewind());
    }
}
