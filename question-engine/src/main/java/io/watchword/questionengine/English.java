package io.watchword.questionengine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The closed part of English, as {@code /grammar/english.yaml} lists it. Immutable. */
final class English {
    final Phrases<String> fillers;
    final Phrases<String> openings;
    final Phrases<Boolean> pronouns;
    final Phrases<String> anything;
    final Phrases<String> determiners;
    final Set<String> indefinite;
    final Phrases<String> copulas;
    final Phrases<String> relatives;
    final Phrases<String> headsOfNothing;
    final Phrases<String> existsOpenings;
    final Phrases<String> existsTails;
    final Phrases<String> countOpenings;
    final Phrases<String> countTails;
    final Phrases<String> locateOpenings;
    final Phrases<String> whereOpenings;
    final Phrases<String> colourOpenings;
    final Phrases<String> colourWords;
    final Phrases<String> kindOpenings;
    final Phrases<String> deictics;
    final Phrases<Integer> numbers;
    final Phrases<Integer> ordinals;
    final Phrases<Comparison> comparisons;
    final Phrases<Comparison> postponedComparisons;
    final Phrases<Comparison> numberComparisons;
    final Phrases<String> placePrepositions;
    final Phrases<String> placeIntensifiers;
    final Phrases<String> placeNouns;
    final Phrases<Place> places;
    final Phrases<String> relationIntensifiers;
    final Phrases<Relation> relations;
    final Phrases<Order> superlatives;
    final Phrases<Order> ordersFrom;
    final Phrases<String> wearing;
    final Phrases<Part> garments;
    final Set<String> functionWords;

    private English(JsonNode file) {
        fillers = Phrases.of(fillers(file));
        openings = list(file, "openings");
        pronouns = map(file, "pronouns", JsonNode::asBoolean);
        anything = list(file, "anything");
        determiners = list(file, "determiners");
        indefinite = Set.copyOf(texts(file.path("indefinite")));
        copulas = list(file, "copulas");
        relatives = list(file, "relatives");
        headsOfNothing = list(file, "heads-of-nothing");
        existsOpenings = list(file, "exists-openings");
        existsTails = list(file, "exists-tails");
        countOpenings = list(file, "count-openings");
        countTails = list(file, "count-tails");
        locateOpenings = list(file, "locate-openings");
        whereOpenings = list(file, "where-openings");
        colourOpenings = list(file, "colour-openings");
        colourWords = list(file, "colour-words");
        kindOpenings = list(file, "kind-openings");
        deictics = list(file, "deictics");
        numbers = map(file, "numbers", JsonNode::asInt);
        ordinals = map(file, "ordinals", JsonNode::asInt);
        comparisons = map(file, "comparisons", node -> Comparison.valueOf(node.asText()));
        postponedComparisons = map(file, "postponed-comparisons", node -> Comparison.valueOf(node.asText()));
        numberComparisons = map(file, "number-comparisons", node -> Comparison.valueOf(node.asText()));
        placePrepositions = list(file, "place-prepositions");
        placeIntensifiers = list(file, "place-intensifiers");
        placeNouns = list(file, "place-nouns");
        places = map(file, "places", node -> Place.valueOf(node.asText()));
        relationIntensifiers = list(file, "relation-intensifiers");
        relations = map(file, "relations", node -> Relation.valueOf(node.asText()));
        superlatives = map(file, "superlatives", node -> Order.valueOf(node.asText()));
        ordersFrom = map(file, "orders-from", node -> Order.valueOf(node.asText()));
        wearing = list(file, "wearing");
        garments = map(file, "garments", node -> Part.valueOf(node.asText()));
        functionWords = Set.copyOf(texts(file.path("function-words")));
    }

    static English load() {
        try (InputStream in = English.class.getResourceAsStream("/grammar/english.yaml")) {
            return new English(new ObjectMapper(new YAMLFactory()).readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the grammar", e);
        }
    }

    /** Every word the grammar knows in some phrase. */
    Set<String> words() {
        Set<String> words = new HashSet<>(functionWords);
        for (Phrases<?> phrases : List.of(
                countOpenings,
                copulas,
                places,
                relations,
                numbers,
                garments,
                existsOpenings,
                superlatives,
                comparisons)) {
            phrases.texts().forEach(phrase -> words.addAll(List.of(phrase.split(" ", -1))));
        }
        return words;
    }

    /** Phrases like "in the picture" are the product of their prepositions, articles and nouns. */
    private static List<String> fillers(JsonNode file) {
        List<String> all = new ArrayList<>(texts(file.path("fillers")));
        JsonNode picture = file.path("picture");
        for (String noun : texts(picture.path("nouns"))) {
            for (String preposition : texts(picture.path("prepositions"))) {
                all.add(preposition + " " + noun);
                for (String article : texts(picture.path("articles"))) {
                    all.add(preposition + " " + article + " " + noun);
                }
            }
        }
        return all;
    }

    private static Phrases<String> list(JsonNode file, String key) {
        return Phrases.of(texts(file.path(key)));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static <T> Phrases<T> map(JsonNode file, String key, Function<JsonNode, T> meaning) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        file.path(key).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return Phrases.of(fields, meaning);
    }
}
