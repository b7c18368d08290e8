/**
 * The only door to Kafka: typed topics, writers, readers and tables over the Vert.x Kafka client. Nothing outside this
 * package sees a Kafka type.
 */
@NullMarked
package io.watchword.protocol.kafka;

import org.jspecify.annotations.NullMarked;
