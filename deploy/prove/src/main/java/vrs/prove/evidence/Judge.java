package vrs.prove.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Says how far the evidence of a proof can be relied on. */
public final class Judge {
    private final EvidenceFolder folder;
    private final Repository repository;

    public Judge(EvidenceFolder folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** @param folders what the proof speaks of */
    public Freshness of(String name, List<String> folders) throws IOException {
        Optional<Evidence> kept = folder.read(name);
        if (kept.isEmpty()) {
            return new Freshness.Missing();
        }
        Evidence evidence = kept.get();
        Optional<String> change = repository.uncommitted(folders);
        if (change.isEmpty() && !repository.contents(folders).equals(evidence.sources())) {
            change = repository.changedSince(evidence.commit(), folders);
            if (change.isEmpty() && evidence.sources() != null) {
                change = Optional.of("what the proof speaks of");
            }
        }
        if (change.isPresent()) {
            return new Freshness.Older(evidence, change.get());
        }
        return evidence.isHeld() ? new Freshness.Fresh(evidence) : new Freshness.NotHeld(evidence);
    }
}
