package vrs.prove.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * What a proof found.
 *
 * @param name of the proof
 * @param question that it answers
 * @param commit of the sources that were measured
 * @param sources {@link Repository#contents} of what the proof speaks of, at that commit; null in evidence that is older than
 *     this field
 * @param began when the proof began
 * @param tookSeconds all its parts together
 * @param raw every figure, in a form of the proof's own
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Evidence(
        String name,
        String question,
        String commit,
        @JsonInclude(JsonInclude.Include.NON_NULL) String sources,
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
