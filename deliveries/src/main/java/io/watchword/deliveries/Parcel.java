package io.watchword.deliveries;

import io.watchword.protocol.Delivery;

/**
 * One attempt.
 *
 * @param delivery by which it goes
 * @param answer id of the answer
 * @param body JSON; not copied, not to be changed
 * @param sample whether it is only a test
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
record Parcel(Delivery delivery, String answer, byte[] body, boolean sample) {}
