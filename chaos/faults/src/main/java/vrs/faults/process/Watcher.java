package vrs.faults.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import vrs.faults.lease.Lease;

/**
 * Stops processes by a signal and lets them go on when the lease is over. A small shell of its own session does both, stop and
 * go, so that nothing stands still without its watcher, and neither the end of who asked nor of the launcher keeps it from letting
 * go. Safe for use by many threads.
 */
public final class Watcher {
    // Asleep in the background: a shell takes signals only between commands.
    private static final String SCRIPT = """
            length=$1
            shift
            go_on() { for pid in "$@"; do kill -CONT "$pid" 2>/dev/null; done; }
            sleep "$length" </dev/null >/dev/null 2>&1 &
            nap=$!
            trap 'kill "$nap" 2>/dev/null' TERM
            trap '' HUP INT
            for pid in "$@"; do kill -STOP "$pid" 2>/dev/null; done
            echo held
            wait "$nap"
            go_on "$@"
            """;
    private static final String HELD = "held";
    private static final Duration END_BOUND = Duration.ofSeconds(2);

    private static final String GO_ON = "for pid in \"$@\"; do kill -CONT \"$pid\" 2>/dev/null; done";

    private final Process shell;
    private final List<String> pids;

    private Watcher(Process shell, List<String> pids) {
        this.shell = shell;
        this.pids = pids;
    }

    /**
     * Stops them and returns when they stand still. A pid that is none any more is passed over.
     *
     * @throws IOException when there is no shell, or it did not come to it
     */
    public static Watcher stop(List<Long> pids, Lease lease) throws IOException {
        List<String> words = new ArrayList<>();
        ownSession().ifPresent(words::add);
        words.addAll(List.of("/bin/sh", "-c", SCRIPT, "vrs-fault-watcher"));
        words.add(String.format(Locale.ROOT, "%.3f", lease.length().toMillis() / 1_000.0));
        List<String> numbers = pids.stream().map(String::valueOf).toList();
        words.addAll(numbers);
        Process shell = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = shell.inputReader().readLine();
        if (!HELD.equals(said)) {
            shell.destroy();
            throw new IOException("the watcher did not hold: " + said);
        }
        return new Watcher(shell, numbers);
    }

    /** Its own number. */
    public long pid() {
        return shell.pid();
    }

    /** Whether it still holds. */
    public boolean holds() {
        return shell.isAlive();
    }

    /**
     * Lets them go on now, and returns when they were told so; also when the watcher itself was killed.
     *
     * @throws IOException when there is no shell
     */
    public void letGo() throws IOException {
        // First those who stand still: how the watcher takes its own end is no matter to them.
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", GO_ON, "vrs-fault-heal"));
        words.addAll(pids);
        new ProcessBuilder(words).inheritIO().start().onExit().join();
        shell.destroy();
        if (!hasEnded(END_BOUND)) {
            shell.destroyForcibly();
            shell.onExit().join();
        }
    }

    private boolean hasEnded(Duration bound) {
        try {
            shell.onExit().orTimeout(bound.toMillis(), TimeUnit.MILLISECONDS).join();
            return true;
        } catch (CompletionException e) {
            // Some shells see a signal late that comes as they begin to wait.
            return false;
        }
    }

    private static Optional<String> ownSession() {
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(tool -> Files.isExecutable(Path.of(tool)))
                .findFirst();
    }
}
