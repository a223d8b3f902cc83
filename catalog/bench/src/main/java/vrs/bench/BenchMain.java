package vrs.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;
import vrs.bench.replica.ReplicaRun;
import vrs.bench.storage.Comparison;
import vrs.bench.storage.StorageBench;

/** {@code ./vrs bench}: figures for people, or with {@code --json} for programs. */
public final class BenchMain {
    private static final int ROUNDS = 5;
    private static final int VIDEOS = 1_000_000;
    private static final int READS = 200_000;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final double RATIO_MAX = 1.3;

    private BenchMain() {}

    /** Ends with 0 when all was measured, whatever it came to; 1 when it could not be measured; 2 for wrong use. */
    public static void main(String[] arguments) {
        List<String> words =
                Arrays.stream(arguments).filter(a -> !a.equals("--json")).toList();
        boolean json = words.size() < arguments.length;
        try {
            if (words.isEmpty() || words.equals(List.of("storage"))) {
                storage(json);
            } else if (words.equals(List.of("replica"))) {
                replica(json);
            } else {
                System.err.println("./vrs bench [storage|replica] [--json]");
                System.exit(USAGE);
            }
        } catch (IOException | RunnerException e) {
            System.err.println("bench: " + e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause()));
            System.exit(FAILED);
        }
    }

    private static void storage(boolean json) throws IOException, RunnerException {
        List<Comparison> taken = new StorageBench(ROUNDS, System.err::println).take();
        if (json) {
            System.out.println(json(taken));
        } else {
            taken.forEach(one -> System.out.println(text(one)));
        }
    }

    private static void replica(boolean json) throws IOException {
        Path folder = Files.createTempDirectory("vrs-bench-replica");
        int videos = Integer.getInteger("vrs.bench.videos", VIDEOS);
        ReplicaRun run = new ReplicaRun(folder, videos, READS, System::nanoTime, System.err::println);
        ObjectNode found = run.take(new ObjectMapper());
        Files.delete(folder);
        if (json) {
            System.out.println(found);
        } else {
            found.properties().forEach(one -> System.out.println(one.getKey() + " " + one.getValue()));
        }
    }

    private static String text(Comparison one) {
        return String.format(
                Locale.ROOT,
                "%-20s %5.2f × %-28s (%.2f to %.2f)  %,.0f ns beside %,.0f ns%s",
                one.what(),
                one.ratio(),
                one.peer(),
                one.ratioMin(),
                one.ratioMax(),
                one.oursNanos(),
                one.peerNanos(),
                one.ratio() > RATIO_MAX ? "  above " + RATIO_MAX : "");
    }

    private static String json(List<Comparison> taken) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode all = mapper.createArrayNode();
        for (Comparison one : taken) {
            all.addObject()
                    .put("what", one.what())
                    .put("peer", one.peer())
                    .put("ratio", one.ratio())
                    .put("ratioMin", one.ratioMin())
                    .put("ratioMax", one.ratioMax())
                    .put("oursNanos", one.oursNanos())
                    .put("peerNanos", one.peerNanos())
                    .set("rounds", mapper.valueToTree(one.rounds()));
        }
        return mapper.writeValueAsString(all);
    }
}
