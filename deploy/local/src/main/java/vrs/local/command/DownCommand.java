package vrs.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vrs.local.cluster.LauncherConfig;
import vrs.local.cluster.Poll;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;
import vrs.local.control.Reply;
import vrs.local.home.HomeLock;
import vrs.local.supervise.LeftOvers;
import vrs.local.supervise.ProcessRecords;

/** Ends exactly the processes that up has started, with the help of the launcher or without. */
@Command(name = "down", description = "stops the local cluster")
final class DownCommand implements Callable<Integer> {
    private static final Duration LAUNCHER_BOUND = Duration.ofSeconds(15);
    private static final Duration RECORD_BOUND = Duration.ofSeconds(25);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final LauncherConfig config;
    private final Console console;

    DownCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<LauncherRecord> launcher = launcher();
        int stopped = 0;
        if (launcher.isPresent()) {
            stopped += ask(launcher.get()).orElse(0);
            endLauncher(launcher.get());
        }
        stopped += new LeftOvers(new ProcessRecords(config.home().processes()), UpCommand.PATIENCE).end();
        Files.deleteIfExists(config.home().launcherFile());
        boolean ran = launcher.isPresent() || stopped > 0;
        console.out().println(ran ? "stopped " + stopped + (stopped == 1 ? " process" : " processes") : "not running");
        return Exit.OK;
    }

    // A launcher whose record was lost writes it again soon.
    private Optional<LauncherRecord> launcher() throws IOException {
        if (LauncherRecord.alive(config.home().launcherFile()).isEmpty() && isHeld()) {
            console.err().println("the record of the running launcher is lost: waiting until it is written again");
            Poll.until(() -> LauncherRecord.alive(config.home().launcherFile()).isPresent(), LOOK, RECORD_BOUND);
        }
        return LauncherRecord.alive(config.home().launcherFile());
    }

    private boolean isHeld() throws IOException {
        if (!Files.isDirectory(config.home().root())) {
            return false;
        }
        Optional<HomeLock> free = HomeLock.ofLauncher(config.home());
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }

    private static OptionalInt ask(LauncherRecord launcher) {
        try {
            return switch (new ControlClient(launcher).order("down", "")) {
                case Reply.Done done -> OptionalInt.of(Integer.parseInt(done.text()));
                case Reply.Unknown unknown -> OptionalInt.empty();
                case Reply.Failed failed -> OptionalInt.empty();
            };
        } catch (IOException e) {
            // It hangs or has just ended; what it started is written down.
            return OptionalInt.empty();
        }
    }

    private static void endLauncher(LauncherRecord launcher) {
        if (!ended(launcher)) {
            launcher.identity().handle().ifPresent(ProcessHandle::destroy);
            if (!ended(launcher)) {
                launcher.identity().handle().ifPresent(ProcessHandle::destroyForcibly);
                ended(launcher);
            }
        }
    }

    private static boolean ended(LauncherRecord launcher) {
        return Poll.until(() -> !launcher.identity().isAlive(), LOOK, LAUNCHER_BOUND);
    }
}
