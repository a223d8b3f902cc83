package vrs.dash.api;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vrs.dash.playback.CodecFamily;
import vrs.dash.playback.DashRequest;
import vrs.dash.playback.DashRequest.Format;
import vrs.dash.playback.Device;
import vrs.dash.playback.DrmSystem;
import vrs.dash.playback.Intent;

/**
 * Makes a request of what came over HTTP. Unknown parameters are passed over, and so are unknown members of lists. A
 * single value may be repeated when it is the same each time; repeated lists are joined. Pure.
 */
final class DashParameters {
    private static final Pattern VID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LIST = Pattern.compile("[A-Za-z0-9._+-]{1,64}(,[A-Za-z0-9._+-]{1,64}){0,31}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1,4096}");
    private static final Set<String> HEIGHTS = Set.of("240", "360", "480", "720", "1080", "2160");
    private static final Set<String> PLATFORMS = Set.of("web", "android", "ios", "tv", "pc");

    private final Query query;

    private DashParameters(Query query) {
        this.query = query;
    }

    /** What the parameters amount to. */
    sealed interface Outcome {
        /** A valid request. */
        record Parsed(DashRequest request) implements Outcome {}

        /** A known parameter is malformed or missing. */
        record BadRequest(String parameter) implements Outcome {}
    }

    /**
     * Parses a request.
     *
     * @param rawQuery what stands behind the question mark
     * @param accept the header of that name, empty when absent
     * @param secPurpose the header of that name, empty when absent
     */
    static Outcome parse(String rawQuery, String accept, String secPurpose) {
        try {
            return new Outcome.Parsed(new DashParameters(Query.parse(rawQuery)).request(accept, secPurpose));
        } catch (Malformed malformed) {
            return new Outcome.BadRequest(malformed.parameter);
        }
    }

    private DashRequest request(String accept, String secPurpose) throws Malformed {
        String vid = single("vid", text -> Optional.of(text).filter(VID.asMatchPredicate()))
                .orElseThrow(() -> new Malformed("vid"));
        Format format = single("format", DashParameters::format).orElseGet(() -> AcceptHeader.preferred(accept));
        Optional<String> playbackToken = single("pt", text -> Optional.of(text).filter(TOKEN.asMatchPredicate()));
        if (playbackToken.isPresent()) {
            return new DashRequest.Manifest(vid, format, playbackToken.get());
        }
        Intent intent = single("intent", Intent::of).orElse(Intent.PLAY);
        return new DashRequest.Play(
                vid,
                format,
                isPrefetch(secPurpose) ? Intent.PRELOAD : intent,
                device(),
                flag("retry"),
                flag("attempt") ? 1 : 0,
                flag("refresh"),
                single("failed", text -> Optional.of(text).filter("licence"::equals))
                        .isPresent());
    }

    private Device device() throws Malformed {
        Set<CodecFamily> codecs =
                list("codecs", "avc1").stream().map(CodecFamily::of).collect(Collectors.toSet());
        Set<DrmSystem> drm = list("drm", "none").stream()
                .flatMap(name -> DrmSystem.of(name).stream())
                .collect(Collectors.toSet());
        String platform = single("platform", text -> Optional.of(text).filter(PLATFORMS::contains))
                .orElse("web");
        Optional<String> bid = single("bid", text -> Optional.of(text).filter(HEIGHTS::contains));
        OptionalInt heightMax = bid.isPresent() ? OptionalInt.of(Integer.parseInt(bid.get())) : OptionalInt.empty();
        return new Device(platform, codecs, drm, heightMax);
    }

    private boolean flag(String name) throws Malformed {
        return single(name, text -> Optional.of(text).filter(List.of("0", "1")::contains))
                .filter("1"::equals)
                .isPresent();
    }

    private <T> Optional<T> single(String name, Function<String, Optional<T>> parse) throws Malformed {
        Set<String> different = new LinkedHashSet<>(query.all(name));
        if (different.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(different.iterator().next());
        if (different.size() > 1 || value.isEmpty()) {
            throw new Malformed(name);
        }
        return value;
    }

    private Set<String> list(String name, String byDefault) throws Malformed {
        Set<String> members = new LinkedHashSet<>();
        for (String text : query.all(name)) {
            if (!LIST.matcher(text).matches()) {
                throw new Malformed(name);
            }
            members.addAll(List.of(text.split(",")));
        }
        return members.isEmpty() ? Set.of(byDefault) : members;
    }

    private static Optional<Format> format(String text) {
        return Arrays.stream(Format.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    /** A structured header: {@code prefetch}, or with parameters such as {@code prefetch;prerender}. */
    private static boolean isPrefetch(String secPurpose) {
        return Arrays.stream(secPurpose.split("[;,]")).map(String::strip).anyMatch("prefetch"::equalsIgnoreCase);
    }

    /** Ends the parsing within this class; outside it is a value. */
    private static final class Malformed extends Exception {
        private final String parameter;

        Malformed(String parameter) {
            super(null, null, false, false);
            this.parameter = parameter;
        }
    }
}
