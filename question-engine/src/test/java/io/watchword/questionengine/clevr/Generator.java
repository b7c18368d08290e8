package io.watchword.questionengine.clevr;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes up well-posed questions of CLEVR's families about one scene. Each family gives null where the scene has nothing
 * for it to ask about.
 */
final class Generator {
    private static final List<String> ATTRIBUTES = List.of("size", "color", "material", "shape");

    private final GivenScene scene;
    private final Random random;

    /** What "the …" means: its words, without the article, and the object. */
    private record Referent(String words, int object) {}

    /** What "…s" means: its words in the plural and the objects. */
    private record Group(String words, List<Integer> objects) {}

    Generator(GivenScene scene, Random random) {
        this.scene = scene;
        this.random = random;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** A question of a family, by its number; any number will do. */
    @Nullable
    Asked family(int number) {
        int hops = number / 9 % 4;
        return switch (number % 9) {
            case 0 -> count(hops);
            case 1 -> exist(hops);
            case 2 -> query(hops);
            case 3 -> and();
            case 4 -> hops % 2 == 0 ? or() : orRelated();
            case 5 -> compareIntegers(hops);
            case 6 -> compareValues(hops % 2, hops / 2);
            case 7 -> sameRelateNumber();
            default -> sameRelateQuery();
        };
    }

    private static String hopFamily(int hops) {
        return List.of("zero_hop", "one_hop", "two_hop", "three_hop").get(hops);
    }

    /** A description that only one of the candidates fits, with no word on one attribute. */
    private @Nullable Referent only(List<Integer> candidates, String without) {
        for (int attempt = 0; attempt < 20 && !candidates.isEmpty(); attempt++) {
            int object = any(candidates);
            Description description = Description.of(scene, object, without, random);
            if (description.among(candidates, scene).size() == 1) {
                return new Referent(description.one(random), object);
            }
        }
        return null;
    }

    private @Nullable Referent the(int hops, String without) {
        if (hops == 0) {
            return only(scene.all(), without);
        }
        Referent inner = the(hops - 1, "");
        if (inner == null) {
            return null;
        }
        String relation = any(GivenScene.RELATIONS);
        Referent outer = only(scene.related(relation, inner.object()), without);
        return outer == null
                ? null
                : new Referent(
                        outer.words() + (random.nextBoolean() ? " that is " : " ") + to(relation, inner),
                        outer.object());
    }

    private String to(String relation, Referent referent) {
        return Description.said(relation, random) + " the " + referent.words();
    }

    private Description some() {
        return random.nextBoolean() ? Description.of(scene, any(scene.all()), "", random) : Description.random(random);
    }

    private @Nullable Group those(int hops) {
        Description description = some();
        if (hops == 0) {
            return new Group(description.many(random), description.among(scene.all(), scene));
        }
        Referent inner = the(hops - 1, "");
        if (inner == null) {
            return null;
        }
        String relation = any(GivenScene.RELATIONS);
        return new Group(
                description.many(random) + (random.nextBoolean() ? " that are " : " ") + to(relation, inner),
                description.among(scene.related(relation, inner.object()), scene));
    }

    private @Nullable Asked count(int hops) {
        if (hops == 0) {
            Description description = some();
            return new Asked(
                    "zero_hop",
                    Wording.pick(Wording.COUNT, random, description.many(random)),
                    description.among(scene.all(), scene).size());
        }
        Referent inner = the(hops - 1, "");
        if (inner == null) {
            return null;
        }
        String relation = any(GivenScene.RELATIONS);
        Description description = some();
        String how = Description.said(relation, random);
        String many = description.many(random);
        String text = random.nextBoolean()
                ? Wording.pick(Wording.COUNT_THAT_ARE, random, many, how + " the " + inner.words())
                : "There is a " + inner.words() + "; " + any(List.of("how many ", "what number of ")) + many + " are "
                        + how + " it?";
        int answer = description
                .among(scene.related(relation, inner.object()), scene)
                .size();
        return new Asked(hopFamily(hops), text, answer);
    }

    private @Nullable Asked exist(int hops) {
        if (hops == 0) {
            Description description = some();
            String text = random.nextBoolean()
                    ? Wording.pick(Wording.EXIST_ONE, random, description.one(random))
                    : Wording.pick(Wording.EXIST_MANY, random, description.many(random));
            return new Asked(
                    "zero_hop", text, !description.among(scene.all(), scene).isEmpty());
        }
        Referent inner = the(hops - 1, "");
        if (inner == null) {
            return null;
        }
        String relation = any(GivenScene.RELATIONS);
        Description description = some();
        String how = Description.said(relation, random);
        String noun = random.nextBoolean()
                ? "is there a " + description.one(random) + any(List.of(" ", " that is "))
                : "are there any " + description.many(random) + any(List.of(" ", " that are "));
        String text = random.nextBoolean()
                ? Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + how + " the " + inner.words() + "?"
                : "There is a " + inner.words() + "; " + noun + how + " it?";
        boolean answer = !description
                .among(scene.related(relation, inner.object()), scene)
                .isEmpty();
        return new Asked(hopFamily(hops), text, answer);
    }

    private @Nullable Asked query(int hops) {
        String attribute = any(ATTRIBUTES);
        Referent referent = the(hops, attribute);
        return referent == null ? null : query(hopFamily(hops), attribute, referent);
    }

    private Asked query(String family, String attribute, Referent referent) {
        List<String> wordings = Wording.QUERY.getOrDefault(attribute, List.of());
        String text = Wording.pick(wordings, random, referent.words()).replace(" a other ", " another ");
        return new Asked(family, text, scene.value(referent.object(), attribute));
    }

    private @Nullable Asked and() {
        Referent a = the(0, "");
        Referent b = the(0, "");
        if (a == null || b == null) {
            return null;
        }
        String first = any(GivenScene.RELATIONS);
        String second = any(GivenScene.RELATIONS);
        List<Integer> both = scene.related(first, a.object()).stream()
                .filter(scene.related(second, b.object())::contains)
                .toList();
        String that = (random.nextBoolean() ? "both " : "") + to(first, a) + " and " + to(second, b);
        if (random.nextInt(3) == 0) {
            Description description = some();
            int answer = description.among(both, scene).size();
            return new Asked(
                    "single_and", Wording.pick(Wording.COUNT_THAT_ARE, random, description.many(random), that), answer);
        }
        String attribute = any(ATTRIBUTES);
        Referent referent = only(both, attribute);
        return referent == null
                ? null
                : query(
                        "single_and",
                        attribute,
                        new Referent(referent.words() + " that is " + that, referent.object()));
    }

    private Asked or() {
        Description all = random.nextBoolean() ? new Description(Map.of()) : some();
        Description a = some();
        Description b = some();
        String either = (random.nextBoolean() ? "either " : "") + a.many(random) + " or " + b.many(random);
        long answer = all.among(scene.all(), scene).stream()
                .filter(i -> !a.among(List.of(i), scene).isEmpty()
                        || !b.among(List.of(i), scene).isEmpty())
                .count();
        return new Asked(
                "single_or", Wording.pick(Wording.COUNT_THAT_ARE, random, all.many(random), either), (int) answer);
    }

    private @Nullable Asked orRelated() {
        Group a = those(1);
        Group b = those(1);
        if (a == null || b == null) {
            return null;
        }
        String either = (random.nextBoolean() ? "either " : "") + a.words() + " or " + b.words();
        Set<Integer> objects = new HashSet<>(a.objects());
        objects.addAll(b.objects());
        String things = new Description(Map.of()).many(random);
        return new Asked("single_or", Wording.pick(Wording.COUNT_THAT_ARE, random, things, either), objects.size());
    }

    private @Nullable Asked compareIntegers(int hops) {
        Group a = those(hops % 2);
        Group b = those(hops / 2);
        if (a == null || b == null) {
            return null;
        }
        int difference = Integer.compare(a.objects().size(), b.objects().size());
        return switch (random.nextInt(3)) {
            case 0 -> compare(Wording.EQUAL, a, b, difference == 0);
            case 1 -> compare(Wording.LESS, a, b, difference < 0);
            default -> compare(Wording.GREATER, a, b, difference > 0);
        };
    }

    private Asked compare(List<String> wordings, Group a, Group b, boolean answer) {
        return new Asked("compare_integer", Wording.pick(wordings, random, a.words(), b.words()), answer);
    }

    private @Nullable Asked compareValues(int hopsOfOne, int hopsOfOther) {
        String attribute = any(ATTRIBUTES);
        Referent a = the(hopsOfOne, attribute);
        Referent b = the(hopsOfOther, attribute);
        return a == null || b == null || a.object() == b.object()
                ? null
                : new Asked(
                        "comparison",
                        Wording.same(attribute, random, a.words(), b.words()),
                        scene.value(a.object(), attribute).equals(scene.value(b.object(), attribute)));
    }

    private @Nullable Asked sameRelateNumber() {
        String attribute = any(ATTRIBUTES);
        Referent as = the(0, "");
        if (as == null) {
            return null;
        }
        List<Integer> same = scene.same(attribute, as.object());
        if (random.nextInt(4) == 0) {
            String text = "Is there anything else "
                    + any(List.of("that " + Wording.shares(attribute, random), Wording.of(attribute, random)))
                    + " the " + as.words() + "?";
            return new Asked("same_relate", text, !same.isEmpty());
        }
        Description description = some();
        boolean fits = !description.among(List.of(as.object()), scene).isEmpty();
        List<Integer> found = description.among(same, scene);
        String other = fits ? "other " : "";
        String many = other + description.many(random);
        String the = " the " + as.words() + "?";
        return switch (random.nextInt(5)) {
            case 0 ->
                new Asked(
                        "same_relate",
                        any(List.of("How many ", "What number of ")) + many + " " + Wording.share(attribute, random)
                                + the,
                        found.size());
            case 1 ->
                new Asked(
                        "same_relate",
                        any(List.of("How many ", "What number of ")) + many + " are there "
                                + Wording.of(attribute, random) + the,
                        found.size());
            case 2 ->
                new Asked(
                        "same_relate",
                        "Are there any " + many + " that " + Wording.share(attribute, random) + the,
                        !found.isEmpty());
            case 3 ->
                new Asked(
                        "same_relate",
                        "Are there any " + many + " " + Wording.of(attribute, random) + the,
                        !found.isEmpty());
            default ->
                new Asked(
                        "same_relate",
                        "Is there " + (fits ? any(List.of("another ", "any other ")) : "a ") + description.one(random)
                                + any(List.of(
                                        " that " + Wording.shares(attribute, random),
                                        " " + Wording.of(attribute, random)))
                                + the,
                        !found.isEmpty());
        };
    }

    private @Nullable Asked sameRelateQuery() {
        String same = any(ATTRIBUTES);
        String attribute = any(ATTRIBUTES);
        Referent as = the(0, "");
        if (as == null || attribute.equals(same)) {
            return null;
        }
        Referent referent = only(scene.same(same, as.object()), attribute);
        if (referent == null) {
            return null;
        }
        boolean other = random.nextBoolean();
        String words = (other ? "other " : "") + referent.words() + " that " + Wording.shares(same, random) + " the "
                + as.words();
        return query("same_relate", attribute, new Referent(words, referent.object()));
    }
}
