package vrs.local.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vrs.faults.lease.Injection;
import vrs.faults.lease.Lease;
import vrs.faults.lease.LeaseBook;
import vrs.faults.process.Cpu;
import vrs.faults.process.Hang;
import vrs.faults.process.Kill;
import vrs.faults.process.ProcessFault;
import vrs.faults.process.Skew;
import vrs.faults.process.Watcher;
import vrs.faults.process.Wipe;
import vrs.local.control.Reply;
import vrs.local.supervise.ChildStatus;
import vrs.local.supervise.Supervisor;

/**
 * Faults of the processes that this launcher keeps. It holds their leases: only the launcher can keep a killed process down
 * and start it again, and without a launcher nobody restarts anything. What stands still has a watcher of its own besides, which
 * the launcher's end does not touch. Safe for use by many threads.
 */
final class ProcessFaults {
    private final Supervisor supervisor;
    private final LeaseBook<ProcessHarm> leases;

    ProcessFaults(Supervisor supervisor, LeaseBook<ProcessHarm> leases) {
        this.supervisor = supervisor;
        this.leases = leases;
    }

    /** Breaks those of them that are not stopped, and returns when they are broken. One process has one fault at a time. */
    synchronized Reply inject(ProcessFault fault, List<String> targets, Lease lease) {
        List<String> names = wanted(targets);
        if (names.isEmpty()) {
            return new Reply.Failed("nothing of it runs");
        }
        Optional<Injection<ProcessHarm>> other = leases.inForce().stream()
                .filter(injection -> !Collections.disjoint(injection.fault().names(), names))
                .findFirst();
        if (other.isPresent()) {
            return new Reply.Failed("in force already: " + line(other.get()));
        }
        LeaseBook.Effect effect =
                switch (fault) {
                    case Kill kill -> new HeldDown(names);
                    case Hang hang -> new HeldStill(names, lease);
                    case Cpu cpu -> throw new IllegalArgumentException("cpu is not a fault of a process");
                    case Skew skew -> throw new IllegalArgumentException("skew has nobody who does it yet");
                    case Wipe wipe -> throw new IllegalArgumentException("wipe has nobody who does it yet");
                };
        try {
            return new Reply.Done(line(leases.inject(new ProcessHarm(fault, names), lease, effect)));
        } catch (UncheckedIOException e) {
            return new Reply.Failed(fault.type() + ": " + e.getCause().getMessage());
        }
    }

    /** One a line. */
    String list() {
        return leases.inForce().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /** Ends one, or all when the text is empty. */
    Reply heal(String id) {
        if (id.isEmpty()) {
            return new Reply.Done("healed " + leases.healAll());
        }
        boolean healed = id.matches("\\d{1,18}") && leases.heal(Long.parseLong(id));
        return healed ? new Reply.Done("healed " + id) : new Reply.Unknown("no fault " + id + "; see ./vrs fault list");
    }

    /** Lets those go on that stand still: they could not end in good order. */
    void letGoAll() {
        leases.inForce().stream()
                .filter(injection -> injection.fault().fault() instanceof Hang)
                .forEach(injection -> leases.heal(injection.id()));
    }

    private String line(Injection<ProcessHarm> injection) {
        return injection.id() + " " + injection.fault().text() + ": heals in "
                + (leases.leftMs(injection) + 999) / 1_000 + " s";
    }

    private List<String> wanted(List<String> names) {
        return supervisor.status().stream()
                .filter(child -> !child.state().equals("stopped"))
                .map(ChildStatus::name)
                .filter(names::contains)
                .toList();
    }

    private List<ProcessHandle> running(List<String> names) {
        return supervisor.status().stream()
                .filter(child -> names.contains(child.name()))
                .flatMapToLong(child -> child.pid().stream())
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Killed, and not started before the heal. */
    private final class HeldDown implements LeaseBook.Effect {
        private final List<String> names;

        HeldDown(List<String> names) {
            this.names = names;
        }

        @Override
        public void apply(long id) {
            // First the signal, so that nothing ends in good order; then the supervisor learns that it is not to start
            // it.
            running(names).forEach(ProcessHandle::destroyForcibly);
            supervisor.stop(names).join();
        }

        @Override
        public void heal(long id) {
            supervisor.start(names);
        }
    }

    /** Stopped by a signal until the heal. */
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
            try {
                watcher = Optional.of(Watcher.stop(
                        running(names).stream().map(ProcessHandle::pid).toList(), lease));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public synchronized void heal(long id) {
            try {
                if (watcher.isPresent()) {
                    watcher.get().letGo();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
