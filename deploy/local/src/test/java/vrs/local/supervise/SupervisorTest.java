package vrs.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final String SLEEP = "exec sleep 600";

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final Children children = new Children();
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final List<ChildEvent> events = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private ProcessRecords records;

    @BeforeEach
    void makeRecords() {
        records = new ProcessRecords(folder);
    }

    @AfterEach
    void endAll() {
        loop.shutdownNow();
        children.close();
    }

    @Test
    void started_becomesReadyWhenItSaysSo() throws IOException {
        Supervisor supervisor = supervisor(1, "one");
        supervisor.start(List.of("one"));
        await("one", "starting");
        assertThat(records.alive()).extracting(ProcessRecord::name).containsExactly("one");

        ready.add("one");

        await("one", "ready");
        ChildStatus status = status(supervisor, "one");
        assertThat(status.pid()).hasValue(children.started().getFirst().pid());
        assertThat(status.restarts()).isZero();
    }

    @Test
    void died_isStartedAgainAndCounted() {
        Supervisor supervisor = supervisor(1, "one");
        ready.add("one");
        supervisor.start(List.of("one"));
        await("one", "ready");
        long before = status(supervisor, "one").pid().orElseThrow();

        children.started().getFirst().destroyForcibly();

        Awaitility.await().until(() -> status(supervisor, "one").restarts() == 1);
        await("one", "ready");
        assertThat(status(supervisor, "one").pid().orElseThrow()).isNotEqualTo(before);
        assertThat(status(supervisor, "one").lastExit()).hasValue(137);
        assertThat(events).anyMatch(event -> event instanceof ChildEvent.Died died && !died.early());
    }

    @Test
    void diedBeforeItWasReady_isAnEarlyDeath() {
        Supervisor supervisor = supervisor(1, plan("broken", "exit 2"));

        supervisor.start(List.of("broken"));

        Awaitility.await()
                .until(() -> events.stream()
                                .filter(event ->
                                        event instanceof ChildEvent.Died died && died.early() && died.exit() == 2)
                                .count()
                        >= 3);
        supervisor.shutdown().join();
    }

    @Test
    void stopped_staysDownUntilItIsStarted() throws IOException {
        Supervisor supervisor = supervisor(2, "one", "two");
        ready.addAll(List.of("one", "two"));
        supervisor.start(List.of("one", "two"));
        await("one", "ready");
        await("two", "ready");

        supervisor.stop(List.of("one")).join();

        ChildStatus stopped = status(supervisor, "one");
        assertThat(stopped.state()).isEqualTo("stopped");
        assertThat(stopped.pid()).isEmpty();
        assertThat(stopped.ready()).isFalse();
        assertThat(stopped.restarts()).as("nobody's fault").isZero();
        assertThat(records.alive()).extracting(ProcessRecord::name).containsExactly("two");
        assertThat(children.started()).hasSize(2);

        supervisor.start(List.of("one"));
        await("one", "ready");
        assertThat(status(supervisor, "one").restarts()).isZero();
    }

    @Test
    void stoppedWhileItPauses_doesNotComeBack() {
        Supervisor supervisor = supervisor(1, slowBackOff(), plan("broken", "exit 1"));
        supervisor.start(List.of("broken"));
        await("broken", "restarting");

        supervisor.stop(List.of("broken")).join();

        assertThat(status(supervisor, "broken").state()).isEqualTo("stopped");
        supervisor.start(List.of("broken"));
        Awaitility.await().until(() -> children.started().size() == 2);
    }

    @Test
    void startedWhileItEnds_comesBackAfterwards() {
        Supervisor supervisor = supervisor(1, "one");
        ready.add("one");
        supervisor.start(List.of("one"));
        await("one", "ready");

        CompletableFuture<Void> ended = supervisor.stop(List.of("one"));
        supervisor.start(List.of("one"));

        ended.join();
        Awaitility.await().until(() -> children.started().size() == 2);
        await("one", "ready");
    }

    @Test
    void plannedAnew_isStartedSo_byHandAndAfterADeath() throws IOException {
        Supervisor supervisor = supervisor(1, "one");
        ready.add("one");
        supervisor.start(List.of("one"));
        await("one", "ready");
        String other = "touch '" + folder.resolve("other") + "'; " + SLEEP;

        supervisor.plan(List.of(plan("one", other))).join();
        assertThat(children.started()).as("it runs on").hasSize(1).allMatch(Process::isAlive);
        supervisor.stop(List.of("one")).join();
        supervisor.start(List.of("one"));

        Awaitility.await().until(() -> Files.exists(folder.resolve("other")));
        Files.delete(folder.resolve("other"));
        children.started().getLast().destroyForcibly();
        Awaitility.await().until(() -> Files.exists(folder.resolve("other")));
    }

    @Test
    void onlySoManyBootAtATime() {
        Supervisor supervisor = supervisor(2, "one", "two", "three");
        supervisor.start(List.of("one", "two", "three"));
        await("two", "starting");
        assertThat(children.started()).hasSize(2);

        ready.add("one");

        Awaitility.await().until(() -> children.started().size() == 3);
    }

    @Test
    void besideOneThatServes_onlyOneBootsAtATime() {
        Supervisor supervisor = threeReady();
        supervisor.stop(List.of("one", "two")).join();
        ready.removeAll(List.of("one", "two"));

        supervisor.start(List.of("one", "two"));

        Awaitility.await().until(() -> children.started().size() == 4);
        supervisor.status();
        assertThat(children.started()).as("the other waits").hasSize(4);
        ready.add("one");
        Awaitility.await().until(() -> children.started().size() == 5);
    }

    @Test
    void besideNobody_asManyBootAsAtFirst() {
        Supervisor supervisor = threeReady();
        supervisor.stop(List.of("one", "two", "three")).join();
        ready.clear();

        supervisor.start(List.of("one", "two", "three"));

        Awaitility.await().until(() -> children.started().size() == 6);
    }

    @Test
    void lostReadiness_isSeenAfterTheSecondMiss() {
        Supervisor supervisor = supervisor(1, "one");
        ready.add("one");
        supervisor.start(List.of("one"));
        await("one", "ready");

        ready.remove("one");

        await("one", "starting");
        assertThat(children.started()).as("it runs on").hasSize(1);
        assertThat(events).anyMatch(event -> event instanceof ChildEvent.LostReady);
    }

    @Test
    void shutdown_leavesNoProcess_andStartsNoneAgain() throws IOException {
        Supervisor supervisor = supervisor(3, plan("one", SLEEP), plan("two", SLEEP), plan("broken", "exit 1"));
        ready.add("one");
        supervisor.start(List.of("one", "two", "broken"));
        await("one", "ready");
        await("two", "starting");

        int stopped = supervisor.shutdown().join();

        assertThat(stopped).isBetween(2, 3);
        assertThat(children.started()).noneMatch(Process::isAlive);
        assertThat(records.all()).isEmpty();
        int count = children.started().size();
        supervisor.start(List.of("one"));
        supervisor.status();
        assertThat(children.started()).hasSize(count);
    }

    @Test
    void deafProcess_isKilled() {
        Supervisor supervisor = supervisor(
                1,
                plan("deaf", "trap '' TERM; touch '" + folder.resolve("deaf") + "'; while true; do sleep 0.1; done"));
        supervisor.start(List.of("deaf"));
        Awaitility.await().until(() -> Files.exists(folder.resolve("deaf")));

        supervisor.stop(List.of("deaf")).orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(children.started()).noneMatch(Process::isAlive);
    }

    @Test
    void refusedBySystem_isTriedAgain() {
        int[] calls = new int[1];
        Supervisor supervisor = new Supervisor(
                List.of(plan("one", SLEEP)),
                plan -> {
                    if (calls[0]++ == 0) {
                        throw new IOException("no more processes");
                    }
                    return children.start(SLEEP);
                },
                plan -> CompletableFuture.completedFuture(true),
                records,
                config(1, quickBackOff()),
                loop,
                System::nanoTime,
                events::add);
        this.supervisor = supervisor;

        supervisor.start(List.of("one"));

        await("one", "ready");
        assertThat(events)
                .anyMatch(event -> event instanceof ChildEvent.NotStarted refused
                        && refused.reason().equals("no more processes"));
    }

    private Supervisor supervisor;

    private void await(String name, String state) {
        Awaitility.await(name + " is " + state)
                .until(() -> status(supervisor, name).state().equals(state));
    }

    private static ChildStatus status(Supervisor supervisor, String name) {
        return supervisor.status().stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Supervisor threeReady() {
        List<String> names = List.of("one", "two", "three");
        Supervisor three = supervisor(3, "one", "two", "three");
        ready.addAll(names);
        three.start(names);
        names.forEach(name -> await(name, "ready"));
        return three;
    }

    private Supervisor supervisor(int bootingMax, String... names) {
        return supervisor(
                bootingMax,
                List.of(names).stream().map(name -> plan(name, SLEEP)).toArray(ChildPlan[]::new));
    }

    private Supervisor supervisor(int bootingMax, ChildPlan... plans) {
        return supervisor(bootingMax, quickBackOff(), plans);
    }

    private Supervisor supervisor(int bootingMax, BackOffConfig backOff, ChildPlan... plans) {
        supervisor = new Supervisor(
                List.of(plans),
                plan -> children.start(plan.command().getLast()),
                plan -> CompletableFuture.completedFuture(ready.contains(plan.name())),
                records,
                config(bootingMax, backOff),
                loop,
                System::nanoTime,
                events::add);
        return supervisor;
    }

    private static SupervisorConfig config(int bootingMax, BackOffConfig backOff) {
        SupervisorConfig.Boots first = new SupervisorConfig.Boots(bootingMax, 60_000);
        SupervisorConfig.Boots beside = new SupervisorConfig.Boots(1, 60_000);
        return new SupervisorConfig(first, beside, 10, 10, 2, 300, backOff);
    }

    private static BackOffConfig quickBackOff() {
        return new BackOffConfig(10, 20, 60_000);
    }

    private static BackOffConfig slowBackOff() {
        return new BackOffConfig(60_000, 60_000, 60_000);
    }

    private ChildPlan plan(String name, String script) {
        return new ChildPlan(
                name, List.of(script), folder.resolve(name + ".log"), URI.create("http://127.0.0.1:1/health/ready"));
    }
}
