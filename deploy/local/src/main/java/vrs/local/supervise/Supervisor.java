package vrs.local.supervise;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps processes alive: starts them a few at a time, starts again what dies, ends what is no longer wanted. All state
 * belongs to the one thread of {@code loop}; the methods may be called from any other.
 */
public final class Supervisor {
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final ArrayDeque<Child> queue = new ArrayDeque<>();
    private final BootTurns turns;
    private final Spawner spawner;
    private final ReadinessProbe probe;
    private final ProcessRecords records;
    private final SupervisorConfig config;
    private final ScheduledExecutorService loop;
    private final Consumer<ChildEvent> events;
    private boolean closing;

    /**
     * @param loop must have one thread
     * @param events told on that thread; must not block
     */
    public Supervisor(
            List<ChildPlan> plans,
            Spawner spawner,
            ReadinessProbe probe,
            ProcessRecords records,
            SupervisorConfig config,
            ScheduledExecutorService loop,
            LongSupplier tickerNanos,
            Consumer<ChildEvent> events) {
        this.spawner = spawner;
        this.probe = probe;
        this.records = records;
        this.config = config;
        this.turns = new BootTurns(config.first(), config.beside());
        this.loop = loop;
        this.events = events;
        plans.forEach(plan ->
                children.put(plan.name(), new Child(plan, new BackOff(config.backOff(), tickerNanos), tickerNanos)));
    }

    /** Starts those that are not up, in the order given; returns at once. */
    public void start(Collection<String> names) {
        loop.execute(() -> {
            names.forEach(name -> startByHand(children.get(name)));
            startNext();
        });
    }

    /** Changes how some are started, from their next start on; there when it counts. */
    public CompletableFuture<Void> plan(Collection<ChildPlan> plans) {
        return CompletableFuture.runAsync(
                () -> plans.forEach(plan -> children.get(plan.name()).planned(plan)), loop);
    }

    /** Ends those; the result is there when the last one has ended. They stay down until they are started. */
    public CompletableFuture<Void> stop(Collection<String> names) {
        return CompletableFuture.supplyAsync(() -> endAll(names), loop).thenCompose(ended -> ended);
    }

    /** Ends all for good; the result is how many were running. */
    public CompletableFuture<Integer> shutdown() {
        return CompletableFuture.supplyAsync(
                        () -> {
                            closing = true;
                            int running = (int) children.values().stream()
                                    .filter(child -> child.status().pid().isPresent())
                                    .count();
                            return endAll(List.copyOf(children.keySet())).thenApply(done -> running);
                        },
                        loop)
                .thenCompose(ended -> ended);
    }

    /** What is known of all of them, in the order of their plans. */
    public List<ChildStatus> status() {
        return CompletableFuture.supplyAsync(
                        () -> children.values().stream().map(Child::status).toList(), loop)
                .join();
    }

    private void startByHand(Child child) {
        switch (child.state()) {
            case ChildState.Stopped s -> enqueueByHand(child);
            case ChildState.Pausing p -> enqueueByHand(child);
            case ChildState.Stopping stopping ->
                stopping.ended().thenRunAsync(() -> start(List.of(child.plan().name())), loop);
            case ChildState.Queued q -> {}
            case ChildState.Up up -> {}
        }
    }

    private void enqueueByHand(Child child) {
        child.queuedByHand();
        queue.add(child);
    }

    private void startNext() {
        while (!closing && turns.isOneFree(children.values()) && !queue.isEmpty()) {
            spawn(queue.remove());
        }
    }

    private void spawn(Child child) {
        Process process;
        try {
            process = spawner.spawn(child.plan());
            remember(child, process);
        } catch (IOException e) {
            long pauseMs = child.pauseMs();
            pause(child, child.died(OptionalInt.empty()), pauseMs);
            events.accept(new ChildEvent.NotStarted(child.plan().name(), String.valueOf(e.getMessage()), pauseMs));
            return;
        }
        child.started(process);
        events.accept(new ChildEvent.Started(child.plan().name(), process.pid()));
        process.onExit().thenAcceptAsync(ended -> gone(child, ended), loop);
        loop.schedule(() -> giveUpTurn(child, process), turns.turnMs(), TimeUnit.MILLISECONDS);
        ask(child, process);
    }

    private void giveUpTurn(Child child, Process process) {
        if (child.state() instanceof ChildState.Up up && up.process() == process && up.booting()) {
            child.moved(up.takesLong());
            startNext();
        }
    }

    private void ask(Child child, Process process) {
        probe.isReady(child.plan()).thenAcceptAsync(ready -> heard(child, process, ready), loop);
    }

    private void heard(Child child, Process process, boolean ready) {
        if (!(child.state() instanceof ChildState.Up up) || up.process() != process) {
            return;
        }
        if (ready && !up.ready()) {
            events.accept(new ChildEvent.BecameReady(child.plan().name(), child.becameReadyMs(up)));
            startNext();
        } else {
            ChildState.Up next = ready ? up.nowReady() : up.missed(config.missesMax());
            child.moved(next);
            if (up.ready() && !next.ready()) {
                events.accept(new ChildEvent.LostReady(child.plan().name()));
            }
        }
        long pauseMs = ready ? config.probeReadyMs() : config.probeStartingMs();
        loop.schedule(() -> ask(child, process), pauseMs, TimeUnit.MILLISECONDS);
    }

    private void gone(Child child, Process process) {
        forget(child);
        switch (child.state()) {
            case ChildState.Stopping stopping -> {
                child.ended(OptionalInt.of(process.exitValue()));
                events.accept(new ChildEvent.Ended(child.plan().name()));
                stopping.ended().complete(null);
            }
            case ChildState.Up up -> {
                boolean early = !child.wasEverReady();
                long pauseMs = child.pauseMs();
                pause(child, child.died(OptionalInt.of(process.exitValue())), pauseMs);
                events.accept(new ChildEvent.Died(child.plan().name(), process.exitValue(), pauseMs, early));
            }
            case ChildState.Queued q -> {}
            case ChildState.Pausing p -> {}
            case ChildState.Stopped s -> {}
        }
        startNext();
    }

    private void pause(Child child, ChildState.Pausing pausing, long pauseMs) {
        loop.schedule(
                () -> {
                    if (child.state().equals(pausing)) {
                        child.queuedAgain();
                        queue.add(child);
                        startNext();
                    }
                },
                pauseMs,
                TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Void> endAll(Collection<String> names) {
        return CompletableFuture.allOf(
                names.stream().map(children::get).map(this::end).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> end(Child child) {
        return switch (child.state()) {
            case ChildState.Up up -> {
                CompletableFuture<Void> ended = new CompletableFuture<>();
                child.moved(new ChildState.Stopping(up.process(), ended));
                up.process().destroy();
                loop.schedule(up.process()::destroyForcibly, config.patienceMs(), TimeUnit.MILLISECONDS);
                yield ended;
            }
            case ChildState.Stopping stopping -> stopping.ended();
            case ChildState.Queued q -> settle(child);
            case ChildState.Pausing p -> settle(child);
            case ChildState.Stopped s -> settle(child);
        };
    }

    private CompletableFuture<Void> settle(Child child) {
        queue.remove(child);
        child.moved(new ChildState.Stopped());
        return CompletableFuture.completedFuture(null);
    }

    // Without its record nobody could end it after us: then it must not run.
    private void remember(Child child, Process process) throws IOException {
        try {
            records.add(child.plan().name(), process.pid());
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private void forget(Child child) {
        try {
            records.remove(child.plan().name());
        } catch (IOException e) {
            // A record of a process that has ended does no harm: its identity matches nobody.
            return;
        }
    }
}
