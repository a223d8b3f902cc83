package vrs.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.control.ControlFile;
import vrs.publisher.AdminLine.Said;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** The publishers of all AZs, as a command sees them: the one that leads takes changes, each says what its AZ holds. */
final class Publishers {
    private final PublisherConfig config;
    private final Topology topology;
    private final ControlFile control;
    private final AdminLine line;
    private final LongSupplier nanoTicker;
    private final Pause pause;
    private final Executor executor;

    Publishers(
            PublisherConfig config,
            Topology topology,
            ControlFile control,
            AdminLine line,
            LongSupplier nanoTicker,
            Pause pause,
            Executor executor) {
        this.config = config;
        this.topology = topology;
        this.control = control;
        this.line = line;
        this.nanoTicker = nanoTicker;
        this.pause = pause;
        this.executor = executor;
    }

    /** What the leader said. */
    sealed interface Led {
        /** This. */
        record Answer(JsonNode root) implements Led {}

        /** It could not be had; {@code why} is for people, and says what helps. */
        record NoLeader(String why) implements Led {}
    }

    /** Asks the leader, and waits until it leads: it may be starting, or just have been named. */
    Led askLeader(String path, String body, Duration patience) throws IOException {
        long beganNanos = nanoTicker.getAsLong();
        try {
            while (true) {
                String az = control.read().leader();
                Optional<Instance> leader = of(az);
                Said said = leader.isEmpty()
                        ? new Said.Nothing("is not there")
                        : line.ask(leader.get(), path, body, config.askTimeout().plus(config.writeTimeout()));
                boolean leads = said instanceof Said.Answer(JsonNode root)
                        && !root.path("outcome").asText().equals("not-leading");
                boolean mayHaveActed = said instanceof Said.Nothing(String reason) && !reason.equals("connect-refused");
                boolean isLate = nanoTicker.getAsLong() - beganNanos >= patience.toNanos();
                if (leads || mayHaveActed || isLate) {
                    return led(az, said, leads);
                }
                pause.of(config.pollEvery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Led led(String az, Said said, boolean leads) {
        return switch (said) {
            case Said.Answer(JsonNode root) ->
                leads ? new Led.Answer(root) : new Led.NoLeader(help(az, "does not lead"));
            case Said.Nothing(String reason) -> new Led.NoLeader(help(az, "does not answer: " + reason));
        };
    }

    private String help(String az, String how) {
        String other = topology.azs().stream()
                .map(Az::id)
                .filter(id -> !id.equals(az))
                .findFirst()
                .map(id -> "; if its AZ is out: ./vrs control set publisher.leader=" + id)
                .orElse("");
        return "the publisher of " + az + ", which is named leader, " + how + other;
    }

    /** Asks the publishers one after the other, the leader first, until one answers. */
    Optional<JsonNode> askAny(String path, String body) throws IOException {
        String first = control.read().leader();
        try {
            for (Az az : topology.azs().stream()
                    .sorted((a, b) -> Boolean.compare(b.id().equals(first), a.id().equals(first)))
                    .toList()) {
                Optional<Instance> there = of(az.id());
                if (there.isPresent()
                        && line.ask(there.get(), path, body, config.askTimeout())
                                instanceof Said.Answer(JsonNode root)) {
                    return Optional.of(root);
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Waits until each AZ holds a change, or says why it does not. */
    Change change(CatalogEntry entry, boolean isAcknowledged) {
        List<CompletableFuture<Change.AzState>> azs = topology.azs().stream()
                .map(az -> CompletableFuture.supplyAsync(() -> stored(az.id(), entry), executor))
                .toList();
        return new Change(entry, azs.stream().map(CompletableFuture::join).toList(), isAcknowledged);
    }

    private Change.AzState stored(String az, CatalogEntry entry) {
        long beganNanos = nanoTicker.getAsLong();
        Stored stored = new Stored.Lags("has no publisher");
        try {
            while (of(az).isPresent()) {
                stored = switch (line.ask(
                        of(az).get(), "/applied", entry.revision().toString(), config.askTimeout())) {
                    case Said.Answer(JsonNode root) ->
                        root.path("stored").asText().equals("written")
                                ? new Stored.Written()
                                : new Stored.Lags(root.path("reason").asText());
                    case Said.Nothing(String reason) -> new Stored.Lags(reason);
                };
                boolean isOnItsWay = stored instanceof Stored.Lags(String reason) && reason.equals("behind");
                if (!isOnItsWay
                        || nanoTicker.getAsLong() - beganNanos
                                >= config.writeTimeout().toNanos()) {
                    break;
                }
                pause.of(config.pollEvery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Change.AzState(az, stored, new Served.NotAsked());
    }

    private Optional<Instance> of(String az) {
        return topology.instances(Role.PUBLISHER, az).stream().findFirst();
    }
}
