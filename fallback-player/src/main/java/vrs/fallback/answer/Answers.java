package vrs.fallback.answer;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vrs.fallback.answer.Reply.Outcome;
import vrs.fallback.play.Decision;
import vrs.fallback.play.PlayControl;
import vrs.fallback.play.ProtectedMedia;
import vrs.fallback.play.Refusal;
import vrs.fallback.play.Selection;
import vrs.fallback.play.Terms;
import vrs.fallback.request.DashRequest;
import vrs.fallback.request.Format;
import vrs.fallback.request.Parsed;
import vrs.fallback.request.RequestParser;
import vrs.fallback.snapshot.AudioRendition;
import vrs.fallback.snapshot.Snapshot;
import vrs.fallback.snapshot.SnapshotEntry;
import vrs.fallback.snapshot.Video;
import vrs.fallback.snapshot.VideoRendition;
import vrs.fallback.viewer.Identified;
import vrs.fallback.viewer.Membership;
import vrs.fallback.viewer.TerritoryTable;
import vrs.fallback.viewer.Viewer;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;
import vrs.signing.TokenVerdict;

/**
 * The request path, top to bottom: parse, find, identify, decide, write. Everything that it needs is in memory. Used by
 * one thread, because the memory of verified tokens is.
 */
public final class Answers {
    private static final Duration MANIFEST_TTL = Duration.ofMinutes(5);
    private static final String BASIC = "basic";

    private final Supplier<Optional<Snapshot>> snapshot;
    private final Predicate<String> withdrawn;
    private final BooleanSupplier dashDegraded;
    private final Membership membership;
    private final TerritoryTable territories;
    private final PlaybackTokens tokens;
    private final Place place;
    private final Clock clock;

    /** Where this process stands, and the origin of the name under which players ask for it. */
    public record Place(String az, String instance, String mainOrigin) {}

    /** @param dashDegraded whether the operators send plays here on purpose, which is a ground to lower protection */
    public Answers(
            Supplier<Optional<Snapshot>> snapshot,
            Predicate<String> withdrawn,
            BooleanSupplier dashDegraded,
            Membership membership,
            TerritoryTable territories,
            PlaybackTokens tokens,
            Place place,
            Clock clock) {
        this.snapshot = snapshot;
        this.withdrawn = withdrawn;
        this.dashDegraded = dashDegraded;
        this.membership = membership;
        this.territories = territories;
        this.tokens = tokens;
        this.place = place;
        this.clock = clock;
    }

    /** The answer to a request for a play. Never throws for anything that a client sends. */
    public Reply answer(Asked asked) {
        return switch (RequestParser.parse(asked.query(), asked.accept())) {
            case Parsed.Malformed bad ->
                refuse(asked, Refusal.BAD_REQUEST, "The parameter " + bad.parameter() + " is malformed.", "");
            case Parsed.Valid(DashRequest request) -> find(asked, request);
        };
    }

    private Reply find(Asked asked, DashRequest request) {
        if (withdrawn.test(request.vid())) {
            return refuse(asked, Refusal.WITHDRAWN, request.vid());
        }
        Optional<Snapshot> current = snapshot.get();
        if (current.isEmpty()) {
            return refuse(asked, Refusal.UNAVAILABLE, request.vid());
        }
        Optional<SnapshotEntry> entry = current.get().find(request.vid());
        if (entry.isEmpty()) {
            // Only a snapshot that holds everything may say that there is no such video.
            return refuse(
                    asked, current.get().isComplete() ? Refusal.UNKNOWN_VIDEO : Refusal.UNAVAILABLE, request.vid());
        }
        return switch (entry.get()) {
            case SnapshotEntry.Gone _ -> refuse(asked, Refusal.WITHDRAWN, request.vid());
            case SnapshotEntry.Unreadable _ -> refuse(asked, Refusal.UNAVAILABLE, request.vid());
            case Video video -> identify(asked, request, current.get(), video);
        };
    }

    private Reply identify(Asked asked, DashRequest request, Snapshot current, Video video) {
        return switch (request) {
            case DashRequest.Manifest manifest -> decided(asked, manifest, current, video);
            case DashRequest.Play play ->
                switch (membership.identify(asked.authorization())) {
                    case Identified.Refused _ -> refuse(asked, Refusal.BAD_TOKEN, video.vid());
                    case Identified.As(Viewer viewer) -> decide(asked, play, current, video, viewer);
                };
        };
    }

    private Reply decide(Asked asked, DashRequest.Play request, Snapshot current, Video video, Viewer viewer) {
        ProtectedMedia media =
                mayLower(asked) && request.hasDrm() ? ProtectedMedia.CLEAR_FALLBACK : ProtectedMedia.LOCKED;
        String territory = territory(asked);
        Terms terms = new Terms(viewer, territory, clock.instant().toEpochMilli(), media);
        return switch (PlayControl.decide(video, request, terms)) {
            case Decision.Denied(Refusal refusal) -> refuse(asked, refusal, video.vid());
            case Decision.NotToBeHad(Refusal refusal) -> failed(asked, refusal, video.vid());
            case Decision.Entitled(Selection selection) ->
                play(asked, request.format(), current, video, selection, viewer.subjectHash(), territory);
        };
    }

