package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Things;
import java.util.Set;

/** "It", and what it stands for. */
final class Anaphora {
    /** Stands for what was spoken of before until that is put in its place. */
    static final Things IT = new Things.Find("it", Set.of());

    private Anaphora() {}
}
