package io.watchword.questionengine.language;

import java.util.List;

/**
 * One reading of a stretch of text as a category.
 *
 * @param end index of the token after the last one
 * @param value what it means
 * @param cost how far-fetched it is; the cheapest reading wins
 * @param notes where the meaning had to bend
 */
record Item(int end, Object value, double cost, List<String> notes) {}
