package io.watchword.questionengine.language;

import io.watchword.questionengine.program.Property;

/**
 * What something does, said right after its noun: "the man riding a horse". Of what can't do it, it is said of another.
 */
record Acting(Property property) {}
