package vrs.prove.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import vrs.prove.stores.server.Folders;
import vrs.prove.stores.server.StoreServer;
import vrs.prove.stores.server.Waiting;

/** Three AZs, each with its stores and its publisher, and gates on every way that a publisher has. */
final class KillSite implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Path home;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .build();
    private final Map<String, AzSite> azs = new LinkedHashMap<>();
    private final Map<String, PublisherChild> publishers = new LinkedHashMap<>();
    private final List<PeerGate> gates = new ArrayList<>();
    private volatile Seam seam = Seam.OPEN;

    /** @param jar the publisher, as it is built */
    static KillSite start(Path home, Path jar, LongSupplier nanoTicker) throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is not built");
        }
        Folders.delete(home);
        Home.keys(home);
        KillSite site = new KillSite(home);
        try {
            site.build(jar, nanoTicker);
        } catch (IOException | InterruptedException | RuntimeException e) {
            site.close();
            throw e;
        }
        return site;
    }

    private KillSite(Path home) {
        this.home = home;
    }

    private void build(Path jar, LongSupplier nanoTicker) throws IOException, InterruptedException {
        for (String az : Home.AZS) {
            azs.put(az, new AzSite(home.resolve("stores").resolve(az), az, nanoTicker, () -> seam));
            publishers.put(az, new PublisherChild(jar, home, az, StoreServer.freePort(), client));
        }
        Map<String, Integer> ways = new LinkedHashMap<>();
        for (String from : Home.AZS) {
            for (String to : Home.AZS) {
                int port = publisher(to).port();
                if (!from.equals(to)) {
                    PeerGate gate = PeerGate.open(from, to, port, client, () -> seam);
                    gates.add(gate);
                    port = gate.port();
                }
                ways.put(from + to, port);
            }
        }
        for (String az : Home.AZS) {
            Home.topology(home, az, azs.get(az).gates(), (from, to) -> ways.get(from + to));
            publisher(az).startIfDown();
        }
    }

    Path home() {
        return home;
    }

    PublisherChild publisher(String az) {
        return publishers.get(az);
    }

    AzSite az(String az) {
        return azs.get(az);
    }

    void seam(Seam next) {
        seam = next;
    }

    String leader() throws IOException {
        return Home.leader(home).leader();
    }

    CompletableFuture<JsonNode> publish(String az, Order order) {
        return publisher(az).ask("/publish", order.body());
    }

    boolean leads(String az) {
        return state(az).path("leads").asBoolean();
    }

    JsonNode state(String az) {
        return publisher(az).ask("/state", "").join();
    }

    boolean awaitLeads(String az) throws InterruptedException {
        return Waiting.until(() -> leads(az), PATIENCE);
    }

    /** Whether all that is in the leader's log came to each AZ, and to each of its stores, in time. */
    boolean settles() throws IOException, InterruptedException {
        String leader = leader();
        return awaitLeads(leader) && Waiting.until(() -> isSettled(leader), PATIENCE);
    }

    private boolean isSettled(String leader) {
        String last = state(leader).path("last").asText("-");
        return Home.AZS.stream()
                .map(this::state)
                .allMatch(state -> state.path("commit").asText().equals(last)
                        && Home.STORES.stream().allMatch(store -> state.path("stores")
                                .path(store)
                                .asText()
                                .equals(last)));
    }

    void startAll() throws IOException {
        for (PublisherChild each : publishers.values()) {
            each.startIfDown();
        }
    }

    @Override
    public void close() throws IOException {
        publishers.values().forEach(PublisherChild::close);
        gates.forEach(PeerGate::close);
        for (AzSite each : azs.values()) {
            each.close();
        }
        client.shutdownNow();
        executor.shutdownNow();
    }
}
