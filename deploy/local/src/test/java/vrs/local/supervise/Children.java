package vrs.local.supervise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tiny real processes for tests; whatever a test leaves behind ends with it. */
final class Children implements AutoCloseable {
    private final List<Process> started = new ArrayList<>();

    Process start(String script) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        synchronized (started) {
            started.add(process);
        }
        return process;
    }

    /** One that runs until it is told to end. */
    Process sleeper() throws IOException {
        return start("exec sleep 600");
    }

    List<Process> started() {
        synchronized (started) {
            return List.copyOf(started);
        }
    }

    @Override
    public void close() {
        started().forEach(Process::destroyForcibly);
    }
}
