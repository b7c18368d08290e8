package io.watchword.standalone.reason;

/**
 * How a family of questions went.
 *
 * @param given of how many the file gives the answer
 * @param right how many of those were answered as it says
 */
public record FamilyTotal(int questions, int understood, int given, int right) {
    static final FamilyTotal NONE = new FamilyTotal(0, 0, 0, 0);

    FamilyTotal plus(boolean isUnderstood, boolean isGiven, boolean isRight) {
        return new FamilyTotal(
                questions + 1,
                understood + (isUnderstood ? 1 : 0),
                given + (isGiven ? 1 : 0),
                right + (isRight ? 1 : 0));
    }
}
