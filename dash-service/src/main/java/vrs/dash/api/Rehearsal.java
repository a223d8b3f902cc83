package vrs.dash.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vrs.admission.AdmissionController;
import vrs.admission.Permit;
import vrs.admission.Rejected;
import vrs.catalog.Found;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.catalog.Rights;
import vrs.catalog.Subtitle;
import vrs.catalog.VideoRecord;
import vrs.control.ControlState;
import vrs.dash.answer.PlaybackAnswers;
import vrs.dash.answer.Reply;
import vrs.dash.answer.Served;
import vrs.dash.playback.FloodWatch;
import vrs.dash.playback.MembershipTokens;
import vrs.dash.stream.VideoLookup;
import vrs.dash.upstream.Address;
import vrs.dash.upstream.Allowance;
import vrs.dash.upstream.CallMarks;
import vrs.dash.upstream.Deadline;
import vrs.dash.upstream.Descent;
import vrs.dash.upstream.StreamsAnswer;
import vrs.dash.upstream.StreamsCalls;
import vrs.dash.upstream.StreamsQuery;
import vrs.dash.upstream.Upstream;
import vrs.dash.upstream.UpstreamOutcome;
import vrs.signing.MediaSet;
import vrs.signing.PlaybackTokens;
import vrs.signing.SubjectHash;
import vrs.topology.Instance;
import vrs.topology.Role;

/**
 * Plays a made-up title some hundred times in both forms, with upstreams that answer at once, so that the first viewer
 * does not pay for loading and compiling this code; then takes each way out of the process once. Whether anybody answers
 * there does not matter, and nothing is counted.
 */
final class Rehearsal {
    private static final int ROUNDS_MAX = 300;
    private static final Duration LONGEST = Duration.ofMillis(700);
    private static final String AZ = "rehearsal";
    private static final String KEY_ID = "00000000000000000000000000000001";
    private static final VideoRecord TITLE = new VideoRecord(
            AZ,
            "Rehearsal",
            new Revision(1, 1),
            Duration.ofSeconds(12),
            Duration.ofSeconds(2),
            new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), false),
            List.of(video("v240", 240, Optional.empty()), video("v720", 720, Optional.of(KEY_ID))),
            List.of(new Rendition.Audio("a-en", "mp4a.40.2", "en", 2, 128_000, Optional.of(KEY_ID))),
            List.of(new Subtitle("en", "subtitles")),
            0,
            false);

    private static final String TRACE = "00-00000000000000000000000000000001-0000000000000001-00";
    private static final StreamsQuery QUERY =
            new StreamsQuery(MediaSet.CENC, AZ, List.of(), List.of(), Instant.EPOCH, SubjectHash.ANONYMOUS, "ZZ");

    private final RequestPath path;
    private final Inbound inbound;
    private final Upstream upstream;
    private final Instance ownPort;
    private final Duration connect;
    private final VideoLookup videos;
    private final LongSupplier nanoTicker;

    /**
     * @param port the traffic port of this process, which answers the call out
     * @param connect as calls are made later on, so that the connections that are warm are theirs
     */
    Rehearsal(
            MembershipTokens members,
            PlaybackTokens tokens,
            Upstream upstream,
            int port,
            Duration connect,
            VideoLookup videos,
            Clock clock,
            LongSupplier nanoTicker) {
        Served.Instance self = new Served.Instance(AZ, "-", AZ);
        StreamsCalls calls = (query, _) -> new UpstreamOutcome.Served(answer(query), AZ);
        this.path = new RequestPath(
                self,
                (_, _) -> new Found.Known(TITLE, "l1"),
                new Viewers(members),
                tokens,
                new FloodWatch(nanoTicker),
                new Descent(calls, Runnable::run),
                _ -> {},
                new PlaybackAnswers("http://localhost", tokens),
                new AddressLife(Optional.empty()),
                clock);
        this.inbound = new Inbound("", "", "", List.of(), "ZZ", Optional.empty(), allowance(nanoTicker), place());
        this.upstream = upstream;
        this.ownPort = instance(Role.DRM, port);
        this.connect = connect;
        this.videos = videos;
        this.nanoTicker = nanoTicker;
    }

    /** Blocks for some two seconds at most. */
    void run() {
        Deadline longest = Deadline.in(LONGEST, nanoTicker);
        for (int round = 0; round < ROUNDS_MAX && longest.left().isPositive(); round++) {
            for (String form : List.of("json", "mpd")) {
                play("vid=rehearsal&intent=play&codecs=avc1,hev1&drm=clearkey&platform=web&format=" + form);
            }
        }
        videos.find(AZ, LONGEST);
        upstream.ask(ownPort, QUERY, CallMarks.first(TRACE), new Upstream.Bounds(LONGEST, connect));
    }

    /** One made-up play. */
    byte[] play(String rawQuery) {
        Reply reply = path.answer(DashParameters.parse(rawQuery, "", ""), inbound);
        return reply.body();
    }

    private static Allowance allowance(LongSupplier nanoTicker) {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1), nanoTicker);
        return new Allowance(deadline, ControlState.atRest(AZ), LONGEST, LONGEST, CallMarks.first(TRACE));
    }

    private static Place place() {
        AdmissionController unbounded = new AdmissionController(OptionalInt::empty);
        return switch (unbounded.enter()) {
            case Permit permit -> new Place(unbounded, permit);
            case Rejected _ -> throw new IllegalStateException("nobody is in flight in a limit of its own");
        };
    }

    private static StreamsAnswer answer(StreamsQuery query) {
        return new StreamsAnswer(
                query.renditions().stream()
                        .collect(Collectors.toMap(asked -> asked.id(), asked -> Stream.of("cdn-a", "cdn-b")
                                .map(cdn -> new Address(cdn, "http://" + cdn + "/" + asked.id() + "/"))
                                .toList())),
                Map.of("en", "http://cdn-a/s-en/subtitles.vtt"),
                Optional.of("token"));
    }

    private static Rendition.Video video(String id, int height, Optional<String> keyId) {
        return new Rendition.Video(
                id, "avc1.4d401f", height * 16 / 9, height, "25", 300_000, Plan.FREE, Set.of(), Set.of(), keyId);
    }

    private static Instance instance(Role role, int port) {
        return new Instance(AZ + "-" + role.id(), role, AZ, "-", "vm", "private", "127.0.0.1", port);
    }
}
