package vrs.gateway.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The few things that the gateway reads from the query of {@code /dash}. What it cannot read it leaves to dash-service,
 * which names the fault.
 *
 * @param trafficClass what the query asks for, before any header lowers it
 * @param manifest whether a playback token came along: the decision was made earlier
 * @param repeated whether the client says that this is its second request for the same play
 * @param honoursRetry whether the client says that it follows {@code VRS-Retry}
 * @param vid the video asked for, when it is well-formed
 */
public record DashQuery(
        TrafficClass trafficClass, boolean manifest, boolean repeated, boolean honoursRetry, Optional<String> vid) {
    private static final Pattern VID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** @param rawQuery what stands behind the question mark; empty when there is none */
    public static DashQuery parse(String rawQuery) {
        TrafficClass asked = TrafficClass.PLAY;
        boolean manifest = false;
        boolean repeated = false;
        boolean honoursRetry = false;
        Optional<String> vid = Optional.empty();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            switch (name) {
                case "intent" -> asked = asked.lower(intent(value));
                case "pt" -> manifest = true;
                case "attempt" -> repeated = value.equals("1");
                case "retry" -> honoursRetry = value.equals("1");
                case "vid" -> vid = VID.matcher(value).matches() ? Optional.of(value) : Optional.empty();
                default -> {
                    // Not ours to read.
                }
            }
        }
        return new DashQuery(manifest ? TrafficClass.PLAY : asked, manifest, repeated, honoursRetry, vid);
    }

    private static TrafficClass intent(String value) {
        return switch (value) {
            case "autoplay" -> TrafficClass.AUTOPLAY;
            case "preload" -> TrafficClass.PRELOAD;
            default -> TrafficClass.PLAY;
        };
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
