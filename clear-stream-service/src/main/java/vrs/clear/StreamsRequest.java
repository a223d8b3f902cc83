package vrs.clear;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;

/**
 * What dash asks for: clear addresses of these renditions. Unknown fields are ignored.
 *
 * @param subtitles languages
 * @param expiresAt when the addresses end
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamsRequest(String vid, List<Wanted> renditions, List<String> subtitles, Instant expiresAt) {
    /** One rendition. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wanted(String id) {}

    /** Whether everything that an answer needs is there. */
    public boolean complete() {
        return vid != null
                && expiresAt != null
                && renditions != null
                && renditions.stream().allMatch(r -> r != null && r.id() != null);
    }
}
