package vrs.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vrs.control.ControlDecision;
import vrs.control.ControlDecisions;
import vrs.control.ControlEntry;
import vrs.control.ControlFile;
import vrs.control.ControlSheet;
import vrs.control.ControlState;
import vrs.local.cluster.LauncherConfig;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** What the commands on the control state work at: its file, and the topology that a change is checked against. */
final class ControlDesk {
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(1);

    private final LauncherConfig config;
    private final Console console;
    private final Topology topology;
    private final ControlFile file;

    private ControlDesk(LauncherConfig config, Console console, Topology topology) {
        this.config = config;
        this.console = console;
        this.topology = topology;
        this.file = new ControlFile(ControlFile.in(config.home().root()), ControlState.atRest(leaderAtRest()));
    }

    /** @throws IOException in one line when no cluster was ever up in this home */
    static ControlDesk of(LauncherConfig config, Console console) throws IOException {
        Path topology = config.home().topology("all");
        if (!Files.exists(topology)) {
            throw new IOException("there is no cluster yet: ./vrs up makes one");
        }
        return new ControlDesk(config, console, TopologyFile.read(topology));
    }

    ControlFile file() {
        return file;
    }

    ControlDecisions decisions() {
        return new ControlDecisions(topology);
    }

    List<ControlSheet.Row> rows(ControlState state) {
        return ControlSheet.of(state, topology, leaderAtRest());
    }

    ControlDecisions.Author author(boolean force) throws IOException {
        return new ControlDecisions.Author(
                OperatorName.of(config, console), console.clock().millis(), force);
    }

    /** Changes it, and says what became of that. */
    int change(ControlOptions options, ControlFile.Wish wish) throws IOException {
        return switch (file.decide(wish)) {
            case ControlDecision.Accepted(ControlState next) -> {
                ControlEntry entry = file.history().stream()
                        .filter(it -> it.version() == next.version())
                        .findFirst()
                        .orElseThrow();
                console.out().print(options.json ? ControlJson.entry(entry) : ControlText.history(List.of(entry)));
                new ControlTaken(config.home(), file)
                        .line(next.version(), TAKEN_WITHIN)
                        .ifPresent(console.err()::println);
                yield Exit.OK;
            }
            case ControlDecision.Unchanged() -> {
                ControlState state = file.read();
                console.err().println("nothing to change: it is so already in version " + state.version());
                if (options.json) {
                    console.out().print(ControlJson.unchanged(state));
                }
                yield Exit.OK;
            }
            case ControlDecision.Refused(String why) -> refused(why);
            case ControlDecision.Guarded(String why) -> refused(why);
        };
    }

    private int refused(String why) {
        console.err().println(why);
        return Exit.USAGE;
    }

    private String leaderAtRest() {
        return topology.azs().getFirst().id();
    }
}
