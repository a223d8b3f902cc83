package vrs.local.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.faults.lease.Lease;
import vrs.local.cluster.LauncherConfig;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;
import vrs.local.control.Reply;

/** Breaks a part of a running cluster for a time, lists what is broken, or heals it before its time. */
@Command(description = "breaks a part of the cluster for a time")
final class FaultCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..2",
            paramLabel = "TYPE TARGET | list | heal [ID]",
            description = {
                "kill, hang, wipe (stores), cpu, skew; with up --faults slow, jitter, stall, errors, garbage, refuse, reset, cut",
                "<az>, <az>/<role>, <az>/<role>/<number>, a name of ./vrs status; on paths also '<az>-><az>'"
            })
    private List<String> words;

    @Option(
            names = "--for",
            defaultValue = "30s",
            paramLabel = "30s",
            description = "when it heals by itself (30s; 10m)")
    private String lease;

    @Option(names = "--ms", description = "of slow, jitter (1000), and of skew: how much more the clock shows")
    private Optional<Integer> ms;

    @Option(names = "--percent", description = "of errors: how many requests (100)")
    private Optional<Integer> percent;

    @Option(names = "--spare-health", description = "of paths: health checks of the target still pass")
    private boolean sparesHealth;

    @Option(names = "--threads", description = "of cpu (one per processor)")
    private Optional<Integer> threads;

    private final LauncherConfig config;
    private final Console console;

    FaultCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Lease.parse(lease);
        Optional<LauncherRecord> launcher = LauncherRecord.alive(config.home().launcherFile());
        if (launcher.isEmpty()) {
            console.err().println("not running: ./vrs up starts it");
            return Exit.FAILED;
        }
        return switch (reply(new ControlClient(launcher.get()))) {
            case Reply.Done done -> {
                done.text().lines().forEach(console.out()::println);
                yield Exit.OK;
            }
            case Reply.Unknown unknown -> {
                console.err().println(unknown.line());
                yield Exit.USAGE;
            }
            case Reply.Failed failed -> {
                console.err().println(failed.line());
                yield Exit.FAILED;
            }
        };
    }

    private Reply reply(ControlClient client) throws IOException {
        String second = words.size() > 1 ? words.get(1) : "";
        return switch (words.getFirst()) {
            case "list" -> client.order("faults", "");
            case "heal" -> client.order("heal", second);
            default -> client.order("fault", words.getFirst() + " " + second + " " + lease + numbers());
        };
    }

    private String numbers() {
        StringBuilder text = new StringBuilder();
        ms.ifPresent(number -> text.append(" ms=").append(number));
        percent.ifPresent(number -> text.append(" percent=").append(number));
        threads.ifPresent(number -> text.append(" threads=").append(number));
        if (sparesHealth) {
            text.append(" spareHealth=1");
        }
        return text.toString();
    }
}
