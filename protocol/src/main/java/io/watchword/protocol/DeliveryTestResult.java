package io.watchword.protocol;

/**
 * What came of a {@link DeliveryTest}.
 *
 * @param test its id
 * @param ok whether the sample arrived
 * @param detail how, or why not, without secrets
 */
public record DeliveryTestResult(String test, boolean ok, String detail) {}
