package vrs.local.roll;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import vrs.local.control.Reply;
import vrs.local.control.StatusRow;
import vrs.topology.Instance;

/**
 * Replaces processes one by one. The next one goes only when the last one is back and those of its kind are ready; the first that does
 * not come back ends it. Whoever ends it between two processes leaves a whole cluster, as the launcher finishes what it began.
 */
public final class RollingRestart {
    private final Site site;
    private final RollingConfig config;
    private final Waiting waiting;
    private final LongSupplier tickerNanos;
    private final Consumer<String> progress;

    /** @param progress gets a line for each process */
    public RollingRestart(
            Site site, RollingConfig config, Waiting waiting, LongSupplier tickerNanos, Consumer<String> progress) {
        this.site = site;
        this.config = config;
        this.waiting = waiting;
        this.tickerNanos = tickerNanos;
        this.progress = progress;
    }

    /**
     * Replaces these in their order and returns when that has ended in one way or the other.
     *
     * @throws IOException when the launcher is not there any more
     */
    public RollingReport run(List<String> names) throws IOException {
        List<RollingReport.Replaced> replaced = new ArrayList<>();
        List<String> down = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String place = (i + 1) + "/" + names.size() + " " + name;
            if (isStopped(row(name))) {
                down.add(name);
                progress.accept(place + " was stopped and stays so");
                continue;
            }
            long beganNanos = tickerNanos.getAsLong();
            Optional<String> reason = replace(name);
            if (reason.isPresent()) {
                progress.accept(place + " " + reason.get());
                return new RollingReport(
                        replaced,
                        down,
                        Optional.of(new RollingReport.Halt(name, reason.get())),
                        names.subList(i + 1, names.size()));
            }
            long tookMs = TimeUnit.NANOSECONDS.toMillis(tickerNanos.getAsLong() - beganNanos);
            replaced.add(new RollingReport.Replaced(name, tookMs, row(name).version()));
            progress.accept(place + " is back after " + tookMs + " ms");
        }
        return new RollingReport(replaced, down, Optional.empty(), List.of());
    }

    /** The reason why it must not go on, empty when the process is back. */
    private Optional<String> replace(String name) throws IOException {
        Instance instance = row(name).instance();
        if (!waiting.until(() -> missing(instance).isEmpty(), config.othersBound())) {
            return Optional.of("was not touched: " + String.join(", ", missing(instance)) + " is not ready");
        }
        Optional<String> refused =
                switch (site.restart(name)) {
                    case Reply.Done done -> Optional.empty();
                    case Reply.Unknown unknown -> Optional.of(unknown.line());
                    case Reply.Failed failed -> Optional.of(failed.line());
                };
        if (refused.isPresent()) {
            return refused;
        }
        // To stay ready for so long is also the time in which those who ask it see that it is back.
        boolean lost = waiting.until(() -> !isReady(name), config.settle());
        return lost ? Optional.of("was ready and is not any more") : Optional.empty();
    }

    /** Those that do the same, and should but do not. */
    private List<String> missing(Instance instance) {
        return rows(row -> isOfItsKind(row.instance(), instance)
                        && !isStopped(row)
                        && !row.child().ready())
                .orElse(List.of("the launcher"));
    }

    private boolean isReady(String name) {
        return rows(row -> row.instance().name().equals(name) && row.child().ready())
                .filter(ready -> !ready.isEmpty())
                .isPresent();
    }

    private static boolean isOfItsKind(Instance other, Instance instance) {
        return other.role() == instance.role()
                && other.unit().equals(instance.unit())
                && !other.name().equals(instance.name());
    }

    private static boolean isStopped(StatusRow row) {
        return row.child().state().equals("stopped");
    }

    private StatusRow row(String name) throws IOException {
        return site.status().stream()
                .filter(row -> row.instance().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("the launcher does not know " + name + " any more"));
    }

    /** The names of some processes; empty when the launcher does not answer. */
    private Optional<List<String>> rows(Predicate<StatusRow> wanted) {
        try {
            return Optional.of(site.status().stream()
                    .filter(wanted)
                    .map(row -> row.instance().name())
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
