package vrs.dash.api;

import java.time.Clock;
import java.util.Optional;
import vrs.admission.Rejected;
import vrs.admission.TrafficClass;
import vrs.catalog.Found;
import vrs.catalog.VideoRecord;
import vrs.dash.answer.PlaybackAnswers;
import vrs.dash.answer.Problem;
import vrs.dash.answer.Refusal;
import vrs.dash.answer.Reply;
import vrs.dash.answer.Served;
import vrs.dash.playback.DashRequest;
import vrs.dash.playback.DecidedPlay;
import vrs.dash.playback.Entitlement;
import vrs.dash.playback.FloodWatch;
import vrs.dash.playback.Grade;
import vrs.dash.playback.PlayControl;
import vrs.dash.playback.Viewer;
import vrs.dash.shadow.Shadow;
import vrs.dash.shadow.ShadowedPlay;
import vrs.dash.stream.VideoLookup;
import vrs.dash.upstream.Allowance;
import vrs.dash.upstream.Descent;
import vrs.dash.upstream.DescentOutcome;
import vrs.dash.upstream.LoweredReason;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;
import vrs.signing.TokenVerdict;

/**
 * What happens to one request, from top to bottom: parse, find the video, know the viewer, decide, find addresses,
 * answer. The order of the refusals is the order of the steps. Blocks while it waits for stores and upstreams; safe for
 * use by many threads.
 */
final class RequestPath {
    private final Served.Instance self;
    private final VideoLookup videos;
    private final Viewers viewers;
    private final PlaybackTokens playbackTokens;
    private final FloodWatch floods;
    private final Descent descent;
    private final Shadow shadow;
    private final PlaybackAnswers answers;
    private final AddressLife addressLife;
    private final Clock clock;

    RequestPath(
            Served.Instance self,
            VideoLookup videos,
            Viewers viewers,
            PlaybackTokens playbackTokens,
            FloodWatch floods,
            Descent descent,
            Shadow shadow,
            PlaybackAnswers answers,
            AddressLife addressLife,
            Clock clock) {
        this.self = self;
        this.videos = videos;
        this.viewers = viewers;
        this.playbackTokens = playbackTokens;
        this.floods = floods;
        this.descent = descent;
        this.shadow = shadow;
        this.answers = answers;
        this.addressLife = addressLife;
        this.clock = clock;
    }

    /** Answers one request. */
    Reply answer(DashParameters.Outcome parsed, Inbound inbound) {
        return switch (parsed) {
            case DashParameters.Outcome.Parsed(DashRequest request) -> find(request, inbound);
            case DashParameters.Outcome.BadRequest(String parameter) ->
                new Reply.Refused(Problem.malformed(parameter), Served.nothing(self));
        };
    }

    private Reply find(DashRequest request, Inbound inbound) {
        Asked asked = new Asked(request, inbound);
        return switch (videos.find(request.vid(), inbound.allowance().deadline().left())) {
            case Found.Known(VideoRecord video, String layer) ->
                switch (request) {
                    case DashRequest.Play play -> decide(asked, play, video, layer);
                    case DashRequest.Manifest manifest -> recall(asked, manifest, video, layer);
                };
            case Found.Withdrawn(String layer) -> refused(asked, Refusal.WITHDRAWN, layer);
            case Found.Unknown(String layer) -> refused(asked, Refusal.UNKNOWN_VIDEO, layer);
            case Found.Unavailable _ -> failed(asked, LoweredReason.DASH_UNAVAILABLE, "-");
        };
    }

    private Reply decide(Asked asked, DashRequest.Play request, VideoRecord video, String layer) {
        Inbound inbound = asked.inbound();
        Optional<Viewer> known = viewers.viewer(inbound.authorization(), inbound.territory());
        if (known.isEmpty()) {
            return refused(asked, Refusal.BAD_TOKEN, layer);
        }
        Viewer viewer = known.get();
        if (isFlood(asked, request, viewer)
                && inbound.place().lowerTo(TrafficClass.AUTOPLAY) instanceof Rejected rejected) {
            return shed(asked, rejected.trafficClass(), layer);
        }
        return switch (PlayControl.decide(video, viewer, request.device(), clock.instant())) {
            case Entitlement.Denied(Entitlement.Denial denial) -> refused(asked, Refusal.of(denial), layer);
            case Entitlement.Entitled entitled -> {
                Descent.Play play = play(video, entitled, viewer.subjectHash(), viewer.territory());
                DescentOutcome outcome = descent.full(play, allowance(asked, request));
                castShadow(asked, request, play, outcome);
                yield answered(asked, play, outcome, layer);
            }
        };
    }

