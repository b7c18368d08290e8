package io.watchword.ingest;

import io.watchword.protocol.Texts;

/** Puts a failure into words a person can act on. */
final class Explanation {
    private Explanation() {}

    /** What went wrong with a source. */
    static MediaException of(MediaError error, Source source) {
        return new MediaException(error, source.clean(Texts.clip(words(error, source), 300)));
    }

    /** What went wrong, by FFmpeg's return value. */
    static MediaException of(int code, Source source) {
        MediaError error = AvErrors.classify(code);
        if (error == MediaError.NOT_MEDIA && source.selfDescribing()) {
            // also what a camera that is about to restart does to a half-made connection
            return new MediaException(
                    MediaError.ENDED, source.shown() + " closed the connection, or does not speak RTSP");
        }
        if (error == MediaError.FAILED && source.url().startsWith("srt:")) {
            // libsrt tells nothing apart
            return of(MediaError.TIMED_OUT, source);
        }
        if (error == MediaError.FAILED) {
            String words = source.shown() + " can't be read: " + AvErrors.text(code);
            return new MediaException(error, source.clean(Texts.clip(words, 300)));
        }
        return of(error, source);
    }

    private static String words(MediaError error, Source source) {
        String at = source.shown();
        return switch (error) {
            case HOST_UNKNOWN -> "The host of " + at + " is not known; is its name spelled right?";
            case CONNECTION_REFUSED -> "Nothing listens at " + at + "; is the camera on, and is the port right?";
            case UNREACHABLE ->
                "There is no way to " + at + " in the network; is the camera on, and the address right?";
            case TIMED_OUT -> at + " does not answer in time; is there a camera at this address, and is it on?";
            case STALLED -> at + " stopped sending pictures, though the connection is open";
            case GARBLED ->
                at + " sent bytes that are no video, and where the next picture begins could not be told;"
                        + " if that happens often, look at what is between here and the camera";
            case ENDED -> at + " ended the stream";
            case SERVER_FAILED -> at + " answers that it failed inside (a server error)";
            case BUSY -> at + " is busy; is it in use by another program, or by too many viewers?";
            case UNAUTHORIZED -> unauthorized(source);
            case FORBIDDEN -> at + " does not allow this user to see " + source.path();
            case NOT_FOUND -> notFound(source);
            case NO_VIDEO -> at + " has no video in it (audio only?)";
            case NOT_MEDIA -> at + " sends nothing that can be decoded as video";
            case BAD_URL -> at + " does not accept this kind of request; is the URL right?";
            case NO_SECRET -> "A secret in the URL can't be read";
            case FAILED -> at + " can't be read";
        };
    }

    private static String unauthorized(Source source) {
        return source.hasUser()
                ? "The user name or password for " + source.shown() + " is wrong"
                : source.shown() + " wants a user name and password; write them into the URL, before the host";
    }

    private static String notFound(Source source) {
        return source.shown().equals(source.path())
                ? source.shown() + " is not there"
                : source.shown() + " has no stream at " + source.path() + "; is the path right?";
    }
}
