package vrs.dash.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vrs.admission.TrafficClass;
import vrs.control.ControlState;
import vrs.dash.upstream.Allowance;
import vrs.dash.upstream.CallMarks;
import vrs.dash.upstream.Deadline;
import vrs.process.OwnDoor;
import vrs.signing.InternalCredential;
import vrs.territory.TerritoryTable;

/**
 * Reads a request off the wire, and once for all of it what the operators decided. What only a gateway may say is believed
 * with the internal credential alone.
 */
final class Inbounds {
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");
    private static final Pattern MS = Pattern.compile("[0-9]{1,6}");

    private final InternalCredential credential;
    private final TerritoryTable territories;
    private final RequestTimes times;
    private final Supplier<ControlState> control;
    private final LongSupplier nanoTicker;

    /** @param times that the process was started with */
    Inbounds(
            InternalCredential credential,
            TerritoryTable territories,
            RequestTimes times,
            Supplier<ControlState> control,
            LongSupplier nanoTicker) {
        this.credential = credential;
        this.territories = territories;
        this.times = times;
        this.control = control;
        this.nanoTicker = nanoTicker;
    }

    Inbound read(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean trusted = credential.matches(request.getHeader(InternalCredential.HEADER));
        Optional<TrafficClass> trafficClass =
                internal(request, trusted, "VRS-Class").flatMap(TrafficClass::of);
        return new Inbound(
                Optional.ofNullable(request.query()).orElse(""),
                String.join(",", request.headers().getAll("Accept")),
                String.join(",", request.headers().getAll("Sec-Purpose")),
                List.copyOf(request.headers().getAll("Authorization")),
                internal(request, trusted, "VRS-Territory")
                        .filter(TERRITORY.asMatchPredicate())
                        .orElseGet(() -> territory(request)),
                trafficClass,
                allowance(request, trusted, trafficClass, Arrival.of(context)),
                Place.of(context));
    }

    private Allowance allowance(
            HttpServerRequest request, boolean trusted, Optional<TrafficClass> trafficClass, Arrival arrival) {
        ControlState decided = control.get();
        RequestTimes inForce = times.under(decided);
        Duration budget = internal(request, trusted, "VRS-Deadline-Ms")
                .filter(MS.asMatchPredicate())
                .map(ms -> Duration.ofMillis(Long.parseLong(ms)))
                .filter(given -> given.compareTo(inForce.play()) < 0)
                .orElse(inForce.play());
        boolean isRepeated = internal(request, trusted, "VRS-Attempt")
                .filter(said -> !said.equals("0"))
                .isPresent();
        return new Allowance(
                new Deadline(nanoTicker, arrival.startNanos(), budget),
                decided,
                inForce.attempt(),
                inForce.connect(),
                new CallMarks(arrival.traceparent(), trafficClass, isRepeated));
    }

    /** Whether this process asked itself, so that there is nothing to count. */
    boolean isRehearsal(HttpServerRequest request) {
        return internal(request, credential.matches(request.getHeader(InternalCredential.HEADER)), OwnDoor.HEADER)
                .isPresent();
    }

    private static Optional<String> internal(HttpServerRequest request, boolean trusted, String header) {
        return trusted ? Optional.ofNullable(request.getHeader(header)) : Optional.empty();
    }

    private String territory(HttpServerRequest request) {
        return territories.territoryOf(
                InetAddress.ofLiteral(request.remoteAddress().hostAddress()));
    }
}
