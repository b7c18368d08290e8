package io.watchword.ingest;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_INTRA_ONLY;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_STREAM;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * An open source, read frame by frame. Everything, closing included, happens on one thread; a blocked read is ended
 * through the {@link Interrupt} it was opened with.
 */
final class VideoStream implements AutoCloseable {
    private static final Duration NO_PICTURE = Duration.ofSeconds(60);

    private final Source source;
    private final Interrupt interrupt;
    private final Duration stall;
    private final NativeStream handles;
    private final AVStream stream;
    private AVCodecContext decoder;
    private final AVPacket packet;
    private final AVFrame frame;
    private boolean independentFrames;
    private final double timeBase;
    private Instant receivedAt = Instant.EPOCH;
    private long index = -1;
    private long packets;
    private double lastTime;
    private long waitingSince;
    private long skipped;
    private long decodeNanos;
    private boolean draining;
    private @Nullable String damage;

    private VideoStream(Source source, Interrupt interrupt, Duration stall, NativeStream handles) {
        this.source = source;
        this.interrupt = interrupt;
        this.stall = stall;
        this.handles = handles;
        this.stream = handles.stream();
        this.decoder = handles.decoder();
        this.packet = handles.packet();
        this.frame = handles.frame();
        this.timeBase = av_q2d(stream.time_base());
        this.independentFrames = areIndependent(handles);
    }

    private static boolean areIndependent(NativeStream handles) {
        return (handles.properties() & AV_CODEC_PROP_INTRA_ONLY) != 0;
    }

    /**
     * Opens a source; blocks for at most as long as the interrupt allows.
     *
     * @param stall how long each further packet of the video may take
     * @param threads for decoding; more than one delays live pictures
     */
    static VideoStream open(Source source, Interrupt interrupt, Duration stall, int threads) throws MediaException {
        NativeStream handles = NativeStream.open(source, interrupt, threads);
        return new VideoStream(source, interrupt, stall, handles);
    }

    /**
     * Reads on to the next frame, which is then {@link #frame}.
     *
     * @param wanted asked for each packet whether its frame is of use: where frames don't depend on each other, the
     *     others are not even decoded
     * @return false at the end of the stream
     * @throws MediaException if reading failed or was interrupted
     */
    boolean next(BooleanSupplier wanted) throws MediaException {
        decodeNanos = 0;
        while (true) {
            long began = System.nanoTime();
            int received = avcodec_receive_frame(decoder, frame);
            decodeNanos += System.nanoTime() - began;
            if (received == 0) {
                index++;
                waitingSince = 0;
                return true;
            }
            if (received == AVERROR_EOF) {
                return false;
            }
            if (received != AVERROR_EAGAIN()) {
                damaged("some pictures can't be decoded");
            }
            feed(wanted);
        }
    }

    private void feed(BooleanSupplier wanted) throws MediaException {
        int read = av_read_frame(handles.context(), packet);
        try {
            if (read == 0) {
                take(wanted);
            } else if (read != AVERROR_EAGAIN()) {
                end(read);
            } else if (!interrupt.pause(Duration.ofMillis(5)) || interrupt.isDue()) {
                throw interrupted();
            }
        } finally {
            av_packet_unref(packet);
        }
    }

