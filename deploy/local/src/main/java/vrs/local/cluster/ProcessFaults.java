package vrs.local.cluster;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    private final ProcessEffects effects;

    ProcessFaults(Supervisor supervisor, LeaseBook<ProcessHarm> leases, ProcessEffects effects) {
        this.supervisor = supervisor;
        this.leases = leases;
        this.effects = effects;
    }

    /** Breaks those of them that are not stopped, and returns when they are broken. One process has one fault at a time. */
    synchronized Reply inject(ProcessFault fault, List<String> targets, Lease lease) {
        List<String> names = wanted(targets);
        return fault instanceof Cpu cpu
                // It is of the machine, which all of them share.
                ? put(new ProcessHarm(cpu, List.of()), lease, effects.cpu(cpu, lease))
                : put(new ProcessHarm(fault, names), lease, effect(fault, names, lease));
    }

    /**
     * Empties stores.
     *
     * @param folders of the data of each
     */
    synchronized Reply wipe(Path data, Map<String, Path> folders, Lease lease) {
        List<String> names = wanted(List.copyOf(folders.keySet()));
        List<Wipe> wipes =
                names.stream().map(name -> new Wipe(data, folders.get(name))).toList();
        return wipes.isEmpty()
                ? nothingRuns()
                : put(new ProcessHarm(wipes.getFirst(), names), lease, effects.wipe(names, wipes));
    }

    private LeaseBook.Effect effect(ProcessFault fault, List<String> names, Lease lease) {
        return switch (fault) {
            case Kill kill -> effects.kill(names);
            case Hang hang -> effects.hang(names, lease);
            case Cpu cpu -> effects.cpu(cpu, lease);
            case Skew skew -> effects.skew(names, skew);
            case Wipe wipe -> effects.wipe(names, List.of(wipe));
        };
    }

    private Reply put(ProcessHarm harm, Lease lease, LeaseBook.Effect effect) {
        if (harm.names().isEmpty() && !(harm.fault() instanceof Cpu)) {
            return nothingRuns();
        }
        Optional<Injection<ProcessHarm>> other = leases.inForce().stream()
                .filter(injection -> !Collections.disjoint(injection.fault().names(), harm.names()))
                .findFirst();
        if (other.isPresent()) {
            return new Reply.Failed("in force already: " + line(other.get()));
        }
        try {
            return new Reply.Done(line(leases.inject(harm, lease, effect)));
        } catch (UncheckedIOException e) {
            return new Reply.Failed(harm.fault().type() + ": " + e.getCause().getMessage());
        }
    }

    private static Reply nothingRuns() {
        return new Reply.Failed("nothing of it runs");
    }

    /** One a line. */
    String list() {
        return leases.inForce().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    /** Ends all, and says how many there were. */
    int healAll() {
        return leases.healAll();
    }

    /** Ends one. */
    Reply heal(String id) {
        boolean healed = id.matches("\\d{1,18}") && leases.heal(Long.parseLong(id));
        return healed ? new Reply.Done("healed " + id) : new Reply.Unknown("no fault " + id + "; see ./vrs fault list");
    }

    /** Lets those go on that stand still: they could not end in good order. Nor must anything of a fault outlive the cluster. */
    void letGoAll() {
        leases.inForce().stream()
                .filter(injection -> switch (injection.fault().fault()) {
                    case Hang hang -> true;
                    case Cpu cpu -> true;
                    case Kill kill -> false;
                    case Skew skew -> false;
                    case Wipe wipe -> false;
                })
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
}
