package io.watchword.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An answer that could not be delivered.
 *
 * @param delivery id of the delivery
 * @param at when it was given up
 * @param reason why the last attempt failed, without secrets
 * @param attempts how often it was tried
 * @param answer the answer
 */
public record DeadLetter(String delivery, Instant at, String reason, int attempts, JsonNode answer) {}
