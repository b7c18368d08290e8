package io.watchword.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class MotionGateTest {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 135;
    private static final int FPS = 5;
    private static final int NOISE = 4;

    private final Random random = new Random(3);
    private final MotionGate gate = new MotionGate(1);

    @Test
    void letsOneFrameASecondThroughWhereOnlyTheSensorIsNoisy() {
        assertThat(admitted(0, 60, second -> scene())).isBetween(58, 60);
    }

    @Test
    void isNotOpenedByLightThatChangesSlowly() {
        int admitted = admitted(0, 60, frame -> {
            int[] scene = scene();
            brighten(scene, frame / FPS);
            return scene;
        });

        assertThat(admitted).isBetween(58, 60);
    }

    @Test
    void isNotOpenedForLongByAClockInThePicture() {
        admitted(0, 60, this::withClock);

        assertThat(admitted(60, 120, this::withClock)).isBetween(58, 62);
    }

    @Test
    void opensAtOnceForASmallFarPerson() {
        admitted(0, 20, frame -> scene());

        int walking = admitted(20, 30, frame -> withPerson(40 + (frame - 20 * FPS)));

        assertThat(walking).isEqualTo(10 * FPS);
    }

    @Test
    void opensForSomebodyWhoMovesVerySlowly() {
        admitted(0, 20, frame -> withPerson(40));

        int creeping = admitted(20, 40, frame -> withPerson(40 + (frame - 20 * FPS) / FPS));

        assertThat(creeping).isGreaterThan(20 * FPS * 8 / 10);
    }

    @Test
    void staysOpenOnABusyRoad() {
        int admitted = admitted(0, 120, frame -> {
            int[] scene = scene();
            for (int car = 0; car < 8; car++) {
                put(scene, (frame * 7 + car * 30) % WIDTH, 60, 18, 10, 60);
            }
            return scene;
        });

        assertThat(admitted).isEqualTo(120 * FPS);
    }

    @Test
    void closesAWhileAfterTheLastMotion() {
        admitted(0, 10, frame -> withPerson(40 + frame));

        assertThat(admitted(10, 14, frame -> withPerson(90))).isBetween(2 * FPS, 4 * FPS - 1);
        assertThat(admitted(14, 24, frame -> withPerson(90))).isBetween(9, 10);
    }

    @Test
    void opensWhenTheWholePictureChanges() {
        admitted(0, 10, frame -> scene());

        assertThat(admitted(10, 12, frame -> turned(scene()))).isEqualTo(2 * FPS);
    }

    @Test
    void beginsAnewWhereTimeOrSizeJump() {
        admitted(100, 110, frame -> scene());

        assertThat(gate.admits(picture(scene()), 0)).isTrue();
        assertThat(gate.admits(new GreyPicture(3, 5, new byte[15]), 1)).isTrue();
    }

    private int admitted(int fromSecond, int toSecond, IntFunction<int[]> scenes) {
        int admitted = 0;
        for (int frame = fromSecond * FPS; frame < toSecond * FPS; frame++) {
            admitted += gate.admits(picture(scenes.apply(frame)), frame * 1_000_000L / FPS) ? 1 : 0;
        }
        return admitted;
    }

    // the same textured yard each time
    private static int[] scene() {
        int[] scene = new int[WIDTH * HEIGHT];
        for (int i = 0; i < scene.length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            scene[i] = 90 + (int) (30 * Math.sin(x / 7.0) * Math.cos(y / 11.0)) + (x / 20 + y / 15) % 2 * 25;
        }
        return scene;
    }

    private static int[] turned(int[] scene) {
        int[] turned = new int[scene.length];
        for (int i = 0; i < scene.length; i++) {
            turned[i] = scene[scene.length - 1 - i];
        }
        return turned;
    }

    // eight pixels high in 135: as a person at the far end of a car park
    private static int[] withPerson(int x) {
        int[] scene = scene();
        put(scene, x, 50, 3, 8, 35);
        return scene;
    }

    private int[] withClock(int frame) {
        int[] scene = scene();
        put(scene, 10, 8, 24, 8, -80);
        put(scene, 26 + frame / FPS % 2, 9, 3, 6, 150);
        put(scene, 26, 9 + frame / FPS % 5, 4, 1, 150);
        return scene;
    }

    private static void put(int[] scene, int left, int top, int width, int height, int brighter) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < Math.min(WIDTH, left + width); x++) {
                scene[y * WIDTH + x] += brighter;
            }
        }
    }

    private static void brighten(int[] scene, int by) {
        for (int i = 0; i < scene.length; i++) {
            scene[i] += by;
        }
    }

    private GreyPicture picture(int[] scene) {
        byte[] pixels = new byte[scene.length];
        for (int i = 0; i < scene.length; i++) {
            int noisy = scene[i] + (int) Math.round(random.nextGaussian() * NOISE);
            pixels[i] = (byte) Math.max(0, Math.min(255, noisy));
        }
        return new GreyPicture(WIDTH, HEIGHT, pixels);
    }
}
