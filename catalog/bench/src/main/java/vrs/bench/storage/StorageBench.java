package vrs.bench.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import vrs.bench.RedisProcess;

/**
 * Measures each of our layers beside its peer, a JVM of its own for each measurement, ours and the peer's by turns: what
 * else the machine does meets both.
 */
public final class StorageBench {
    static final String REDIS_PORT = "vrs.bench.redis";
    private static final String OURS = "ours";
    private static final String PEER = "peer";
    private static final TimeValue ITERATION = TimeValue.milliseconds(800);
    private static final int WARM_UPS = 5;
    private static final int ITERATIONS = 3;

    private final int rounds;
    private final Consumer<String> say;

    /**
     * @param rounds how often each is measured, 1 or more
     * @param say progress, one line at a time
     */
    public StorageBench(int rounds, Consumer<String> say) {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds is " + rounds + ", not 1 or more");
        }
        this.rounds = rounds;
        this.say = say;
    }

    /** Takes all measurements; needs {@code redis-server}. */
    public List<Comparison> take() throws IOException, RunnerException {
        Path folder = Files.createTempDirectory("vrs-bench-redis");
        try (RedisProcess redis = RedisProcess.start(folder)) {
            Site.fill(redis.port());
            List<Comparison> taken = new ArrayList<>();
            taken.add(compare("L1 hit", "Caffeine", L1Hit.class, PEER, redis.port()));
            taken.add(compare("L1 hit, bare", "Caffeine without freshness", L1Hit.class, "bare", redis.port()));
            taken.add(compare("L2 hit", "Lettuce", L2Hit.class, PEER, redis.port()));
            taken.add(compare("disk hit", "MVStore", DiskHit.class, PEER, redis.port()));
            taken.add(compare("single-flight miss", "Caffeine over Lettuce", Miss.class, PEER, redis.port()));
            return taken;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private Comparison compare(String what, String peer, Class<?> benchmarks, String peerMethod, int port)
            throws RunnerException {
        List<Comparison.Round> taken = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            // Who goes first would otherwise always have the cooler machine.
            boolean oursFirst = i % 2 == 0;
            double first = nanos(benchmarks, oursFirst ? OURS : peerMethod, port);
            double second = nanos(benchmarks, oursFirst ? peerMethod : OURS, port);
            Comparison.Round round =
                    oursFirst ? new Comparison.Round(first, second) : new Comparison.Round(second, first);
            taken.add(round);
            say.accept(String.format(
                    "%s, round %d of %d: ours %.0f ns, %s %.0f ns",
                    what, i + 1, rounds, round.oursNanos(), peer, round.peerNanos()));
        }
        return new Comparison(what, peer, taken);
    }

    private static double nanos(Class<?> benchmarks, String method, int port) throws RunnerException {
        var options = new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\." + method + "$")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .threads(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        // A request of a service is a virtual thread.
                        "-Djmh.executor=VIRTUAL",
                        "-D" + REDIS_PORT + "=" + port)
                .build();
        return new Runner(options).runSingle().getPrimaryResult().getScore();
    }
}
