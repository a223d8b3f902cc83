package vrs.local.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.local.cluster.LauncherConfig;
import vrs.local.cluster.Poll;
import vrs.local.control.Build;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;
import vrs.local.home.HomeLock;
import vrs.local.plan.Selection;
import vrs.local.roll.RollingConfig;
import vrs.local.roll.RollingJson;
import vrs.local.roll.RollingOrder;
import vrs.local.roll.RollingReport;
import vrs.local.roll.RollingRestart;
import vrs.local.roll.Site;
import vrs.topology.Instance;

/** Restarts some processes of a running cluster: at once, or one by one so that no player notices, and then also from another build. */
@Command(description = "restarts a process, role, AZ or unit; --rolling one by one, without a failed play")
final class RestartCommand implements Callable<Integer> {
    /** Where {@code ./vrs} names the build of the sources as they are now. */
    static final String PRESENT = "VRS_PRESENT_BUILD";

    private static final Duration LOOK = Duration.ofMillis(200);

    @Parameters(
            paramLabel = "TARGET",
            description = "a process, role, <az>, <az>/<role>, unit or <az>/<unit>; with --rolling also all")
    private String target;

    @Option(names = "--rolling", description = "one by one: the next goes when the last is back")
    private boolean rolling;

    @Option(names = "--new", description = "with --rolling: from the sources as they are now, built if need be")
    private boolean fromNew;

    @Option(names = "--old", description = "with --rolling: from the build with which the cluster came up")
    private boolean fromOld;

    @Option(names = "--json", description = "with --rolling: what became of each process")
    private boolean json;

    private final LauncherConfig config;
    private final Console console;

    RestartCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!rolling && (fromNew || fromOld || json) || fromNew && fromOld) {
            console.err().println("--new or --old, and --json, go with --rolling; see ./vrs restart --help");
            return Exit.USAGE;
        }
        Optional<Build> present =
                Optional.ofNullable(config.environment().get(PRESENT)).map(Build::of);
        if (fromNew && present.isEmpty()) {
            console.err().println("--new needs ./vrs, which builds what is stale");
            return Exit.USAGE;
        }
        Optional<LauncherRecord> launcher = LauncherRecord.alive(config.home().launcherFile());
        if (launcher.isEmpty()) {
            console.err().println("not running: ./vrs up starts it");
            return Exit.FAILED;
        }
        ControlClient client = new ControlClient(launcher.get());
        return rolling ? roll(client, present) : Orders.told(client.order("restart", target), console);
    }

    private int roll(ControlClient client, Optional<Build> present) throws IOException {
        List<Instance> all = client.status().stream().map(StatusRow::instance).toList();
        return switch (RollingOrder.of(target, all)) {
            case Selection.Unknown unknown -> {
                console.err().println(unknown.line());
                yield Exit.USAGE;
            }
            case Selection.Selected selected -> {
                RollingRestart restart = new RollingRestart(
                        site(client, present),
                        RollingConfig.defaults(),
                        (question, bound) -> Poll.until(question, LOOK, bound),
                        console.tickerNanos(),
                        line -> console.err().println("  " + line));
                yield alone(() -> tell(restart.run(selected.names())));
            }
        };
    }

    private interface Work {
        int run() throws IOException;
    }

    // Two at a time could each take down one of the same kind, as each sees the other's still there.
    private int alone(Work work) throws IOException {
        Optional<HomeLock> free = HomeLock.ofRollingRestart(config.home());
        if (free.isEmpty()) {
            console.err().println("another rolling restart is under way: wait for its end, or end it with Ctrl-C");
            return Exit.FAILED;
        }
        HomeLock held = free.get();
        try (held) {
            return work.run();
        }
    }

    private Site site(ControlClient client, Optional<Build> present) {
        return new Site() {
            @Override
            public List<StatusRow> status() throws IOException {
                return client.status();
            }

            @Override
            public Reply restart(String process) throws IOException {
                if (fromNew) {
                    return client.order(
                            "restart-new", process + " " + present.orElseThrow().text());
                }
                return client.order(fromOld ? "restart-old" : "restart", process);
            }
        };
    }

    private int tell(RollingReport report) {
        if (json) {
            console.out().println(new RollingJson().write(report));
        }
        if (report.halt().isEmpty()) {
            console.err().println("replaced " + report.replaced().size() + " of " + target);
            return Exit.OK;
        }
        String at = report.halt().get().process();
        console.err()
                .println("halted at " + at + "; " + report.left().size()
                        + " behind it go on as they were. See ./vrs logs "
                        + at + ", then ./vrs restart " + target + " --rolling again"
                        + (fromNew ? ", or ./vrs restart " + target + " --rolling --old to go back" : ""));
        return Exit.FAILED;
    }
}
