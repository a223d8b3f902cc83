package vrs.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands on a disk with too little room: a tmpfs that only they see. Where this machine lets nobody mount one, as in most
 * containers, a bound on the size of each file stands in, which fails in the same call with another reason.
 *
 * @param real whether it is a file system
 */
record SmallDisk(boolean real) {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String MOUNT = "mount -t tmpfs -o size=%dm none \"$1\" || exit 99\n";
    // In units of 512 bytes; whoever writes more shall get an error, not a signal.
    private static final String LIMIT = "trap '' XFSZ; ulimit -f %d\n";
    // What is left is asked for in there: outside nobody sees this disk. Copies that are not done begin with a dot.
    private static final String THEN = """
            disk=$1; shift; code=0
            "$@" || code=$?
            ./vrs status; echo "status $?"
            ./vrs down; echo "down $?"
            find "$disk" -name '.?*'
            exit $code
            """;

    static SmallDisk here(Path mountPoint) {
        List<String> probe = shell(true, MOUNT.formatted(1) + "exit 0\n", mountPoint);
        return new SmallDisk(
                new Commands(Cluster.root(), Map.of()).run(BOUND, probe).exit() == 0);
    }

    /** What the system says about a write that does not fit. */
    String reason() {
        return real ? "No space left on device" : "File too large";
    }

    /** Runs a command, then {@code status}, {@code down} and a look at what was left half done. */
    Commands.Result run(int mib, Path mountPoint, Map<String, String> variables, String... words) {
        int fileBlocks = mib * 2 * 1024 / 4;
        String script = (real ? MOUNT.formatted(mib) : LIMIT.formatted(fileBlocks)) + THEN;
        List<String> command = shell(real, script, mountPoint);
        command.addAll(List.of(words));
        return new Commands(Cluster.root(), variables).run(BOUND, command);
    }

    private static List<String> shell(boolean apart, String script, Path mountPoint) {
        List<String> command = new ArrayList<>();
        if (apart) {
            String flags = OrdinaryUser.isRoot() ? "-m" : "-rm";
            command.addAll(List.of("sh", "-c", "exec unshare " + flags + " \"$@\"", "sh"));
        }
        command.addAll(List.of("sh", "-c", script, "sh", mountPoint.toString()));
        return command;
    }
}
