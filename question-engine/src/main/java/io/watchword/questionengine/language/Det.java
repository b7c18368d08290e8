package io.watchword.questionengine.language;

/** How a noun phrase points at what it names. */
enum Det {
    /** "the", "his", "this": it is taken to be there. */
    THE,
    /** "a", "some". */
    A,
    /** "any". */
    ANY,
    /** "no". */
    NO,
    /** Nothing: "dogs". */
    BARE,
    /** "all", "every", "each". */
    ALL,
    /** "both". */
    BOTH,
    /** "none of". */
    NONE,
    /** "neither of". */
    NEITHER,
    /** "either of". */
    EITHER,
    /** "most". */
    MOST,
    /** "it", "this", "they": what the picture is about, or what was spoken of before. */
    IT
}
