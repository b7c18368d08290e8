package io.watchword.inference.tracking;

/**
 * How things are followed. The thresholds on scores and overlaps are ByteTrack's idea (Zhang et al., 2022) with values
 * for a small detector, whose steady people score 0.35 to 0.65.
 *
 * @param highScore detections from here on are matched first
 * @param birthScore detections from here on begin a track
 * @param highOverlap least overlap for the first matching
 * @param lowOverlap least overlap for matching faint detections
 * @param otherLabel what an overlap is reduced by where the labels differ
 * @param memory seconds for which evidence counts: the time constant of the mean
 * @param stillMemory the same for what has stood still for at least as long
 * @param gain how much a settled mean outweighs a single look
 * @param settled detections after which a track is settled
 * @param newcomer what the log odds of a thing that has just come are reduced by
 * @param fade log odds a second lost by a thing that should be in plain view and is not detected
 * @param hiddenFade the same behind another thing
 * @param edgeFade the same at an edge of the picture, where things leave
 * @param keep seconds after its last detection for which a track can be taken up again
 * @param least probability below which a track is not part of the scene
 */
public record TrackerSettings(
        double highScore,
        double birthScore,
        double highOverlap,
        double lowOverlap,
        double otherLabel,
        double memory,
        double stillMemory,
        double gain,
        int settled,
        double newcomer,
        double fade,
        double hiddenFade,
        double edgeFade,
        double keep,
        double least) {

    /** Chosen by the counts on 20 frames of the demo clip; the neighbouring values count nearly as well. */
    public static TrackerSettings defaults() {
        return new TrackerSettings(0.3, 0.3, 0.2, 0.25, 0.15, 0.8, 30, 2, 5, 1, 4, 1, 20, 2.5, 0.05);
    }
}
