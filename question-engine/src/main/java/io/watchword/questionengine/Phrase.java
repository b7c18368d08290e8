package io.watchword.questionengine;

/**
 * A noun phrase as it was read.
 *
 * @param things what it picks out
 * @param plural whether it stands in the plural
 * @param indefinite whether it says "a", "any" or the like: "is a dog on the left" asks whether there is one
 * @param pronoun whether it is "anyone" or the like
 * @param negated whether it is "nobody" or the like
 * @param exact whether it says neither more nor other than its labels; "woman" as person does
 */
record Phrase(Things things, boolean plural, boolean indefinite, boolean pronoun, boolean negated, boolean exact) {
    Phrase with(Things newThings) {
        return new Phrase(newThings, plural, indefinite, pronoun, negated, exact);
    }

    /** This or the other. */
    Phrase and(Phrase other) {
        Things union = new Things.Union(things, other.things());
        return new Phrase(union, plural || other.plural(), indefinite, pronoun, negated, exact && other.exact());
    }
}
