package vrs.publisher;

import java.util.List;
import java.util.OptionalLong;
import vrs.catalog.Tombstone;

/** Tells a person what a command came to: results on stdout, complaints on stderr. */
final class TextReport {
    private final Console console;

    TextReport(Console console) {
        this.console = console;
    }

    void print(Outcome outcome) {
        switch (outcome) {
            case Outcome.Acknowledged(List<Change> changes) -> print(changes);
            case Outcome.Refused(List<Complaint> complaints) ->
                complaints.forEach(complaint -> console.err().println(complaint.line()));
            case Outcome.NoMajority(List<Change> changes, String why) -> {
                print(changes);
                console.err().println("not acknowledged: " + why);
            }
        }
    }

    private void print(List<Change> changes) {
        changes.forEach(this::print);
        if (changes.stream().anyMatch(change -> change.azs().size() == 1)) {
            console.err().println("not redundant: there is one AZ");
        }
    }

    private void print(Change change) {
        boolean gone = change.entry() instanceof Tombstone;
        String head = change.isAcknowledged() ? (gone ? "withdrawn" : "published") : "not acknowledged:";
        console.out()
                .println(head + " " + change.entry().vid() + " revision "
                        + change.entry().revision());
        if (!isPlain(change)) {
            change.azs().forEach(az -> console.out()
                    .println("  " + az.az() + " " + stored(az.stored())
                            + served(az.served(), gone ? "refused" : "served")));
            printWhen(change, gone);
        }
    }

    /** Every AZ has it, and nobody wanted to know more. */
    private static boolean isPlain(Change change) {
        return change.azs().stream().allMatch(az -> az.isWritten() && az.served() instanceof Served.NotAsked);
    }

    private void printWhen(Change change, boolean gone) {
        OptionalLong everywhere = change.servedEverywhereMs();
        if (everywhere.isPresent()) {
            console.out()
                    .println("every AZ " + (gone ? "refused" : "served") + " it after " + everywhere.getAsLong()
                            + " ms");
        } else if (change.isAcknowledged()) {
            console.out().println("not every AZ was seen to " + (gone ? "refuse" : "serve") + " it yet");
        }
    }

    private static String stored(Stored stored) {
        return switch (stored) {
            case Stored.Written() -> "written";
            case Stored.Lags(String reason) -> "lags: " + reason;
        };
    }

    private static String served(Served served, String verb) {
        return switch (served) {
            case Served.After(long ms) -> ", " + verb + " after " + ms + " ms";
            case Served.Hidden() -> ", answers, but its rights hide the revision";
            case Served.NotUp() -> ", its dash-service is not up";
            case Served.NotSeen(long waitedMs) -> ", not seen to be " + verb + " within " + waitedMs + " ms";
            case Served.NotAsked() -> "";
        };
    }
}
