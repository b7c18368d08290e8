package io.watchword.modelpackages.task;

import io.watchword.modelpackages.ModelPackage;
import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.manifest.Decoding;
import java.util.List;
import java.util.stream.IntStream;

/** The list that a model chooses from, held against how many numbers it gives. */
final class Words {
    private static final int MOST = 10;

    private final String told;
    private final List<String> lines;
    private final Decoding.Scores scores;

    Words(ModelPackage from, Decoding.Choice choice) {
        this.told = "The model package " + from.name() + " has ";
        this.lines = from.lines(choice.words());
        this.scores = choice.scores();
        if (lines.isEmpty()) {
            throw new PackageException(told + "nothing to choose from: " + choice.words() + " is empty");
        }
    }

    List<String> lines() {
        return lines;
    }

    /**
     * The likeliest lines.
     *
     * @throws PackageException if there are not as many as numbers
     */
    List<Ranked> rank(float[] numbers) {
        if (numbers.length != lines.size()) {
            throw new PackageException(told + lines.size() + " words, but its network chooses among " + numbers.length
                    + ": they are of different models; export it again");
        }
        double[] shares = Scoring.of(scores, numbers);
        return IntStream.of(Scoring.strongest(shares, MOST))
                .mapToObj(index -> new Ranked(lines.get(index), shares[index]))
                .toList();
    }
}
