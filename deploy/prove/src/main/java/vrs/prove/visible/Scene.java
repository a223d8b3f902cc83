package vrs.prove.visible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.prove.cluster.Cluster;

/** A running cluster of three AZs, and those who ask it. */
public final class Scene implements AutoCloseable {
    private static final int WARM_SECONDS = 10;
    private static final int WARM_STRETCHES_MAX = 12;

    private final Cluster cluster;
    private final LongSupplier nanoTicker;
    private final Consumer<String> say;
    private final ObjectMapper json;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Site site;
    private final Asking asking;
    private final Orders orders;

    private Scene(Cluster cluster, LongSupplier nanoTicker, Consumer<String> say, ObjectMapper json)
            throws IOException {
        this.cluster = cluster;
        this.nanoTicker = nanoTicker;
        this.say = say;
        this.json = json;
        this.site = Site.read(cluster.home());
        this.asking = new Asking(site);
        this.orders = new Orders(asking, site);
    }

    /** On a cluster that is up. */
    public static Scene on(Cluster cluster, LongSupplier nanoTicker, Consumer<String> say, ObjectMapper json)
            throws IOException {
        return new Scene(cluster, nanoTicker, say, json);
    }

    Cluster cluster() {
        return cluster;
    }

    LongSupplier nanoTicker() {
        return nanoTicker;
    }

    ExecutorService threads() {
        return threads;
    }

    ObjectMapper json() {
        return json;
    }

    Site site() {
        return site;
    }

    Asking asking() {
        return asking;
    }

    Orders orders() {
        return orders;
    }

    void say(String line) {
        say.accept(line);
    }

    /** Publishes them, and waits until each dash-service serves each of them. */
    void publish(List<String> vids) throws IOException, InterruptedException {
        orders.publish(vids, "first");
        Watch watch = new Watch(nanoTicker, threads);
        for (String vid : vids) {
            double at = watch.until(
                            site.of("dash"), dash -> asking.look(dash, vid).status() == 200)
                    .join();
            if (Double.isInfinite(at)) {
                throw new IOException(vid + " is not served by every dash-service, 15 s after it was published");
            }
        }
    }

    /**
     * Plays these at all gateways until they bear it for a stretch without a failure: compilers share the cores with a
     * cluster that has just started.
     *
     * @return how many stretches it took
     */
    int warm(List<String> vids, int perSecond) throws IOException, InterruptedException {
        for (int stretch = 1; stretch <= WARM_STRETCHES_MAX; stretch++) {
            JsonNode report;
            try {
                report = readLoad(vids, perSecond, WARM_SECONDS).get();
            } catch (ExecutionException e) {
                throw new IOException("it could not be warmed up", e.getCause());
            }
            if (report.path("valid").asBoolean() && report.path("failed").asInt(1) == 0) {
                return stretch;
            }
        }
        throw new IOException("this machine does not bear " + perSecond + " plays a second: end what else runs on it");
    }

    /** Plays these for so long at all gateways; what the generator says of it, without its details. */
    CompletableFuture<JsonNode> readLoad(List<String> vids, int perSecond, int seconds) throws IOException {
        Path queries = Files.write(
                cluster.home().resolve("run/visibility.queries"),
                vids.stream().map(vid -> "vid=" + vid + "&drm=clearkey").toList());
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        Cluster.Ran ran = cluster.attempt(
                                "load",
                                "--rate",
                                Integer.toString(perSecond),
                                "--for",
                                seconds + "s",
                                "--queries",
                                queries.toString(),
                                "--json");
                        ObjectNode report = (ObjectNode) json.readTree(ran.out());
                        report.remove(List.of("seconds", "outcomes", "stages"));
                        return report;
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    }
                },
                threads);
    }

    @Override
    public void close() {
        asking.close();
        threads.shutdownNow();
    }
}
