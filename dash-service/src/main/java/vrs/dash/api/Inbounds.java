package vrs.dash.api;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import vrs.dash.playback.Intent;
import vrs.dash.upstream.Deadline;
import vrs.process.OwnDoor;
import vrs.signing.InternalCredential;
import vrs.territory.TerritoryTable;

/** Reads a request off the wire. What only a gateway may say is believed with the internal credential alone. */
final class Inbounds {
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");
    private static final Pattern MS = Pattern.compile("[0-9]{1,6}");

    private final InternalCredential credential;
    private final TerritoryTable territories;
    private final Duration play;
    private final LongSupplier nanoTicker;

    /** @param play how long a request may take */
    Inbounds(InternalCredential credential, TerritoryTable territories, Duration play, LongSupplier nanoTicker) {
        this.credential = credential;
        this.territories = territories;
        this.play = play;
        this.nanoTicker = nanoTicker;
    }

    Inbound read(HttpServerRequest request, Arrival arrival) {
        boolean trusted = credential.matches(request.getHeader(InternalCredential.HEADER));
        Duration budget = internal(request, trusted, "VRS-Deadline-Ms")
                .filter(MS.asMatchPredicate())
                .map(ms -> Duration.ofMillis(Long.parseLong(ms)))
                .filter(given -> given.compareTo(play) < 0)
                .orElse(play);
        return new Inbound(
                Optional.ofNullable(request.query()).orElse(""),
                String.join(",", request.headers().getAll("Accept")),
                String.join(",", request.headers().getAll("Sec-Purpose")),
                List.copyOf(request.headers().getAll("Authorization")),
                internal(request, trusted, "VRS-Territory")
                        .filter(TERRITORY.asMatchPredicate())
                        .orElseGet(() -> territory(request)),
                internal(request, trusted, "VRS-Class").flatMap(Intent::of),
                arrival.traceparent(),
                new Deadline(nanoTicker, arrival.startNanos(), budget));
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
