package io.watchword.openquestions;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.watchword.openquestions.endpoint.EndpointModel;
import io.watchword.openquestions.model.Captioner;
import io.watchword.openquestions.packages.PackageHost;
import io.watchword.process.Opened;
import io.watchword.process.config.EndpointSettings;
import io.watchword.process.config.ModelSettings;
import io.watchword.process.config.PackageSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Opens a desk for every model that is configured; packages begin to load. */
final class Desks {
    private final Vertx vertx;
    private final MeterRegistry registry;
    private final List<String> colours;
    private final Opened opened;

    /**
     * @param colours those that answers may be of
     * @param opened takes what is to be closed in the end
     */
    Desks(Vertx vertx, MeterRegistry registry, List<String> colours, Opened opened) {
        this.vertx = vertx;
        this.registry = registry;
        this.colours = colours;
        this.opened = opened;
    }

    /** In the order in which they are asked where a question names none. */
    List<Desk> open(OpenQuestionsSettings settings) {
        Map<String, Desk> packages = packages(settings);
        List<Desk> desks = settings.models().stream()
                .map(each -> each instanceof EndpointSettings endpoint
                        ? endpoint(endpoint, packages)
                        : Objects.requireNonNull(packages.get(each.name())))
                .toList();
        desks.forEach(desk -> opened.add(desk.model()::close));
        return desks;
    }

    private Desk endpoint(EndpointSettings endpoint, Map<String, Desk> packages) {
        Captioner captioner = Optional.ofNullable(endpoint.captioner())
                .flatMap(name -> Optional.ofNullable(packages.get(name)))
                .<Captioner>map(DeskCaptioner::new)
                .orElse(Captioner.NONE);
        return new Desk(EndpointModel.of(vertx, endpoint, colours, captioner, registry), System::nanoTime);
    }

    private Map<String, Desk> packages(OpenQuestionsSettings settings) {
        Map<String, Desk> packages = new LinkedHashMap<>();
        if (settings.models().stream().anyMatch(PackageSettings.class::isInstance)) {
            PackageHost host = new PackageHost(vertx, settings.cache(), settings.threads());
            opened.add(host::close);
            for (ModelSettings each : settings.models()) {
                if (each instanceof PackageSettings wanted) {
                    packages.put(wanted.name(), new Desk(host.add(wanted, colours), System::nanoTime));
                }
            }
            host.start();
        }
        return packages;
    }
}
