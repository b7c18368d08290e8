package io.watchword.protocol.kafka;

/**
 * Where a record is in its topic.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record Position(int partition, long offset) {}
