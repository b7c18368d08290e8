package io.watchword.questionengine.vocabulary;

/** The open classes of words. */
public enum PartOfSpeech {
    NOUN,
    VERB,
    ADJECTIVE,
    ADVERB
}
