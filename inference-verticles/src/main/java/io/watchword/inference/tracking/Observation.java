package io.watchword.inference.tracking;

import io.watchword.protocol.Box;

/**
 * A detection, with what it is worth.
 *
 * @param label of the detection
 * @param score of the detector
 * @param logOdds that it is right, calibrated
 * @param box pixels of the frame
 */
public record Observation(String label, double score, double logOdds, Box box) {}
