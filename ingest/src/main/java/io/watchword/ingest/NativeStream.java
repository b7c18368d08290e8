package io.watchword.ingest;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** FFmpeg's memory for one open stream: allocated when it is opened, freed when it is closed, on the same thread. */
final class NativeStream implements AutoCloseable {
    static {
        // its return values say what went wrong; its log would show URLs with their passwords
        av_log_set_level(AV_LOG_QUIET);
    }

    private final Source source;
    private final Interrupt interrupt;
    private final LostPlace place;
    private @Nullable AVFormatContext context;
    private @Nullable AVCodecContext decoder;
    private @Nullable AVStream stream;
    private @Nullable AVPacket packet;
    private @Nullable AVFrame frame;
    private long watched;

    private NativeStream(Source source, Interrupt interrupt) {
        this.source = source;
        this.interrupt = interrupt;
        this.place = LostPlace.in(source);
    }

    static NativeStream open(Source source, Interrupt interrupt, int threads) throws MediaException {
        NativeStream opened = new NativeStream(source, interrupt);
        try {
            opened.openInput();
            opened.openDecoder(threads);
            opened.packet = av_packet_alloc();
            opened.frame = av_frame_alloc();
            return opened;
        } catch (MediaException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private void openInput() throws MediaException {
        AVFormatContext opening = avformat_alloc_context();
        watched = InterruptCallback.watch(opening, this::givesUp);
        AVInputFormat input = input();
        if (input != null) {
            opening.flags(opening.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
        }
        AVDictionary options = new AVDictionary(null);
        try {
            source.options().forEach((name, value) -> av_dict_set(options, name, value, 0));
            // frees the context if it fails
            check(avformat_open_input(opening, source.url(), input, options));
        } finally {
            av_dict_free(options);
            options.close();
        }
        context = opening;
        if (!source.selfDescribing()) {
            check(avformat_find_stream_info(opening, (PointerPointer<?>) null));
        }
    }

    private boolean givesUp() {
        place.asked();
        return isOver();
    }

    /** Whether reads end now: what FFmpeg still gives then is what it had before. */
    boolean isOver() {
        return interrupt.isDue() || place.isLost(System.nanoTime());
    }

    private @Nullable AVInputFormat input() throws MediaException {
        String name = source.input();
        if (name == null) {
            return null;
        }
        avdevice.avdevice_register_all();
        AVInputFormat found = av_find_input_format(name);
        if (found == null) {
            throw new MediaException(MediaError.BAD_URL, "This system can't read " + name + " devices");
        }
        return found;
    }

    private void openDecoder(int threads) throws MediaException {
        int best = av_find_best_stream(context(), AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
        if (best < 0) {
            throw Explanation.of(MediaError.NO_VIDEO, source);
        }
        for (int i = 0; i < context().nb_streams(); i++) {
            boolean needed = i == best || source.looped();
            context().streams(i).discard(needed ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
        stream = context().streams(best);
        decode(threads);
    }

    /**
     * Makes another decoder if the stream has changed its codec since.
     *
     * @return whether it has
     */
    boolean followCodec() throws MediaException {
        int threads = decoder().thread_count();
        if (stream().codecpar().codec_id() == decoder().codec_id()) {
            return false;
        }
        avcodec_free_context(decoder);
        decoder = null;
        decode(threads);
        return true;
    }

    private void decode(int threads) throws MediaException {
        AVCodec codec = avcodec_find_decoder(stream().codecpar().codec_id());
        if (codec == null) {
            throw new MediaException(
                    MediaError.NOT_MEDIA,
                    source.shown() + " sends " + codecName() + " video, which can't be decoded here");
        }
        decoder = avcodec_alloc_context3(codec);
        check(avcodec_parameters_to_context(decoder(), stream().codecpar()));
        decoder().pkt_timebase(stream().time_base());
        decoder().thread_count(threads);
        check(avcodec_open2(decoder(), codec, (PointerPointer<?>) null));
    }

    private void check(int code) throws MediaException {
        if (code >= 0) {
            return;
        }
        if (code == AVERROR_EXIT || interrupt.isDue()) {
            throw Explanation.of(MediaError.TIMED_OUT, source);
        }
        throw Explanation.of(code, source);
    }

    /** Where it is in the stream. */
    LostPlace place() {
        return place;
    }

    AVFormatContext context() {
        return present(context);
    }

    AVCodecContext decoder() {
        return present(decoder);
    }

    AVStream stream() {
        return present(stream);
    }

    AVPacket packet() {
        return present(packet);
    }

    AVFrame frame() {
        return present(frame);
    }

    /** FFmpeg's properties of the codec. */
    int properties() {
        return avcodec_descriptor_get(stream().codecpar().codec_id()).props();
    }

    String codecName() {
        return avcodec_get_name(stream().codecpar().codec_id()).getString();
    }

    String formatName() {
        return context().iformat().name().getString();
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("closed");
        }
        return value;
    }

    /** Frees everything; further calls do nothing. */
    @Override
    public void close() {
        if (frame != null) {
            av_frame_free(frame);
            frame = null;
        }
        if (packet != null) {
            av_packet_free(packet);
            packet = null;
        }
        if (decoder != null) {
            avcodec_free_context(decoder);
            decoder = null;
        }
        if (context != null) {
            avformat_close_input(context);
            context = null;
        }
        stream = null;
        InterruptCallback.forget(watched);
    }
}
