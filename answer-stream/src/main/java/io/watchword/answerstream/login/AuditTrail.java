package io.watchword.answerstream.login;

import io.watchword.answerstream.access.Who;
import io.watchword.answerstream.http.Changes;
import io.watchword.protocol.AuditEntry;
import io.watchword.protocol.kafka.TopicWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down who changed what: on a topic, and as a line of the log. */
public final class AuditTrail implements Changes {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final TopicWriter<AuditEntry> writer;

    /** Writes there. */
    public AuditTrail(TopicWriter<AuditEntry> writer) {
        this.writer = writer;
    }

    @Override
    public void made(Who who, String action, String what, String from) {
        AuditEntry entry = new AuditEntry(Instant.now().truncatedTo(ChronoUnit.MILLIS), who.name(), action, what, from);
        LOG.atInfo()
                .addKeyValue("who", entry.who())
                .addKeyValue("action", entry.action())
                .addKeyValue("what", entry.what())
                .addKeyValue("from", entry.from())
                .log("Changed");
        writer.write(entry)
                .onFailure(problem -> LOG.error("A change is missing in the audit topic: {}", problem.toString()));
    }
}
