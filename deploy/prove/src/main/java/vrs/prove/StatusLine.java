package vrs.prove;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vrs.prove.evidence.Evidence;
import vrs.prove.evidence.Freshness;
import vrs.prove.evidence.Line;

/** How evidence is told. */
final class StatusLine {
    private static final int COMMIT_SHOWN = 9;

    private StatusLine() {}

    static String text(String name, Freshness freshness) {
        return String.format(Locale.ROOT, "%-10s %-8s %s", name, word(freshness), detail(freshness))
                .stripTrailing();
    }

    static ObjectNode json(ObjectMapper mapper, String name, Freshness freshness) {
        return mapper.createObjectNode()
                .put("name", name)
                .put("state", word(freshness))
                .put("detail", detail(freshness));
    }

    static List<String> report(Evidence evidence) {
        return Stream.concat(
                        Stream.of(evidence.name() + ": " + evidence.question()),
                        evidence.lines().stream().map(StatusLine::line))
                .toList();
    }

    private static String line(Line line) {
        return "  " + (line.held() ? "holds  " : "FAILS  ") + line.claim() + ": " + line.figure() + " (" + line.bound()
                + ")";
    }

    private static String word(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Missing() -> "missing";
            case Freshness.Older older -> "older";
            case Freshness.NotHeld notHeld -> "not-held";
            case Freshness.Fresh fresh -> "fresh";
        };
    }

    private static String detail(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Missing() -> "";
            case Freshness.Older(Evidence evidence, String change) -> of(evidence) + ", since then: " + change;
            case Freshness.NotHeld(Evidence evidence) -> of(evidence);
            case Freshness.Fresh(Evidence evidence) -> of(evidence);
        };
    }

    private static String of(Evidence evidence) {
        long held = evidence.lines().stream().filter(Line::held).count();
        return evidence.began().toString().substring(0, 10) + ", "
                + evidence.commit()
                        .substring(0, Math.min(COMMIT_SHOWN, evidence.commit().length())) + ", " + held
                + " of " + evidence.lines().size() + " lines hold";
    }
}
