package vrs.prove.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * What a proof found.
 *
 * @param name of the proof
 * @param question that it answers
 * @param commit of the sources that were measured
 * @param began when the proof began
 * @param tookSeconds all its parts together
 * @param raw every figure, in a form of the proof's own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Evidence(
        String name,
        String question,
        String commit,
        Instant began,
        long tookSeconds,
        Machine machine,
        List<Line> lines,
        JsonNode raw) {
    public Evidence {
        lines = List.copyOf(lines);
    }

    /** Whether every line is held; a proof without lines shows nothing. */
    @JsonIgnore
    public boolean isHeld() {
        return !lines.isEmpty() && lines.stream().allMatch(Line::held);
    }
}
