package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.prove.cluster.Cluster;

/**
 * What a proof works with.
 *
 * @param running whether the cluster is one that runs already, which must stay as it is
 * @param say progress, one line at a time
 */
public record Workbench(
        Cluster cluster, boolean running, LongSupplier nanoTicker, Consumer<String> say, ObjectMapper json) {
    /** Lets time go by: the length of a window is part of the measurement. */
    public void let(Duration pass) throws InterruptedException {
        boolean ended = new CountDownLatch(1).await(pass.toNanos(), TimeUnit.NANOSECONDS);
        if (ended) {
            throw new IllegalStateException("nobody counts this down");
        }
    }

    /** Brings a cluster of three AZs up, unless one runs; says what {@code up} said. */
    public Cluster.Ran up() throws IOException, InterruptedException {
        return cluster.run("up", "--detach");
    }

    /** What a benchmark found, which needs no cluster. */
    public JsonNode measured(String benchmark) throws IOException, InterruptedException {
        return json.readTree(cluster.run("bench", benchmark, "--json").out());
    }
}
