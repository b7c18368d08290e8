package io.watchword.standalone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.watchword.embeddedkafka.DataDirectory;

/** The process's registry, with what every process should tell of itself. */
final class Meters {
    private Meters() {}

    @SuppressWarnings("resource") // the garbage collector's listener lives as long as the process
    static PrometheusMeterRegistry create(DataDirectory directory) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        Gauge.builder("watchword.data.free.bytes", directory, DataDirectory::freeBytes)
                .description("Free bytes on the disk of the data directory")
                .baseUnit("bytes")
                .register(registry);
        return registry;
    }
}
