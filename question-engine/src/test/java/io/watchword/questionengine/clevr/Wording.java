package io.watchword.questionengine.clevr;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ways of asking, with {@code {0}}, {@code {1}} and so on where the noun phrases go. */
final class Wording {
    static final List<String> COUNT = List.of("How many {0} are there?", "What number of {0} are there?");
    static final List<String> COUNT_THAT_ARE = List.of("How many {0} are {1}?", "What number of {0} are {1}?");
    static final List<String> EXIST_MANY = List.of("Are there any {0}?", "Are any {0} visible?");
    static final List<String> EXIST_ONE = List.of("Is there a {0}?");

    static final Map<String, List<String>> QUERY = Map.of(
            "size",
            List.of(
                    "What size is the {0}?",
                    "What is the size of the {0}?",
                    "How big is the {0}?",
                    "The {0} has what size?",
                    "The {0} is what size?",
                    "There is a {0}; what size is it?",
                    "There is a {0}; how big is it?",
                    "There is a {0}; what is its size?"),
            "color",
            List.of(
                    "What color is the {0}?",
                    "What is the color of the {0}?",
                    "The {0} has what color?",
                    "The {0} is what color?",
                    "There is a {0}; what color is it?",
                    "There is a {0}; what is its color?"),
            "material",
            List.of(
                    "What material is the {0}?",
                    "What is the material of the {0}?",
                    "What is the {0} made of?",
                    "What material is the {0} made of?",
                    "The {0} is made of what material?",
                    "The {0} has what material?",
                    "The {0} is what material?",
                    "There is a {0}; what is it made of?",
                    "There is a {0}; what material is it?",
                    "There is a {0}; what material is it made of?",
                    "There is a {0}; what is its material?"),
            "shape",
            List.of(
                    "What shape is the {0}?",
                    "What is the shape of the {0}?",
                    "The {0} has what shape?",
                    "The {0} is what shape?",
                    "There is a {0}; what shape is it?",
                    "There is a {0}; what is its shape?"));

    static final List<String> EQUAL = List.of(
            "Are there an equal number of {0} and {1}?",
            "Are there the same number of {0} and {1}?", "Is the number of {0} the same as the number of {1}?");
    static final List<String> LESS =
            List.of("Are there fewer {0} than {1}?", "Is the number of {0} less than the number of {1}?");
    static final List<String> GREATER =
            List.of("Are there more {0} than {1}?", "Is the number of {0} greater than the number of {1}?");

    private static final List<String> SAME = List.of(
            "Do the {0} and the {1} have the same {A}?",
            "Does the {0} have the same {A} as the {1}?",
            "Is the {A} of the {0} the same as the {1}?",
            "Is the {0} the same {A} as the {1}?");
    private static final List<String> SAME_AS_IT = List.of(
            "There is a {0}; does it have the same {A} as the {1}?",
            "There is a {0}; is it the same {A} as the {1}?", "There is a {0}; is its {A} the same as the {1}?");
    private static final List<String> SAME_MATERIAL =
            List.of("Are the {0} and the {1} made of the same {A}?", "Is the {0} made of the same {A} as the {1}?");

    private static final List<String> SHARES = List.of("is the same {A} as", "has the same {A} as");
    private static final List<String> SHARE = List.of("are the same {A} as", "have the same {A} as");

    private Wording() {}

    static String pick(List<String> wordings, Random random, String... phrases) {
        String text = wordings.get(random.nextInt(wordings.size()));
        for (int i = 0; i < phrases.length; i++) {
            text = text.replace("{" + i + "}", phrases[i]);
        }
        return text;
    }

    /** A question whether two things have the same value. */
    static String same(String attribute, Random random, String a, String b) {
        List<String> wordings = random.nextInt(3) == 0 ? SAME_AS_IT : SAME;
        boolean material = attribute.equals("material") && random.nextInt(3) == 0;
        return pick(material ? SAME_MATERIAL : wordings, random, a, b).replace("{A}", attribute);
    }

    /** "is the same size as", of one thing. */
    static String shares(String attribute, Random random) {
        return madeOf(attribute, "is", random, SHARES);
    }

    /** "are the same size as", of several. */
    static String share(String attribute, Random random) {
        return madeOf(attribute, "are", random, SHARE);
    }

    private static String madeOf(String attribute, String verb, Random random, List<String> others) {
        return attribute.equals("material") && random.nextInt(3) == 0
                ? verb + " made of the same material as"
                : pick(others, random).replace("{A}", attribute);
    }

    /** "of the same size as", after a noun. */
    static String of(String attribute, Random random) {
        String made = attribute.equals("material") && random.nextInt(2) == 0 ? "made " : "";
        return made + "of the same " + attribute + " as";
    }
}
