package vrs.local.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import vrs.faults.lease.Lease;
import vrs.faults.lease.LeaseBook;
import vrs.faults.process.Cpu;
import vrs.faults.process.CpuHogMain;
import vrs.faults.process.Skew;
import vrs.faults.process.Watcher;
import vrs.faults.process.Wipe;
import vrs.local.supervise.ChildStatus;
import vrs.local.supervise.Supervisor;

/** How each fault of processes comes and goes. Safe for use by many threads. */
final class ProcessEffects {
    private final Supervisor supervisor;
    private final WrongClocks clocks;
    private final HogCommand hog;

    /** How to start a process that burns processors. */
    interface HogCommand {
        List<String> of(Cpu cpu, Lease lease);
    }

    ProcessEffects(Supervisor supervisor, WrongClocks clocks, HogCommand hog) {
        this.supervisor = supervisor;
        this.clocks = clocks;
        this.hog = hog;
    }

    /** The hog is a program of the launcher's own class path. */
    static HogCommand hogOf(LauncherConfig config) {
        return (cpu, lease) ->
                CpuHogMain.command(config.java().toString(), config.jar().toString(), cpu, lease);
    }

    /** Killed, and not started before the heal. */
    LeaseBook.Effect kill(List<String> names) {
        return effect(() -> killAndHold(names), () -> supervisor.start(names));
    }

    /** Killed, emptied and started; what they held is for others to bring back. */
    LeaseBook.Effect wipe(List<String> names, List<Wipe> wipes) {
        return effect(
                () -> {
                    killAndHold(names);
                    for (Wipe wipe : wipes) {
                        // A store that keeps nothing on disk is empty when it starts.
                        if (Files.exists(wipe.store())) {
                            wipe.now();
                        }
                    }
                    supervisor.start(names);
                },
                () -> supervisor.start(names));
    }

    /** Started anew with a wrong clock, and at the heal with the right one. */
    LeaseBook.Effect skew(List<String> names, Skew skew) {
        return effect(
                () -> {
                    clocks.set(names, skew);
                    restart(names);
                },
                () -> {
                    clocks.mend(names);
                    restart(names);
                });
    }

    /** Stopped by a signal until the heal. */
    LeaseBook.Effect hang(List<String> names, Lease lease) {
        return new HeldStill(names, lease);
    }

    /** Processors are taken until the heal. */
    LeaseBook.Effect cpu(Cpu cpu, Lease lease) {
        return new Burning(hog.of(cpu, lease));
    }

    private void restart(List<String> names) {
        supervisor.stop(names).join();
        supervisor.start(names);
    }

    private void killAndHold(List<String> names) {
        // First the signal, so that nothing ends in good order; then the supervisor learns that it is not to start it.
        running(names).forEach(ProcessHandle::destroyForcibly);
        supervisor.stop(names).join();
    }

    private List<ProcessHandle> running(List<String> names) {
        return supervisor.status().stream()
                .filter(child -> names.contains(child.name()))
                .map(ChildStatus::pid)
                .flatMapToLong(pid -> pid.stream())
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static LeaseBook.Effect effect(Step apply, Step heal) {
        return new LeaseBook.Effect() {
            @Override
            public synchronized void apply(long id) {
                run(apply);
            }

            @Override
            public synchronized void heal(long id) {
                run(heal);
            }
        };
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class HeldStill implements LeaseBook.Effect {
        private final List<String> names;
        private final Lease lease;
        private Optional<Watcher> watcher = Optional.empty();

        HeldStill(List<String> names, Lease lease) {
            this.names = names;
            this.lease = lease;
        }

        @Override
        public synchronized void apply(long id) {
            run(() -> watcher = Optional.of(
                    Watcher.stop(running(names).stream().map(ProcessHandle::pid).toList(), lease)));
        }

        @Override
        public synchronized void heal(long id) {
            run(() -> {
                if (watcher.isPresent()) {
                    watcher.get().letGo();
                }
            });
        }
    }

    private static final class Burning implements LeaseBook.Effect {
        private final List<String> command;
        private Optional<Process> hog = Optional.empty();

        Burning(List<String> command) {
            this.command = command;
        }

        @Override
        public synchronized void apply(long id) {
            run(() -> {
                Process process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                hog = Optional.of(process);
                if (process.inputReader().readLine() == null) {
                    throw new IOException("it did not begin");
                }
            });
        }

        @Override
        public synchronized void heal(long id) {
            hog.ifPresent(Process::destroyForcibly);
        }
    }
}