    /** Renders what was decided when the token was made; what it may not serve of that is left out. */
    private Reply decided(Asked asked, DashRequest.Manifest request, Snapshot current, Video video) {
        if (!(tokens.read(request.token(), PlaybackToken.Purpose.MANIFEST) instanceof TokenVerdict.Genuine(var token))
                || !token.vid().equals(video.vid())) {
            return refuse(asked, Refusal.BAD_TOKEN, video.vid());
        }
        boolean mayLower = mayLower(asked) || !token.grade().equals("full");
        List<VideoRendition> pictures = video.video().stream()
                .filter(v -> token.renditions().contains(v.id()) && v.hasClearForm() && (mayLower || !v.isProtected()))
                .toList();
        List<AudioRendition> sound = video.audio().stream()
                .filter(a -> token.renditions().contains(a.id()) && a.hasClearForm() && (mayLower || !a.isProtected()))
                .toList();
        if (pictures.isEmpty()) {
            return failed(asked, Refusal.DRM_REQUIRED, video.vid());
        }
        Selection selection = new Selection(pictures, sound, List.of());
        return play(asked, request.format(), current, video, selection, token.subjectHash(), token.territory());
    }

    private Reply play(
            Asked asked,
            Format format,
            Snapshot current,
            Video video,
            Selection selection,
            String subjectHash,
            String territory) {
        Served served = served(asked, BASIC);
        Play play = new Play(
                video, selection, manifestUrl(video, selection, subjectHash, territory), current.expiresAt(), served);
        return switch (format) {
            case JSON -> new Reply(200, JsonAnswer.TYPE, JsonAnswer.write(play), served, Outcome.ANSWERED);
            case MPD -> new Reply(200, MpdAnswer.TYPE, MpdAnswer.write(play), served, Outcome.ANSWERED);
        };
    }

    private String manifestUrl(Video video, Selection selection, String subjectHash, String territory) {
        List<String> renditions = new ArrayList<>();
        selection.video().forEach(v -> renditions.add(v.id()));
        selection.audio().forEach(a -> renditions.add(a.id()));
        PlaybackToken token = new PlaybackToken(
                PlaybackToken.Purpose.MANIFEST,
                video.vid(),
                renditions,
                List.of(),
                BASIC,
                subjectHash,
                territory,
                clock.instant().plus(MANIFEST_TTL));
        return place.mainOrigin() + "/dash?format=mpd&vid=" + video.vid() + "&pt=" + tokens.write(token);
    }

    private String territory(Asked asked) {
        return asked.gateway()
                .flatMap(Asked.Gateway::territory)
                .orElseGet(() -> territories.territoryOf(asked.client()));
    }

    /** A refusal that does not depend on what was asked. */
    public Reply refuse(Asked asked, Refusal refusal, String vid) {
        return refuse(asked, refusal, refusal.detail(), vid);
    }

    private Reply refuse(Asked asked, Refusal refusal, String detail, String vid) {
        Outcome outcome = refusal.status() >= 500 ? Outcome.FAILED : Outcome.DENIED;
        return problem(asked, refusal, detail, vid, outcome);
    }

    /** We have nothing to serve, and that is no fault of the viewer's: a gateway is told so. */
    private Reply failed(Asked asked, Refusal refusal, String vid) {
        return problem(asked, refusal, refusal.detail(), vid, Outcome.FAILED);
    }

    private Reply problem(Asked asked, Refusal refusal, String detail, String vid, Outcome outcome) {
        byte[] body = ProblemAnswer.write(refusal, detail, vid);
        return new Reply(refusal.status(), ProblemAnswer.TYPE, body, served(asked, "-"), outcome);
    }

    /** More than this process takes at once. */
    public Reply shed(Asked asked) {
        byte[] body = ProblemAnswer.write(Refusal.OVERLOADED, Refusal.OVERLOADED.detail(), "");
        Served served = new Served(place.az(), place.instance(), "-", "overload");
        return new Reply(Refusal.OVERLOADED.status(), ProblemAnswer.TYPE, body, served, Outcome.SHED);
    }

    /** A ground of the server's: a gateway sends its client here, or the operators send all. */
    private boolean mayLower(Asked asked) {
        return asked.gateway().isPresent() || dashDegraded.getAsBoolean();
    }

    private Served served(Asked asked, String grade) {
        String unasked = dashDegraded.getAsBoolean() ? "degrade-switch" : "none";
        return new Served(
                place.az(),
                place.instance(),
                grade,
                asked.gateway().map(Asked.Gateway::reason).orElse(unasked));
    }
}
