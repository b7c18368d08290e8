/** What every process needs to be one: its configuration, its way to Kafka, health and metrics, and a graceful end. */
@NullMarked
package io.watchword.process;

import org.jspecify.annotations.NullMarked;
