package io.watchword.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Where answers are delivered to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Destination.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = Destination.Mqtt.class, name = "mqtt")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Destination {
    /** What stands where a secret is not shown. */
    String MASK = "***";

    /** The JSON field {@code type}. */
    String type();

    /** The same fit to be shown. */
    Destination masked();

    /**
     * An address that answers are posted to.
     *
     * @param url http or https, possibly with a password: show {@link #masked} to people
     * @param secret what posts are signed with, or a reference {@code ${env:NAME}} or {@code ${file:PATH}} to it; null
     *     where they are not signed
     */
    record Webhook(String url, @Nullable String secret) implements Destination {
        public Webhook(@Nullable String url, @Nullable String secret) {
            this.url = Checks.text("url", url, 2000);
            this.secret = secret == null ? null : Checks.text("secret", secret, 500);
        }

        @Override
        public String type() {
            return "webhook";
        }

        @Override
        public Webhook masked() {
            return new Webhook(Secrets.maskUrl(url), secret == null ? null : MASK);
        }

        @Override
        public String toString() {
            return "Webhook[" + Secrets.maskUrl(url) + "]";
        }
    }

    /**
     * A topic of the MQTT broker that the delivering process is connected to.
     *
     * @param topic without wildcards; null for {@code PREFIX/deliveries/ID}
     */
    record Mqtt(@Nullable String topic) implements Destination {
        public Mqtt {
            if (topic != null) {
                Checks.text("topic", topic, 200);
                if (topic.matches(".*[#+\\p{Cntrl}].*") || topic.startsWith("$")) {
                    throw new InvalidFieldException("topic", "must not contain + or #, nor begin with $");
                }
            }
        }

        @Override
        public String type() {
            return "mqtt";
        }

        @Override
        public Mqtt masked() {
            return this;
        }
    }
}
