/** Answers out of Watchword: webhooks, and an MQTT broker with Home Assistant behind it. */
@NullMarked
package io.watchword.deliveries;

import org.jspecify.annotations.NullMarked;
