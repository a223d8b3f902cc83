package vrs.local.command;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vrs.local.cluster.LauncherConfig;
import vrs.local.control.Commands;
import vrs.local.control.ControlClient;
import vrs.local.control.LauncherRecord;
import vrs.local.logs.LogFile;
import vrs.local.logs.LogTail;
import vrs.local.machine.OwnSession;

/** Starts a launcher in the background, shows what it says, and leaves it when the cluster is ready. */
final class DetachedUp {
    private static final long LOOK_MS = 150;
    private static final long END_BOUND_S = 15;

    private final LauncherConfig config;
    private final Console console;

    DetachedUp(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    /** @param options how that launcher is to bring it up */
    int run(int azs, List<String> options) throws IOException {
        LogFile log = new LogFile(config.home().log("launcher"));
        log.rotate();
        Process launcher = new ProcessBuilder(
                        new OwnSession(config.environment().getOrDefault("PATH", "")).of(command(options)))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                .start();
        AtomicBoolean left = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endUnless(left, launcher), "end"));
        try {
            return follow(launcher, LogTail.fromStart(log.path()), azs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            left.set(true);
        }
    }

    private int follow(Process launcher, LogTail tail, int azs) throws IOException, InterruptedException {
        while (true) {
            boolean ended = launcher.waitFor(LOOK_MS, TimeUnit.MILLISECONDS);
            boolean up = !ended && isUp(launcher.pid());
            tail.next().forEach(console.err()::println);
            if (ended) {
                // Only its own end can tell the launcher's failure from a success.
                return launcher.exitValue() == Exit.OK ? Exit.FAILED : launcher.exitValue();
            }
            if (up) {
                Welcome.lines(config.ports(), azs).forEach(console.out()::println);
                return Exit.OK;
            }
        }
    }

    private boolean isUp(long pid) {
        return LauncherRecord.alive(config.home().launcherFile())
                .filter(record -> record.pid() == pid)
                .map(DetachedUp::isUp)
                .orElse(false);
    }

    private static boolean isUp(LauncherRecord record) {
        try {
            return new ControlClient(record).phase() == Commands.Phase.UP;
        } catch (IOException e) {
            // Asked again soon; its end is seen by the process itself.
            return false;
        }
    }

    // Whoever gives up before the cluster is ready wants nothing of it left.
    private static void endUnless(AtomicBoolean left, Process launcher) {
        if (!left.get()) {
            launcher.destroy();
            try {
                launcher.waitFor(END_BOUND_S, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<String> command(List<String> options) {
        List<String> words = new ArrayList<>(List.of(
                config.java().toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dvrs.root=" + config.root(),
                "-Dvrs.home=" + config.home().root(),
                "-Dvrs.build=" + config.build(),
                "-Dvrs.launcher.jar=" + config.jar(),
                "-jar",
                config.jar().toString(),
                "up",
                "--kept-by-detach"));
        words.addAll(options);
        return words;
    }
}
