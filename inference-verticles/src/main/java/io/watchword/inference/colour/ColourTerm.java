package io.watchword.inference.colour;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The eleven basic colour terms of English (Berlin and Kay, "Basic Color Terms", 1969), each with colours that people
 * call so, as sRGB: the named web colours of its group, and what cloth, paint and skin of that colour look like through
 * a camera.
 */
enum ColourTerm {
    BLACK("000000 141414 1e1e22 282828"),
    WHITE("ffffff f5f5f5 e4e4e4 f8f8ff fffaf0 dcdcdc"),
    GREY("464646 5a5a5a 696969 808080 708090 969696 a9a9a9 bebebe"),
    RED("ff0000 dc143c b22222 8b0000 c83c32 e03030 9b2d30 5a1010 7a2020"),
    ORANGE("ffa500 ff8c00 ff7f50 ff6347 e87820 f09040 d06818"),
    YELLOW("ffff00 ffd700 f0e68c ffff80 e8d040 d8c020 f0e050 c0b030"),
    GREEN("00ff00 008000 228b22 006400 90ee90 556b2f 6b8e23 2e8b57 9acd32 406040 203820 70a070 607838"),
    BLUE("0000ff 000080 4169e1 1e90ff 87ceeb 4682b4 191970 00bfff add8e6 36486a 28344c 50688c 008b8b 6480a8"),
    PURPLE("800080 8a2be2 9370db 4b0082 9932cc 663399 ba55d3 604070 402848 8060a0"),
    PINK("ffc0cb ffb6c1 ff69b4 ff1493 db7093 f0a0b0 e080a0 d89098"),
    BROWN("8b4513 a0522d 654321 5c4033 6b4a30 d2b48c cd853f 3c2a1e 8c6848 b08860");

    private static final List<ColourTerm> ALL = List.of(values());

    private final String examples;

    ColourTerm(String examples) {
        this.examples = examples;
    }

    static List<ColourTerm> all() {
        return ALL;
    }

    List<Lab> examples() {
        return Arrays.stream(examples.split(" "))
                .map(hex -> Lab.of(Integer.parseInt(hex, 16)))
                .toList();
    }

    /** What people call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
