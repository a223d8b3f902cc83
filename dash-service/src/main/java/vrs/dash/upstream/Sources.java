package vrs.dash.upstream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.dash.upstream.UpstreamOutcome.Served;

/**
 * The addresses of one play. Of a title that needs both services, each rendition stands in exactly one of the two.
 *
 * @param drm what drm-service gave
 * @param clear what clear-stream-service gave
 */
public record Sources(Optional<Served> drm, Optional<Served> clear) {
    static Sources drm(Served drm) {
        return new Sources(Optional.of(drm), Optional.empty());
    }

    static Sources clear(Served clear) {
        return new Sources(Optional.empty(), Optional.of(clear));
    }

    static Sources both(Served drm, Served clear) {
        return new Sources(Optional.of(drm), Optional.of(clear));
    }

    /** Whether this rendition is served encrypted. */
    public boolean isProtected(String rendition) {
        return drm.stream().anyMatch(d -> d.answer().addresses().containsKey(rendition));
    }

    /** Where a rendition of the play stands. */
    public List<Address> addresses(String rendition) {
        Served source = isProtected(rendition) ? drm.orElseThrow() : clear.orElseThrow();
        return source.answer().addresses().get(rendition);
    }

    /** Subtitles by language, beside the pictures: those of drm-service if it was asked. */
    public Map<String, String> subtitles() {
        return drm.or(() -> clear).orElseThrow().answer().subtitles();
    }

    /** Opens the licence of what is protected. */
    public Optional<String> licenceToken() {
        return drm.flatMap(d -> d.answer().licenceToken());
    }
}
