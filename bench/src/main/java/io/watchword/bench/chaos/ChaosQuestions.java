package io.watchword.bench.chaos;

import java.util.List;

/** Twenty questions about the demo clip, whose answers change as people walk, and some that a model answers. */
final class ChaosQuestions {
    private ChaosQuestions() {}

    /** Their words. */
    static List<String> texts() {
        return List.of(
                "How many people are there?",
                "How many people are on the left?",
                "How many people are on the right?",
                "How many people are in the middle?",
                "Is there a person on the left?",
                "Is there a person on the right?",
                "Is there a person at the top?",
                "Is there a person at the bottom?",
                "Is anyone there?",
                "Are there at least three people?",
                "Are there at least five people?",
                "Are there at least seven people?",
                "Are there more people than trucks?",
                "How many people are moving?",
                "What colour is the truck?",
                "Where is the truck?",
                "Is there a truck on the left?",
                "How many vehicles are there?",
                "Is there a person near the truck?",
                "the biggest person");
    }

    /** What a model is asked about the whole picture. */
    static List<String> open() {
        return List.of("What does this place look like?", "What kind of weather is it?");
    }

    /** As one of them is asked. */
    static String openJson(String id, String text) {
        return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\",\"model\":\"" + Eye.NAME + "\"}";
    }

    /** As every change of its answer is told to a webhook. */
    static String delivery(String question, String address) {
        return "{\"question\":\"" + question + "\",\"when\":\"change\",\"to\":{\"type\":\"webhook\",\"url\":\""
                + address + "\"}}";
    }

    /** As it is asked. */
    static String json(String id, String text, boolean every) {
        return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\",\"emit\":\"" + (every ? "every" : "change") + "\"}";
    }
}
