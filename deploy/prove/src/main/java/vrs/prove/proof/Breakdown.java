package vrs.prove.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vrs.prove.cluster.Cluster;
import vrs.prove.cluster.Member;
import vrs.prove.cluster.ProcessFigures;

/**
 * Where a start's time goes: when each process was spawned and when it was ready, both since the command, what it says of
 * its own start, and how much CPU it had used when the last one was ready.
 */
final class Breakdown {
    private static final Pattern FRAMEWORK = Pattern.compile("started in ([0-9.]+)s\\.");

    private Breakdown() {}

    static ArrayNode of(
            ObjectMapper json, Cluster cluster, List<Member> members, double beganAtUptime, List<Cluster.Said> said)
            throws IOException {
        ArrayNode rows = json.createArrayNode();
        for (Member member : members) {
            Optional<ProcessFigures> figures = ProcessFigures.of(member.pid());
            if (figures.isEmpty()) {
                throw new IOException(member.name() + " is gone");
            }
            var row = rows.addObject();
            row.put("process", member.name());
            row.put("role", member.role());
            row.put(
                    "spawnedSeconds",
                    round(figures.get().startedTicks() / ProcessFigures.TICKS_PER_SECOND - beganAtUptime));
            said.stream()
                    .filter(line -> line.line().contains(" " + member.name() + " "))
                    .findFirst()
                    .map(Cluster.Said::after)
                    .map(Duration::toMillis)
                    .ifPresent(ms -> row.put("readySeconds", round(ms / 1e3)));
            framework(cluster, member).ifPresent(seconds -> row.put("frameworkSeconds", seconds));
            row.put("cpuSeconds", round(figures.get().cpuSeconds()));
        }
        return rows;
    }

    private static Optional<Double> framework(Cluster cluster, Member member) throws IOException {
        if (!Files.exists(cluster.log(member.name()))) {
            return Optional.empty();
        }
        // The log goes on over restarts: its last word is of this start.
        return FRAMEWORK
                .matcher(Files.readString(cluster.log(member.name())))
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .reduce((_, later) -> later);
    }

    private static double round(double seconds) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2f", seconds));
    }
}
