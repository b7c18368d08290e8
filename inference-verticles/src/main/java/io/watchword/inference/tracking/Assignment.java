package io.watchword.inference.tracking;

import java.util.Arrays;

/**
 * The linear assignment problem: the Hungarian method with potentials (Kuhn 1955, Munkres 1957), in the row-by-row
 * O(rows² · columns) form that e-maxx's "Assignment problem" describes.
 */
public final class Assignment {
    /** A row that is assigned to nothing. */
    public static final int NONE = -1;

    private Assignment() {}

    /**
     * The pairs with the greatest sum of worths, of those that are worth anything.
     *
     * @param worth by row and column, at least 0; 0 where a pair is not allowed
     * @return for each row its column, or {@link #NONE}
     */
    public static int[] best(double[][] worth) {
        int rows = worth.length;
        int columns = rows == 0 ? 0 : worth[0].length;
        // one spare column for each row, worth nothing, so that a row may stay alone
        double[][] cost = new double[rows][columns + rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                cost[row][column] = -worth[row][column];
            }
        }
        int[] assigned = cheapest(cost);
        for (int row = 0; row < rows; row++) {
            if (assigned[row] >= columns || worth[row][assigned[row]] <= 0) {
                assigned[row] = NONE;
            }
        }
        return assigned;
    }

    /** Every row's column at the least total cost; at least as many columns as rows. */
    private static int[] cheapest(double[][] cost) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        double[] rowPotential = new double[rows + 1];
        double[] columnPotential = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            augment(cost, row, rowPotential, columnPotential, rowOf);
        }
        int[] assigned = new int[rows];
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0) {
                assigned[rowOf[column] - 1] = column - 1;
            }
        }
        return assigned;
    }

    private static void augment(double[][] cost, int start, double[] u, double[] v, int[] rowOf) {
        int columns = v.length - 1;
        double[] slack = new double[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        int[] previous = new int[columns + 1];
        boolean[] used = new boolean[columns + 1];
        int column = 0;
        rowOf[0] = start;
        do {
            used[column] = true;
            int row = rowOf[column];
            int nearest = 0;
            double step = Double.POSITIVE_INFINITY;
            for (int j = 1; j <= columns; j++) {
                if (used[j]) {
                    continue;
                }
                double reduced = cost[row - 1][j - 1] - u[row] - v[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    previous[j] = column;
                }
                if (slack[j] < step) {
                    step = slack[j];
                    nearest = j;
                }
            }
            shift(step, used, slack, u, v, rowOf);
            column = nearest;
        } while (rowOf[column] != 0);
        while (column != 0) {
            int before = previous[column];
            rowOf[column] = rowOf[before];
            column = before;
        }
    }

    private static void shift(double step, boolean[] used, double[] slack, double[] u, double[] v, int[] rowOf) {
        for (int j = 0; j < used.length; j++) {
            if (used[j]) {
                u[rowOf[j]] += step;
                v[j] -= step;
            } else {
                slack[j] -= step;
            }
        }
    }
}
