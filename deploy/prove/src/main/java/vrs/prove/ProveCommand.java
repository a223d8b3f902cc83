package vrs.prove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.prove.cluster.Cluster;
import vrs.prove.evidence.Evidence;
import vrs.prove.evidence.EvidenceFolder;
import vrs.prove.evidence.Freshness;
import vrs.prove.evidence.Judge;
import vrs.prove.evidence.Machine;
import vrs.prove.evidence.Repository;
import vrs.prove.proof.Proof;
import vrs.prove.proof.Undisturbed;
import vrs.prove.proof.Workbench;

/** Runs proofs and keeps their evidence, or says how far the evidence that is there can be relied on. */
@Command(
        name = "./vrs prove",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the long proofs and writes docs/evidence/<name>.json. Without a name: those that are not fresh.")
final class ProveCommand implements Callable<Integer> {
    static final int HELD = 0;
    static final int NOT_HELD = 1;
    static final int USAGE = 2;
    private static final int BASE = 29_000;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "proofs, in this order")
    private List<String> names = List.of();

    @Option(names = "--status", description = "which evidence is missing, or older than what it speaks of")
    private boolean status;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "only this part, anew and without evidence; counts when the proof goes on with these sources")
    private List<String> parts = List.of();

    @Option(names = "--here", description = "use the running cluster")
    private boolean here;

    @Option(names = "--json", description = "the result for programs")
    private boolean json;

    private final List<Proof> proofs;
    private final Path root;
    private final Clock clock;
    private final LongSupplier nanoTicker;
    private final PrintStream out;
    private final PrintStream err;
    private final Repository repository;
    private final EvidenceFolder folder;
    private final Judge judge;
    private final ObjectMapper mapper = new ObjectMapper();

    ProveCommand(
            List<Proof> proofs, Path root, Clock clock, LongSupplier nanoTicker, PrintStream out, PrintStream err) {
        this.proofs = proofs;
        this.root = root;
        this.clock = clock;
        this.nanoTicker = nanoTicker;
        this.out = out;
        this.err = err;
        this.repository = new Repository(root);
        this.folder = new EvidenceFolder(root.resolve("docs").resolve("evidence"));
        this.judge = new Judge(folder, repository);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> known = proofs.stream().map(Proof::name).toList();
        Optional<String> unknown =
                names.stream().filter(name -> !known.contains(name)).findFirst();
        if (unknown.isPresent()) {
            err.println("prove: no proof " + unknown.get() + "; there are " + String.join(", ", known));
            return USAGE;
        }
        return status ? status() : parts.isEmpty() ? prove() : measureParts();
    }

    private List<Proof> chosen() {
        return names.isEmpty()
                ? proofs
                : names.stream()
                        .map(name -> proofs.stream()
                                .filter(proof -> proof.name().equals(name))
                                .findFirst()
                                .orElseThrow())
                        .toList();
    }

    private int status() throws IOException {
        Map<String, Freshness> found = new LinkedHashMap<>();
        for (Proof proof : chosen()) {
            found.put(proof.name(), judge.of(proof.name(), proof.speaksOf()));
        }
        if (json) {
            out.println(mapper.writeValueAsString(found.entrySet().stream()
                    .map(entry -> StatusLine.json(mapper, entry.getKey(), entry.getValue()))
                    .toList()));
        } else {
            found.forEach((name, freshness) -> out.println(StatusLine.text(name, freshness)));
        }
        return found.values().stream().allMatch(Freshness.Fresh.class::isInstance) ? HELD : NOT_HELD;
    }

    private int prove() throws IOException, InterruptedException {
        List<Evidence> taken = new ArrayList<>();
        for (Proof proof : chosen()) {
            if (names.isEmpty() && judge.of(proof.name(), proof.speaksOf()) instanceof Freshness.Fresh) {
                err.println(proof.name() + ": fresh already");
                continue;
            }
            Optional<String> open = repository.uncommitted(proof.speaksOf());
            if (open.isPresent()) {
                err.println("prove: commit first, evidence names a commit (" + open.get() + ")");
                return NOT_HELD;
            }
            Evidence evidence = take(proof);
            folder.write(evidence);
            taken.add(evidence);
            if (!json) {
                StatusLine.report(evidence).forEach(out::println);
            }
        }
        if (json) {
            out.println("[" + String.join(",", texts(taken)) + "]");
        }
        return taken.stream().allMatch(Evidence::isHeld) ? HELD : NOT_HELD;
    }

    /** Says what each of the parts came to; whether that is what it should be, only the whole proof judges. */
    private int measureParts() throws IOException, InterruptedException {
        int measured = 0;
        for (Proof proof : chosen()) {
            Path work = work(proof);
            boolean counts = repository.uncommitted(proof.speaksOf()).isEmpty();
            PartStore store = new PartStore(work, repository.contents(proof.speaksOf()), mapper);
            try (Cluster cluster = cluster(work)) {
                for (Proof.Part part : proof.parts()) {
                    if (parts.contains(part.name())) {
                        JsonNode node = Undisturbed.take(part, bench(proof, cluster));
                        out.println(part.name() + " " + mapper.writeValueAsString(node));
                        measured++;
                        if (counts) {
                            store.write(part.name(), node);
                        }
                    }
                }
            }
        }
        if (measured < parts.size()) {
            err.println("prove: not all of these are parts: " + String.join(", ", parts));
            return USAGE;
        }
        return HELD;
    }

    private Path work(Proof proof) {
        return root.resolve("target").resolve("prove").resolve(proof.name());
    }

    private Workbench bench(Proof proof, Cluster cluster) {
        return new Workbench(cluster, here, nanoTicker, line -> err.println(proof.name() + ": " + line), mapper);
    }

    private Evidence take(Proof proof) throws IOException, InterruptedException {
        Instant began = clock.instant();
        long beganNanos = nanoTicker.getAsLong();
        Machine machine = Machine.here();
        String commit = repository.head();
        String sources = repository.contents(proof.speaksOf());
        Path work = work(proof);
        PartStore store = new PartStore(work, sources, mapper);
        ObjectNode raw = mapper.createObjectNode();
        List<JsonNode> found = new ArrayList<>();
        try (Cluster cluster = cluster(work)) {
            // Ctrl-C must not leave a cluster behind.
            Thread end = new Thread(cluster::close);
            Runtime.getRuntime().addShutdownHook(end);
            Workbench bench = bench(proof, cluster);
            for (Proof.Part part : proof.parts()) {
                Optional<JsonNode> kept = store.read(part.name());
                err.println(proof.name() + ": " + part.name() + (kept.isPresent() ? ", measured before" : ""));
                JsonNode node = kept.isPresent() ? kept.get() : Undisturbed.take(part, bench);
                store.write(part.name(), node);
                raw.set(part.name(), node);
                found.add(node);
            }
            Runtime.getRuntime().removeShutdownHook(end);
        }
        store.forget();
        long tookSeconds = (nanoTicker.getAsLong() - beganNanos) / 1_000_000_000;
        return new Evidence(
                proof.name(), proof.question(), commit, sources, began, tookSeconds, machine, proof.lines(found), raw);
    }

    private Cluster cluster(Path work) {
        return here
                ? new Cluster(
                        root,
                        Path.of(System.getProperty("vrs.home")),
                        Integer.getInteger("vrs.base"),
                        false,
                        nanoTicker)
                : new Cluster(root, work.resolve("home"), BASE, true, nanoTicker);
    }

    private static List<String> texts(List<Evidence> taken) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Evidence evidence : taken) {
            texts.add(EvidenceFolder.text(evidence));
        }
        return texts;
    }
}
