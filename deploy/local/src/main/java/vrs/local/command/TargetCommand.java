package vrs.local.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.local.cluster.LauncherConfig;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;
import vrs.local.control.Reply;

/** Stops, starts or restarts some processes of a running cluster. */
@Command(description = "stops, starts or restarts a process, role, AZ or unit")
final class TargetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TARGET", description = "a process, role, <az>, <az>/<role>, unit or <az>/<unit>")
    private String target;

    @Option(names = "--rolling", hidden = true)
    private boolean rolling;

    private final String verb;
    private final LauncherConfig config;
    private final Console console;

    TargetCommand(String verb, LauncherConfig config, Console console) {
        this.verb = verb;
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (rolling) {
            console.err().println(verb + " --rolling: not there yet");
            return Exit.USAGE;
        }
        Optional<LauncherRecord> launcher = LauncherRecord.alive(config.home().launcherFile());
        if (launcher.isEmpty()) {
            console.err().println("not running: ./vrs up starts it");
            return Exit.FAILED;
        }
        return switch (new ControlClient(launcher.get()).order(verb, target)) {
            case Reply.Done done -> {
                console.err().println(done.text());
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
}