    /** A play of which there are too many counts as one that nobody asked for. */
    private boolean isFlood(Asked asked, DashRequest.Play request, Viewer viewer) {
        return asked.trafficClass(request) == TrafficClass.PLAY
                && floods.isFlood(
                        viewer.subjectHash(),
                        asked.inbound().allowance().control().floodPlaysPer10s());
    }

    private static Allowance allowance(Asked asked, DashRequest.Play request) {
        Allowance allowance = asked.inbound().allowance();
        return request.attempt() == 0 ? allowance : allowance.repeated();
    }

    /** Of what was not asked for by a person, or is lowered already, there is nothing to learn. */
    private void castShadow(Asked asked, DashRequest.Play request, Descent.Play play, DescentOutcome outcome) {
        if (outcome instanceof DescentOutcome.Playable(Grade grade, var _, var _, var _)
                && grade == Grade.FULL
                && asked.trafficClass(request) == TrafficClass.PLAY) {
            Inbound inbound = asked.inbound();
            shadow.played(new ShadowedPlay(play, request.device(), inbound.authorization(), inbound.allowance()));
        }
    }

    /** What was decided before is not decided anew; only protection never falls below what the rights allow now. */
    private Reply recall(Asked asked, DashRequest.Manifest request, VideoRecord video, String layer) {
        Optional<DecidedPlay> decided =
                switch (playbackTokens.read(request.playbackToken(), PlaybackToken.Purpose.MANIFEST)) {
                    case TokenVerdict.Genuine(PlaybackToken token) -> DecidedPlay.of(token, video);
                    case TokenVerdict.Refused _ -> Optional.empty();
                };
        if (decided.isEmpty()) {
            return refused(asked, Refusal.BAD_TOKEN, layer);
        }
        DecidedPlay was = decided.get();
        Descent.Play play = play(video, was.entitled(), was.subjectHash(), was.territory());
        DescentOutcome outcome =
                switch (was.grade()) {
                    case FULL -> descent.full(play, asked.inbound().allowance());
                    case CLEAR -> lower(asked, play, was, withoutDrm(asked));
                    case BASIC -> lower(asked, play, was, LoweredReason.DASH_UNAVAILABLE);
                };
        return answered(asked, play, outcome, layer);
    }

    private DescentOutcome lower(Asked asked, Descent.Play play, DecidedPlay was, LoweredReason reason) {
        return descent.lower(play, was.grade(), reason, asked.inbound().allowance());
    }

    /** The token does not say why it was decided so; while the switch is on, that is why. */
    private static LoweredReason withoutDrm(Asked asked) {
        return switch (asked.inbound().allowance().control().degradeDrm()) {
            case ON -> LoweredReason.DEGRADE_SWITCH;
            case AUTO, OFF -> LoweredReason.DRM_UNAVAILABLE;
        };
    }

    private Reply answered(Asked asked, Descent.Play play, DescentOutcome outcome, String layer) {
        return switch (outcome) {
            case DescentOutcome.Playable playable -> {
                Served served = Served.play(self, playable.grade(), playable.reason(), layer, playable.sources());
                yield new Reply.Playing(
                        answers.of(
                                play,
                                playable,
                                served,
                                asked.inbound().allowance().control(),
                                clock.instant()),
                        asked.request().format());
            }
            case DescentOutcome.Withdrawn _ -> refused(asked, Refusal.WITHDRAWN, layer);
            case DescentOutcome.Failed(LoweredReason reason) -> failed(asked, reason, layer);
        };
    }

    private Descent.Play play(VideoRecord video, Entitlement.Entitled entitled, String subjectHash, String territory) {
        return new Descent.Play(video, entitled, subjectHash, territory, addressLife.end(video, clock.instant()));
    }

    private Reply shed(Asked asked, TrafficClass trafficClass, String layer) {
        return new Reply.Refused(
                Problem.of(
                        Refusal.shed(trafficClass), Optional.of(asked.request().vid())),
                Served.nothing(self, layer, LoweredReason.OVERLOAD));
    }

    private Reply refused(Asked asked, Refusal refusal, String layer) {
        return new Reply.Refused(
                Problem.of(refusal, Optional.of(asked.request().vid())),
                Served.nothing(self, layer, LoweredReason.NONE));
    }

    private Reply failed(Asked asked, LoweredReason reason, String layer) {
        return new Reply.Refused(
                Problem.of(Refusal.UNAVAILABLE, Optional.of(asked.request().vid())),
                Served.nothing(self, layer, reason));
    }

    /** A valid request with how it came. */
    private record Asked(DashRequest request, Inbound inbound) {
        /** What was found out counts, then the gateway's word, then the client's. */
        TrafficClass trafficClass(DashRequest.Play play) {
            return inbound.place()
                    .loweredTo()
                    .or(inbound::trafficClass)
                    .or(() -> TrafficClass.of(play.intent().id()))
                    .orElse(TrafficClass.PLAY);
        }
    }
}
