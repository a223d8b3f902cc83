package vrs.local.cluster;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import vrs.local.supervise.ChildEvent;
import vrs.process.EventLog;

/** Tells people what happens: a line per process while the cluster comes up, events once it is up. One thread. */
final class Progress {
    private static final double MS_PER_S = 1_000;

    private final PrintStream err;
    private final EventLog log;
    private final Supplier<String> count;
    private boolean up;

    Progress(PrintStream err, EventLog log, Supplier<String> count) {
        this.err = err;
        this.log = log;
        this.count = count;
    }

    void clusterIsUp() {
        up = true;
    }

    void accept(ChildEvent event) {
        switch (event) {
            case ChildEvent.BecameReady ready -> {
                if (up) {
                    log.info("process-ready", "process", ready.name(), "tookMs", ready.tookMs());
                } else {
                    line("%-8s %-22s %5.1f s", count.get(), ready.name(), ready.tookMs() / MS_PER_S);
                }
            }
            case ChildEvent.Died died -> {
                if (up) {
                    log.warn(
                            "process-died", "process", died.name(), "exit", died.exit(), "againInMs", died.againInMs());
                } else {
                    line("died     %-22s exit %d", died.name(), died.exit());
                }
            }
            case ChildEvent.NotStarted refused ->
                log.warn("process-not-started", "process", refused.name(), "reason", refused.reason());
            case ChildEvent.LostReady lost -> log.warn("process-not-ready", "process", lost.name());
            case ChildEvent.Ended ended -> {
                if (up) {
                    log.info("process-stopped", "process", ended.name());
                }
            }
            case ChildEvent.Started started -> {
                if (up) {
                    log.info("process-started", "process", started.name(), "pid", started.pid());
                }
            }
        }
    }

    private void line(String format, Object... values) {
        err.println("  " + String.format(Locale.ROOT, format, values));
    }
}
