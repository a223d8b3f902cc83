package vrs.drm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What dash asks for: protected addresses of these renditions. Unknown fields are ignored, and a
 * missing one is null until {@link #isUsable} has looked.
 *
 * @param subtitles languages; none when left out
 * @param expiresAt when the addresses end
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StreamsRequest(
        String vid,
        List<Wanted> renditions,
        List<String> subtitles,
        Instant expiresAt,
        String subjectHash,
        String territory) {
    private static final int RENDITIONS_MAX = 128;
    private static final int SUBTITLES_MAX = 128;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");

    public StreamsRequest {
        subtitles = subtitles == null ? List.of() : subtitles;
    }

    /** One rendition and the ID of the key that it is encrypted with, 32 lower-case hex digits. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Wanted(String id, String keyId) {
        private boolean isUsable() {
            return matches(ID, id) && matches(KEY_ID, keyId);
        }
    }

    /** Whether everything that an answer needs is there, in a form that may stand in an address and in a token. */
    @JsonIgnore
    public boolean isUsable() {
        return matches(ID, vid)
                && expiresAt != null
                && matches(ID, subjectHash)
                && matches(TERRITORY, territory)
                && renditions != null
                && renditions.size() <= RENDITIONS_MAX
                && renditions.stream().allMatch(wanted -> wanted != null && wanted.isUsable())
                && subtitles.size() <= SUBTITLES_MAX
                && subtitles.stream().allMatch(language -> matches(LANGUAGE, language));
    }

    private static boolean matches(Pattern form, String text) {
        return text != null && form.matcher(text).matches();
    }
}
