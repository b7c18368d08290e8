package io.watchword.ingest;

/**
 * Places in a picture that keep changing, such as a clock that a camera writes into it. A place becomes habitual when
 * it has changed in most of the last half minute's seconds. One thread.
 */
final class Habits {
    // squares across and down
    private static final int PLACE = 8;
    private static final float LEARNING = 0.05f;
    private static final float HABITUAL = 0.8f;
    private static final double MOST = 0.04;

    private final int across;
    private final float[] habits;
    private final boolean[] changed;
    private boolean few = true;

    /**
     * @param columns of squares
     * @param rows of squares
     */
    Habits(int columns, int rows) {
        across = (columns + PLACE - 1) / PLACE;
        int places = across * ((rows + PLACE - 1) / PLACE);
        habits = new float[places];
        changed = new boolean[places];
    }

    /** Notes that a square changed; whether that is news. */
    boolean isNew(int column, int row) {
        int place = row / PLACE * across + column / PLACE;
        changed[place] = true;
        return !few || habits[place] < HABITUAL;
    }

    /** A second is over. */
    void learn() {
        int habitual = 0;
        for (int i = 0; i < habits.length; i++) {
            habits[i] += LEARNING * ((changed[i] ? 1 : 0) - habits[i]);
            changed[i] = false;
            habitual += habits[i] < HABITUAL ? 0 : 1;
        }
        few = habitual <= MOST * habits.length;
    }
}
