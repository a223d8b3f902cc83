package vrs.dash.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vrs.dash.playback.Grade;
import vrs.dash.upstream.LoweredReason;
import vrs.dash.upstream.Sources;
import vrs.dash.upstream.UpstreamOutcome;

/**
 * Where and how an answer came about: the header {@value #HEADER} and the field {@code served}.
 *
 * @param by the instance that answered
 * @param grade empty on a refusal
 * @param layer which layer of the catalogue answered, {@code -} when none was asked
 * @param drmAz where drm-service was that gave the addresses
 * @param clearAz where clear-stream-service was
 */
public record Served(
        Instance by,
        Optional<Grade> grade,
        LoweredReason reason,
        String layer,
        Optional<String> drmAz,
        Optional<String> clearAz) {
    public static final String HEADER = "VRS-Served";

    private static final String NONE = "-";

    /** This process. */
    public record Instance(String az, String unit, String name) {}

    /** Nothing was served. */
    public static Served nothing(Instance by) {
        return nothing(by, NONE, LoweredReason.NONE);
    }

    /** Nothing was served, although a layer was asked. */
    public static Served nothing(Instance by, String layer, LoweredReason reason) {
        return new Served(by, Optional.empty(), reason, layer, Optional.empty(), Optional.empty());
    }

    /** A play. */
    public static Served play(Instance by, Grade grade, LoweredReason reason, String layer, Sources sources) {
        return new Served(
                by,
                Optional.of(grade),
                reason,
                layer,
                sources.drm().map(UpstreamOutcome.Served::az),
                sources.clear().map(UpstreamOutcome.Served::az));
    }

    /** All parts by name in their fixed order. */
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("az", by.az());
        parts.put("unit", by.unit());
        parts.put("instance", by.name());
        parts.put("grade", grade.map(Grade::id).orElse(NONE));
        parts.put("reason", reason.id());
        parts.put("layer", layer);
        parts.put("drm-az", drmAz.orElse(NONE));
        parts.put("clear-az", clearAz.orElse(NONE));
        return parts;
    }

    /** The value of the header. */
    public String header() {
        StringBuilder text = new StringBuilder(160);
        parts().forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        return text.toString();
    }
}
