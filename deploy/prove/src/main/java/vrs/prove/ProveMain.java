package vrs.prove;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import vrs.prove.failover.AmplificationProof;
import vrs.prove.failover.AzsProof;
import vrs.prove.failover.FailoverProof;
import vrs.prove.failover.RollingProof;
import vrs.prove.peer.HaproxyProof;
import vrs.prove.proof.PlaysProof;
import vrs.prove.proof.PublisherProof;
import vrs.prove.proof.ReplicaProof;
import vrs.prove.proof.SimulationProof;
import vrs.prove.proof.Sources;
import vrs.prove.proof.StartProof;
import vrs.prove.proof.StorageProof;
import vrs.prove.proof.StoresProof;
import vrs.prove.proof.VisibilityProof;

/** {@code ./vrs prove}: the one place where clocks and proofs come from. */
public final class ProveMain {
    private ProveMain() {}

    /** Ends with 0 when every line is held; 1 when one is not, or a proof could not be taken to its end; 2 for wrong use. */
    public static void main(String[] arguments) {
        Path root = Path.of(System.getProperty("vrs.root"));
        ProveCommand command = new ProveCommand(
                List.of(
                        new StartProof(),
                        new PlaysProof(),
                        new StoresProof(),
                        new StorageProof(),
                        new ReplicaProof(),
                        new PublisherProof(root),
                        new VisibilityProof(),
                        new FailoverProof(Sources.ALL_PROCESSES),
                        new AmplificationProof(Sources.ALL_PROCESSES),
                        new AzsProof(Sources.ALL_PROCESSES, root, Clock.systemUTC()),
                        new RollingProof(Sources.ALL_PROCESSES),
                        new HaproxyProof(root),
                        new SimulationProof()),
                root,
                Clock.systemUTC(),
                System::nanoTime,
                System.out,
                System.err);
        System.exit(new CommandLine(command)
                .setExecutionExceptionHandler((e, line, _) -> {
                    System.err.println("prove: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
                    return ProveCommand.NOT_HELD;
                })
                .execute(arguments));
    }
}
