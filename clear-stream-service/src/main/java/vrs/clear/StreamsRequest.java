package vrs.clear;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What dash asks for: clear addresses of these renditions. Unknown fields are ignored, and a
 * missing one is null until {@link #isUsable} has looked.
 *
 * @param subtitles languages; none when left out
 * @param expiresAt when the addresses end
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamsRequest(String vid, List<Wanted> renditions, List<String> subtitles, Instant expiresAt) {
    private static final int RENDITIONS_MAX = 128;
    private static final int SUBTITLES_MAX = 128;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");

    public StreamsRequest {
        subtitles = subtitles == null ? List.of() : subtitles;
    }

    /** One rendition. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wanted(String id) {}

    /** Whether everything that an answer needs is there, in a form that may stand in an address. */
    @JsonIgnore
    public boolean isUsable() {
        return matches(ID, vid)
                && expiresAt != null
                && renditions != null
                && renditions.size() <= RENDITIONS_MAX
                && renditions.stream().allMatch(wanted -> wanted != null && matches(ID, wanted.id()))
                && subtitles.size() <= SUBTITLES_MAX
                && subtitles.stream().allMatch(language -> matches(LANGUAGE, language));
    }

    private static boolean matches(Pattern form, String text) {
        return text != null && form.matcher(text).matches();
    }
}
