/** A real Kafka broker in this JVM, for one machine and for tests. */
@NullMarked
package io.watchword.embeddedkafka;

import org.jspecify.annotations.NullMarked;
