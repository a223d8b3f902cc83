package vrs.publisher.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vrs.catalog.CatalogEntry;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.publisher.log.Leadership;
import vrs.publisher.log.OwnLog;

/** Takes publishes and tombstones while this publisher leads. Safe for use by many threads. */
final class Catalogue {
    private final OwnLog log;
    private final Leading leading;
    private final Denials denials;
    private final Origins origins;
    private final Duration patience;

    /** @param patience how long to wait for a majority */
    Catalogue(OwnLog log, Leading leading, Denials denials, Origins origins, Duration patience) {
        this.log = log;
        this.leading = leading;
        this.denials = denials;
        this.origins = origins;
        this.patience = patience;
    }

    /**
     * A video to publish.
     *
     * @param name as the person called it
     * @param json as it was authored
     * @param asset its media directory, when it is not called like the vid
     */
    record Video(String name, String vid, String json, Optional<String> asset) {}

    /** What became of an order. */
    sealed interface Answer {
        /** Durable in a majority. */
        record Acknowledged(List<CatalogEntry> entries) implements Answer {}

        /** Nothing was changed. Each is a name, and what is wrong. */
        record Refused(List<String[]> complaints) implements Answer {}

        /** Too few AZs. */
        record NoMajority(List<CatalogEntry> entries, String why) implements Answer {}

        /** This publisher does not lead. */
        record NotLeading() implements Answer {}
    }

    /** @param onlyMissing passes over what the catalogue holds already, withdrawn or not */
    Answer publish(List<Video> videos, boolean onlyMissing) {
        Optional<Leadership> leads = leading.leadership();
        if (leads.isEmpty()) {
            return new Answer.NotLeading();
        }
        Set<String> denied = denials.vids();
        List<String[]> complaints = new ArrayList<>();
        List<Function<Revision, CatalogEntry>> drafts = new ArrayList<>();
        List<Video> chosen = new ArrayList<>();
        for (Video video : videos) {
            Optional<CatalogEntry> held = log.lookup(video.vid());
            boolean isGone = denied.contains(video.vid())
                    || held.filter(Tombstone.class::isInstance).isPresent();
            if (onlyMissing && (held.isPresent() || isGone)) {
                tellEdges(video);
                continue;
            }
            if (isGone) {
                complaints.add(new String[] {
                    video.name(), "\"" + video.vid() + "\" is withdrawn, which no publish undoes: use another vid"
                });
            }
            chosen.add(video);
            drafts.add(revision -> record(video, revision));
        }
        if (!complaints.isEmpty()) {
            return new Answer.Refused(complaints);
        }
        return submit(leads.get(), chosen, drafts);
    }

    private static CatalogEntry record(Video video, Revision revision) {
        return switch (RecordJson.authored(video.json(), revision)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> entry;
            case RecordJson.Reading.Corrupt(String why) -> throw new LogWire.Garbled(video.name() + ": " + why);
        };
    }

    /** Tombstones of these vids; one that is there already stays. */
    synchronized Answer bury(Set<String> vids) {
        Optional<Leadership> leads = leading.leadership();
        if (leads.isEmpty()) {
            return new Answer.NotLeading();
        }
        List<CatalogEntry> there = new ArrayList<>();
        List<Function<Revision, CatalogEntry>> drafts = new ArrayList<>();
        for (String vid : vids) {
            Optional<CatalogEntry> held = log.lookup(vid)
                    .filter(entry ->
                            entry instanceof Tombstone && !entry.revision().isAfter(log.commit()));
            held.ifPresentOrElse(there::add, () -> drafts.add(revision -> new Tombstone(vid, revision)));
        }
        Answer answer = submit(leads.get(), List.of(), drafts);
        if (answer instanceof Answer.Acknowledged(List<CatalogEntry> entries)) {
            there.addAll(entries);
            return new Answer.Acknowledged(there);
        }
        return answer;
    }

    private Answer submit(Leadership leads, List<Video> videos, List<Function<Revision, CatalogEntry>> drafts) {
        if (drafts.isEmpty()) {
            return new Answer.Acknowledged(List.of());
        }
        leads.beat();
        if (!(leads.standing() instanceof Leadership.Standing.Majority)) {
            return new Answer.NoMajority(List.of(), "nothing was changed: no answer from " + missing(leads));
        }
        // First: whoever is served the new record may ask for its media at once.
        videos.forEach(this::tellEdges);
        return switch (leads.submit(drafts, patience)) {
            case Leadership.Submission.Acknowledged(List<CatalogEntry> entries) -> new Answer.Acknowledged(entries);
            case Leadership.Submission.NotAcknowledged(List<CatalogEntry> entries) ->
                new Answer.NoMajority(
                        entries,
                        entries.getFirst().vid()
                                + " is not in a majority of AZs; publish it again when more are there");
            case Leadership.Submission.Deposed _ -> new Answer.NotLeading();
        };
    }

    private static String missing(Leadership leads) {
        List<String> missing = new ArrayList<>();
        leads.others().forEach((az, said) -> {
            if (!said.startsWith("follows")) {
                missing.add(az + " (" + said.replaceFirst("^away ", "") + ")");
            }
        });
        return String.join(", ", missing);
    }

    private void tellEdges(Video video) {
        try {
            origins.write(video.vid(), video.asset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
