package vrs.fallback.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the query of {@code /dash}. Unknown parameters and unknown members of a list are passed over; a known parameter
 * that is malformed is refused by its name, also when its value would not matter here. Stateless.
 */
public final class RequestParser {
    private static final Set<String> KNOWN = Set.of(
            "vid",
            "intent",
            "bid",
            "codecs",
            "drm",
            "platform",
            "format",
            "retry",
            "attempt",
            "refresh",
            "pt",
            "failed");
    private static final Predicate<String> VID =
            Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();
    private static final Predicate<String> LIST =
            Pattern.compile("[A-Za-z0-9._, -]{1,256}").asMatchPredicate();
    private static final Predicate<String> TOKEN =
            Pattern.compile("[A-Za-z0-9._-]{1,4096}").asMatchPredicate();
    private static final Predicate<String> FLAG = Set.of("0", "1")::contains;
    private static final Predicate<String> INTENT = Set.of("play", "autoplay", "preload")::contains;
    private static final Predicate<String> BID = Set.of("240", "360", "480", "720", "1080", "2160")::contains;
    private static final Predicate<String> PLATFORM = Set.of("web", "android", "ios", "tv", "pc")::contains;
    private static final Predicate<String> FORMAT = Set.of("json", "mpd")::contains;
    private static final Predicate<String> FAILED = Set.of("licence")::contains;
    private static final Set<String> AVC = Set.of("avc1");
    private static final String CLEARKEY = "clearkey";

    private RequestParser() {}

    /** @param query raw, without the question mark */
    public static Parsed parse(String query, Optional<String> accept) {
        try {
            Query q = Query.of(query, KNOWN);
            String vid = q.value("vid", "", VID);
            Format format = format(q, accept);
            if (q.find("pt").isPresent()) {
                return new Parsed.Valid(new DashRequest.Manifest(vid, q.value("pt", "", TOKEN), format));
            }
            return new Parsed.Valid(play(q, vid, format));
        } catch (MalformedParameter e) {
            return new Parsed.Malformed(e.parameter());
        }
    }

    private static DashRequest.Play play(Query q, String vid, Format format) throws MalformedParameter {
        q.value("intent", "play", INTENT);
        for (String flag : new String[] {"retry", "attempt", "refresh"}) {
            q.value(flag, "0", FLAG);
        }
        q.value("failed", "licence", FAILED);
        int heightMax = q.find("bid").isPresent() ? Integer.parseInt(q.value("bid", "", BID)) : Integer.MAX_VALUE;
        Set<String> codecs = q.find("codecs").isPresent()
                ? members(q.value("codecs", "", LIST)).stream()
                        .map(Codecs::family)
                        .collect(Collectors.toSet())
                : AVC;
        boolean hasDrm =
                q.find("drm").isPresent() && members(q.value("drm", "", LIST)).contains(CLEARKEY);
        return new DashRequest.Play(vid, heightMax, codecs, hasDrm, q.value("platform", "web", PLATFORM), format);
    }

    private static Set<String> members(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private static Format format(Query q, Optional<String> accept) throws MalformedParameter {
        if (q.find("format").isPresent()) {
            return q.value("format", "", FORMAT).equals("mpd") ? Format.MPD : Format.JSON;
        }
        String wanted = accept.orElse("").toLowerCase(Locale.ROOT);
        int mpd = wanted.indexOf("application/dash+xml");
        int json = wanted.indexOf("application/json");
        return mpd >= 0 && (json < 0 || mpd < json) ? Format.MPD : Format.JSON;
    }
}
