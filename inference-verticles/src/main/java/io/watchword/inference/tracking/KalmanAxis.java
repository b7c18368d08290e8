package io.watchword.inference.tracking;

/**
 * A constant-velocity Kalman filter of one coordinate, with white-noise acceleration. With noise that is independent
 * between coordinates, four of these are exactly the joint filter of a box.
 */
final class KalmanAxis {
    private double position;
    private double velocity;
    private double positionVariance;
    private double covariance;
    private double velocityVariance;

    KalmanAxis(double position, double positionDeviation, double velocityDeviation) {
        this.position = position;
        this.positionVariance = positionDeviation * positionDeviation;
        this.velocityVariance = velocityDeviation * velocityDeviation;
    }

    /**
     * Time passes.
     *
     * @param seconds at least 0
     * @param acceleration spectral density of the acceleration, units² / s³
     */
    void predict(double seconds, double acceleration) {
        position += velocity * seconds;
        positionVariance += seconds * (2 * covariance + seconds * velocityVariance)
                + acceleration * seconds * seconds * seconds / 3;
        covariance += seconds * velocityVariance + acceleration * seconds * seconds / 2;
        velocityVariance += acceleration * seconds;
    }

    /** It was measured, with the given standard deviation. */
    void update(double measured, double deviation) {
        double total = positionVariance + deviation * deviation;
        double gain = positionVariance / total;
        double velocityGain = covariance / total;
        double surprise = measured - position;
        position += gain * surprise;
        velocity += velocityGain * surprise;
        velocityVariance -= velocityGain * covariance;
        covariance *= 1 - gain;
        positionVariance *= 1 - gain;
    }

    /** Keeps a share of the velocity. */
    void damp(double share) {
        velocity *= share;
    }

    double position() {
        return position;
    }

    double velocity() {
        return velocity;
    }

    /** Standard deviation of the position. */
    double deviation() {
        return Math.sqrt(positionVariance);
    }
}
