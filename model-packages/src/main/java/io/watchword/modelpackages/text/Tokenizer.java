package io.watchword.modelpackages.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.device.LibTorch;
import io.watchword.modelpackages.manifest.TextSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Texts to tokens and back, by Hugging Face's tokenizers. Any number of threads may use one. */
public final class Tokenizer implements AutoCloseable {
    private static final long MOST = 256L << 20;

    private final HuggingFaceTokenizer tokenizer;
    private final TextSteps steps;

    private Tokenizer(HuggingFaceTokenizer tokenizer, TextSteps steps) {
        this.tokenizer = tokenizer;
        this.steps = steps;
    }

    /**
     * Reads the package's tokenizer.
     *
     * @throws PackageException if it has none, or one that can't be read
     */
    public static Tokenizer load(ModelPackage modelPackage) {
        TextSteps steps = modelPackage.manifest().text();
        if (steps == null) {
            throw new PackageException("The model package " + modelPackage.name()
                    + " has no tokenizer, but takes texts: give model.yaml a text part with one, or export it again");
        }
        Path file = modelPackage.fileUpTo(MOST, steps.tokenizer());
        LibTorch.stayOffline();
        try {
            return new Tokenizer(
                    HuggingFaceTokenizer.builder()
                            .optTokenizerPath(file)
                            .optAddSpecialTokens(true)
                            .optTruncation(true)
                            .optMaxLength(steps.longest())
                            .optPadding(false)
                            .build(),
                    steps);
        } catch (IOException | RuntimeException e) {
            throw new PackageException(
                    "Can't read " + file + " as a tokenizer: " + e.getMessage() + "; export the package again", e);
        }
    }

    /** A text's tokens, cut off and filled up as the package says. */
    public Tokens encode(String text) {
        Encoding encoded = tokenizer.encode(text);
        Tokens tokens = new Tokens(encoded.getIds(), encoded.getAttentionMask(), encoded.getTypeIds());
        return filled(tokens, Math.max(steps.padTo(), tokens.ids().length));
    }

    /** The same for several, all as long as the longest of them. */
    public List<Tokens> encode(List<String> texts) {
        List<Tokens> encoded = texts.stream().map(this::encode).toList();
        int longest = encoded.stream().mapToInt(each -> each.ids().length).max().orElse(0);
        return encoded.stream().map(each -> filled(each, longest)).toList();
    }

    private Tokens filled(Tokens tokens, int length) {
        long[] ids = Arrays.copyOf(tokens.ids(), length);
        Arrays.fill(ids, tokens.ids().length, length, steps.pad());
        return new Tokens(ids, Arrays.copyOf(tokens.attention(), length), Arrays.copyOf(tokens.types(), length));
    }

    /** The text of tokens, without the special ones. */
    public String decode(long[] ids) {
        return tokenizer.decode(ids, true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
