package vrs.loadtest.run;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vrs.loadtest.measure.Counts;
import vrs.loadtest.measure.Tally;
import vrs.loadtest.measure.Verdict;
import vrs.loadtest.plan.PlannedRequest;
import vrs.loadtest.plan.Scenario;
import vrs.loadtest.plan.Schedule;
import vrs.loadtest.wire.Wire;

/** One run: everything after {@link #start} happens on one event loop. */
public final class Generator {
    private final LoadConfig config;
    private final Clocks clocks;
    private final EventLoop loop;
    private final Consumer<Progress> listener;
    private final Scenario scenario;
    private final Wire wire;
    private final Tally tally;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private Instant startedAt;
    private long startNanos;
    private long startCpuNanos;
    private long handedOver;
    private boolean through;

    /** @param listener hears of the progress on the event loop; must not block */
    public Generator(LoadConfig config, Clocks clocks, EventLoop loop, Consumer<Progress> listener) {
        this.config = config;
        this.clocks = clocks;
        this.loop = loop;
        this.listener = listener;
        this.scenario = new Scenario(config.queries(), config.mix(), config.viewers(), Seeds.of(config.seed(), 1));
        this.wire = new Wire(config.wire(), loop, clocks.tickerNanos());
        this.tally = new Tally(TimeUnit.MILLISECONDS.toNanos(config.voidRule().lateMs()));
    }

    /** Begins; the result comes when the last request has its outcome. */
    public CompletableFuture<Result> start() {
        loop.execute(guarded(() -> rehearse(wire.targets())));
        return result;
    }

    /** One request to each target that does not count: the first one loads our own classes, which takes long. */
    private void rehearse(int left) {
        if (left == 0) {
            begin();
            return;
        }
        PlannedRequest request = scenario.next();
        Tally unheard = new Tally(1);
        wire.send(request, now(), guarded(outcome -> {
            unheard.handedOver(0);
            unheard.ended(request.intent().word(), outcome, 0, 0);
            unheard.counts();
            rehearse(left - 1);
        }));
    }

    private void begin() {
        startedAt = clocks.wall().instant();
        startNanos = now();
        startCpuNanos = clocks.cpuNanos().getAsLong();
        Schedule schedule = new Schedule(config.arrivals(), config.pace(), Seeds.of(config.seed(), 2));
        Dispatcher.Timer timer = (nanos, task) -> loop.schedule(guarded(task), nanos, TimeUnit.NANOSECONDS);
        var progress = loop.scheduleAtFixedRate(
                guarded(this::tell),
                config.progressEvery().toNanos(),
                config.progressEvery().toNanos(),
                TimeUnit.NANOSECONDS);
        result.whenComplete((any, failure) -> progress.cancel(false));
        new Dispatcher(schedule, timer, clocks.tickerNanos(), startNanos, this::handOver, this::passThrough).go();
    }

    private void handOver(long intendedNanos) {
        PlannedRequest request = scenario.next();
        handedOver++;
        tally.handedOver(now() - startNanos - intendedNanos);
        wire.send(request, startNanos + intendedNanos, guarded(outcome -> {
            long latencyNanos = now() - startNanos - intendedNanos;
            tally.ended(request.intent().word(), outcome, intendedNanos, latencyNanos);
            finishIfDone();
        }));
    }

    private void passThrough() {
        through = true;
        finishIfDone();
    }

    private void finishIfDone() {
        if (!through || tally.ended() < handedOver) {
            return;
        }
        long tookNanos = Math.max(1, now() - startNanos);
        double coreShare = (double) (clocks.cpuNanos().getAsLong() - startCpuNanos) / tookNanos;
        Counts counts = tally.counts();
        result.complete(new Result(
                startedAt,
                Duration.ofNanos(tookNanos),
                counts,
                coreShare,
                config.voidRule().judge(counts, coreShare)));
    }

    private void tell() {
        listener.accept(new Progress(
                Duration.ofNanos(now() - startNanos),
                handedOver,
                tally.ended(),
                tally.ended(Verdict.FAILED),
                tally.worst()));
    }

    private long now() {
        return clocks.tickerNanos().getAsLong();
    }

    // A bug on the event loop must end the run, not leave it waiting.
    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
                throw e;
            }
        };
    }

    private <T> Consumer<T> guarded(Consumer<T> work) {
        return value -> guarded(() -> work.accept(value)).run();
    }
}
