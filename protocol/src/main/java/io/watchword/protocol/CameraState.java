package io.watchword.protocol;

import java.time.Instant;

/** What a camera is doing; it is always exactly one of these. */
public sealed interface CameraState {
    /** The JSON field {@code state}. */
    String name();

    /** Opening the stream. */
    record Connecting() implements CameraState {
        @Override
        public String name() {
            return "connecting";
        }
    }

    /** Frames arrive. */
    record Live() implements CameraState {
        @Override
        public String name() {
            return "live";
        }
    }

    /** Open, but no frame has come for the stall time; it is about to be reopened. */
    record Stalled() implements CameraState {
        @Override
        public String name() {
            return "stalled";
        }
    }

    /**
     * Failed; it will be tried again.
     *
     * @param attempt how many times in a row it has failed, from 1
     * @param retryAt when it is tried next
     */
    record BackingOff(int attempt, Instant retryAt) implements CameraState {
        @Override
        public String name() {
            return "backing-off";
        }
    }

    /**
     * Failed in a way that needs a person: wrong password, wrong address. Tried again, slowly.
     *
     * @param retryAt when it is tried next
     */
    record Refused(Instant retryAt) implements CameraState {
        @Override
        public String name() {
            return "refused";
        }
    }

    /** Switched off by a person. */
    record Paused() implements CameraState {
        @Override
        public String name() {
            return "paused";
        }
    }
}