    private void take(BooleanSupplier wanted) throws MediaException {
        // what a demuxer still held when its read was interrupted is no sign of life
        if (handles.isOver()) {
            throw interrupted();
        }
        noteTime();
        if (packet.stream_index() != stream.index()) {
            handles.place().otherPacket();
            return;
        }
        packets++;
        handles.place().packet((packet.flags() & AV_PKT_FLAG_KEY) != 0, packet.size(), System.nanoTime());
        receivedAt = Instant.now();
        interrupt.allow(stall);
        if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
            damaged("data is missing");
        }
        if (handles.followCodec()) {
            decoder = handles.decoder();
            independentFrames = areIndependent(handles);
        }
        if (independentFrames && !wanted.getAsBoolean()) {
            skipped++;
            return;
        }
        requirePictures();
        decode(packet);
    }

    private void noteTime() {
        long time = packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (time != AV_NOPTS_VALUE) {
            double base =
                    av_q2d(handles.context().streams(packet.stream_index()).time_base());
            lastTime = Math.max(lastTime, (time + packet.duration()) * base);
        }
    }

    // a stream joined between two key frames shows nothing for a while; one that never does is of no use
    private void requirePictures() throws MediaException {
        long now = System.nanoTime();
        if (waitingSince == 0) {
            waitingSince = now;
        } else if (now - waitingSince > NO_PICTURE.toNanos()) {
            throw new MediaException(
                    MediaError.STALLED, source.shown() + " sends video, but no picture of it can be decoded");
        }
    }

    private void decode(@Nullable AVPacket data) {
        long began = System.nanoTime();
        int sent = avcodec_send_packet(decoder, data);
        decodeNanos += System.nanoTime() - began;
        if (sent < 0 && sent != AVERROR_EOF && sent != AVERROR_EAGAIN()) {
            damaged("some pictures can't be decoded");
        }
    }

    private void end(int read) throws MediaException {
        if (read == AVERROR_EXIT || handles.isOver()) {
            throw interrupted();
        }
        if (read != AVERROR_EOF) {
            damaged(AvErrors.text(read));
        }
        if (!draining) {
            draining = true;
            decode(null);
        }
    }

    private MediaException interrupted() {
        if (packets == 0) {
            return Explanation.of(MediaError.TIMED_OUT, source);
        }
        boolean lost = handles.place().isLost(System.nanoTime());
        return Explanation.of(lost ? MediaError.GARBLED : MediaError.STALLED, source);
    }

    private void damaged(String what) {
        if (damage == null) {
            damage = what;
        }
    }

    /**
     * Begins again from the first frame.
     *
     * @return false if this stream can't
     */
    boolean rewind() {
        long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
        if (av_seek_frame(handles.context(), stream.index(), start, AVSEEK_FLAG_BACKWARD) < 0) {
            return false;
        }
        avcodec_flush_buffers(decoder);
        draining = false;
        index = -1;
        return true;
    }

    /** The frame read last; valid until the next is read. */
    AVFrame frame() {
        return frame;
    }

    /** When the packet that completed the frame arrived. */
    Instant receivedAt() {
        return receivedAt;
    }

    /** How many frames came before this one. */
    long index() {
        return index;
    }

    /** Packets of the video read so far. */
    long packets() {
        return packets;
    }

    /** How many frames were not decoded, as nobody wanted them; counts from zero again after each call. */
    long takeSkipped() {
        long taken = skipped;
        skipped = 0;
        return taken;
    }

    /** Nanoseconds spent on decoding the frame. */
    long decodeNanos() {
        return decodeNanos;
    }

    /** Seconds from the start of the stream; by counting frames where the stream has no times. */
    double time() {
        long pts = frame.best_effort_timestamp();
        if (pts == AV_NOPTS_VALUE) {
            return index / frameRate();
        }
        long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
        return (pts - start) * timeBase;
    }

    /** Frames a second as the stream says; 25 where it does not. */
    double frameRate() {
        double rate =
                rate(stream.avg_frame_rate().num(), stream.avg_frame_rate().den());
        return rate > 0 ? rate : 25;
    }

    private static double rate(int numerator, int denominator) {
        return denominator == 0 ? 0 : (double) numerator / denominator;
    }

    /** Whether its frames come in bursts rather than as they happen. */
    boolean isBursty() {
        return handles.formatName().contains("hls") || handles.context().duration() > 0;
    }

    /** Frames in the whole recording as its container says; 0 where it does not. */
    long declaredFrames() {
        return stream.nb_frames();
    }

    /** Seconds of the recording that its header announces but that were not read; empty where it announces none. */
    OptionalDouble missing() {
        AVFormatContext context = handles.context();
        if (context.duration_estimation_method() != AVFMT_DURATION_FROM_STREAM || context.duration() <= 0) {
            return OptionalDouble.empty();
        }
        double start = context.start_time() == AV_NOPTS_VALUE ? 0 : context.start_time() / 1e6;
        return OptionalDouble.of(Math.max(0, start + context.duration() / 1e6 - lastTime));
    }

    /** What was damaged so far, or null. */
    @Nullable
    String damage() {
        return damage;
    }

    /** Such as {@code h264}. */
    String codec() {
        return handles.codecName();
    }

    /** Pixels; of the frame read last, or what the stream announces. */
    int width() {
        return frame.width() > 0 ? frame.width() : decoder.width();
    }

    /** Pixels; of the frame read last, or what the stream announces. */
    int height() {
        return frame.height() > 0 ? frame.height() : decoder.height();
    }

    @Override
    public void close() {
        handles.close();
    }
}
