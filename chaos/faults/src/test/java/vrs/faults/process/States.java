package vrs.faults.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How the system says that a process is. */
public final class States {
    private States() {}

    /** Whether it stands still. */
    public static boolean isStopped(long pid) {
        return state(pid).startsWith("T");
    }

    /** Whether it goes or waits. */
    public static boolean goes(long pid) {
        return state(pid).matches("[RSI].*");
    }

    private static String state(long pid) {
        try {
            Path stat = Path.of("/proc/" + pid + "/stat");
            if (Files.exists(stat)) {
                String text = Files.readString(stat);
                return text.substring(text.lastIndexOf(')') + 2).strip();
            }
            Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(pid)).start();
            ps.waitFor(5, TimeUnit.SECONDS);
            return new String(ps.getInputStream().readAllBytes()).strip();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
