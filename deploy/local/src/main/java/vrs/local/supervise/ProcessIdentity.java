package vrs.local.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One running process and no other: a pid together with the moment at which it began, because pids are used again.
 *
 * @param pid its number
 * @param mark when it began: on Linux the boot and the clock ticks since then, elsewhere milliseconds since 1970
 */
public record ProcessIdentity(long pid, String mark) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Who has that pid now; empty when nobody has, or only a process that has ended and was not yet collected. */
    public static Optional<ProcessIdentity> of(long pid) {
        return (Files.exists(BOOT) ? linuxMark(pid) : portableMark(pid)).map(mark -> new ProcessIdentity(pid, mark));
    }

    /** Whether this very process still runs. */
    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** A handle to this very process, empty when it has ended. */
    public Optional<ProcessHandle> handle() {
        return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
    }

    // The start time of ProcessHandle moves with corrections of the wall clock; the ticks do not.
    private static Optional<String> linuxMark(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name in brackets may hold blanks and brackets: the fields are counted from the last one.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(Files.readString(BOOT).strip() + ":" + fields[19]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> portableMark(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> Long.toString(start.toEpochMilli()));
    }
}
