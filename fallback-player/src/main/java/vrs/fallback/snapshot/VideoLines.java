package vrs.fallback.snapshot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import vrs.fallback.viewer.Plan;

/** Gathers the lines of one video. A line that cannot be evaluated throws IllegalArgumentException. */
final class VideoLines {
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9-]{1,16}");
    private static final Pattern CODEC = Pattern.compile("[A-Za-z0-9._+-]{1,64}");
    private static final Pattern FRAME_RATE = Pattern.compile("[0-9]{1,6}(/[0-9]{1,6})?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,35}");
    private static final Pattern KIND = Pattern.compile("subtitles|captions");
    private static final int RENDITIONS_MAX = 64;
    private static final int SUBTITLES_MAX = 64;
    private static final int CHANNELS_MAX = 64;
    private static final long DURATION_MS_MAX = 1_000L * 60 * 60 * 24 * 7;
    private static final long BANDWIDTH_BPS_MAX = 1_000_000_000;
    private static final int SIDE_MAX = 16_384;

    private final Fields head;
    private final UnaryOperator<String> shared;
    private final long segmentMs;
    private final boolean clearFallback;
    private final Set<String> ids = new HashSet<>();
    private final List<VideoRendition> video = new ArrayList<>();
    private final List<AudioRendition> audio = new ArrayList<>();
    private final List<Subtitle> subtitles = new ArrayList<>();

    /** @param shared gives one object for all equal texts: codecs and languages repeat in every video */
    VideoLines(Fields head, UnaryOperator<String> shared) {
        this.head = head;
        this.shared = shared;
        this.segmentMs = head.number(4, 1, DURATION_MS_MAX);
        this.clearFallback = head.flag(7);
    }

    void addVideo(Fields f) {
        requireNew(f.id(1));
        String codec = shared.apply(f.matching(2, CODEC));
        int width = (int) f.number(3, 1, SIDE_MAX);
        int height = (int) f.number(4, 1, SIDE_MAX);
        String frameRate = shared.apply(f.matching(5, FRAME_RATE));
        long bandwidthBps = f.number(6, 1, BANDWIDTH_BPS_MAX);
        Plan plan = f.plan(7);
        boolean isProtected = f.flag(8);
        List<Address> addresses = clearForm(f, 11, isProtected);
        video.add(new VideoRendition(
                shared.apply(f.id(1)),
                codec,
                width,
                height,
                frameRate,
                bandwidthBps,
                plan,
                isProtected,
                f.restriction(9, TERRITORY),
                f.restriction(10, PLATFORM),
                addresses,
                JsonPieces.rendition(
                        f.id(1),
                        codec,
                        JsonPieces.picture(width, height, frameRate),
                        bandwidthBps,
                        addresses,
                        segmentMs)));
    }

    void addAudio(Fields f) {
        requireNew(f.id(1));
        String codec = shared.apply(f.matching(2, CODEC));
        String language = shared.apply(f.matching(3, LANGUAGE));
        int channels = (int) f.number(4, 1, CHANNELS_MAX);
        long bandwidthBps = f.number(5, 1, BANDWIDTH_BPS_MAX);
        boolean isProtected = f.flag(6);
        List<Address> addresses = clearForm(f, 7, isProtected);
        audio.add(new AudioRendition(
                shared.apply(f.id(1)),
                codec,
                language,
                channels,
                bandwidthBps,
                isProtected,
                addresses,
                JsonPieces.rendition(
                        f.id(1), codec, JsonPieces.sound(language, channels), bandwidthBps, addresses, segmentMs)));
    }

    void addSubtitle(Fields f) {
        if (subtitles.size() == SUBTITLES_MAX) {
            throw new IllegalArgumentException("more than " + SUBTITLES_MAX + " texts");
        }
        subtitles.add(new Subtitle(shared.apply(f.matching(1, LANGUAGE)), shared.apply(f.matching(2, KIND)), f.url(3)));
    }

    Video finish() {
        if (video.isEmpty()) {
            throw new IllegalArgumentException("no picture");
        }
        String vid = head.id(1);
        long durationMs = head.number(3, 1, DURATION_MS_MAX);
        return new Video(
                vid,
                durationMs,
                segmentMs,
                head.plan(6),
                head.restriction(8, TERRITORY),
                head.restriction(9, PLATFORM),
                new Window(head.timeMs(10, Long.MIN_VALUE), head.timeMs(11, Long.MAX_VALUE)),
                video,
                audio,
                subtitles,
                JsonPieces.head(vid, head.text(5), durationMs, head.text(2)),
                JsonPieces.subtitles(subtitles));
    }

    /** Protected renditions of a title whose rights lack the clear fallback have no clear form, whatever stands there. */
    private List<Address> clearForm(Fields f, int at, boolean isProtected) {
        List<Address> addresses = f.addresses(at);
        if (isProtected && !clearFallback) {
            return List.of();
        }
        if (addresses.isEmpty() && !isProtected) {
            throw new IllegalArgumentException("unprotected, but without an address");
        }
        return addresses.stream()
                .map(a -> new Address(shared.apply(a.cdn()), a.base()))
                .toList();
    }

    /** A name that stands for two renditions, one of them perhaps protected, cannot be evaluated. */
    private void requireNew(String id) {
        if (!ids.add(id) || ids.size() > RENDITIONS_MAX) {
            throw new IllegalArgumentException("rendition " + id + " stands there twice, or is one too many");
        }
    }
}
