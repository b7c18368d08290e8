package io.watchword.questionengine.vocabulary;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a noun means in terms of labels, and of the kinds that a classifier tells.
 *
 * @param word the noun in the singular
 * @param labels the labels it covers, in the vocabulary's order; empty for a compound noun that is none of them
 * @param kin how it relates to them
 * @param plural whether it was given in the plural
 * @param kinds synsets of the kinds that it covers, where these and not the labels decide; else empty
 * @param repertoires the names of those, of the classifiers that are and were there, that all these kinds are in
 * @param partial whether the detector looks for some of what it means only, if at all
 */
public record Noun(
        String word,
        Set<String> labels,
        Kin kin,
        boolean plural,
        Set<String> kinds,
        Set<String> repertoires,
        boolean partial) {
    /** How a noun relates to the labels it is read as. */
    public enum Kin {
        /** It means the label: "lorry", truck. */
        SAME,
        /** It means some of what the label covers: "poodle", dog; a classifier may tell which. */
        NARROWER,
        /** It covers the labels, and maybe things the detector can't see: "animal". */
        BROADER,
        /** It means something near the labels: "van", car or truck. */
        ROUGH
    }

    public Noun {
        labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
        kinds = Collections.unmodifiableSet(new LinkedHashSet<>(kinds));
        repertoires = Collections.unmodifiableSet(new LinkedHashSet<>(repertoires));
    }

    /** What labels decide. */
    Noun(String word, Set<String> labels, Kin kin, boolean plural) {
        this(word, labels, kin, plural, Set.of(), Set.of(), false);
    }

    /** The same in the plural. */
    Noun several() {
        return new Noun(word, labels, kin, true, kinds, repertoires, partial);
    }
}
