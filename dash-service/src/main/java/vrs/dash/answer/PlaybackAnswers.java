package vrs.dash.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vrs.catalog.Rendition;
import vrs.catalog.Subtitle;
import vrs.catalog.VideoRecord;
import vrs.control.ControlState;
import vrs.dash.playback.DrmSystem;
import vrs.dash.upstream.Address;
import vrs.dash.upstream.Descent;
import vrs.dash.upstream.DescentOutcome;
import vrs.dash.upstream.Sources;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;

/** Puts together what was decided and what the upstreams gave. Immutable and safe for use by many threads. */
public final class PlaybackAnswers {
    /** How long a manifest URL opens. */
    public static final Duration MANIFEST_FOR = Duration.ofMinutes(5);

    private final String mainOrigin;
    private final PlaybackTokens tokens;

    /** @param mainOrigin the main entry name of this region, as an origin without a slash at the end */
    public PlaybackAnswers(String mainOrigin, PlaybackTokens tokens) {
        this.mainOrigin = mainOrigin;
        this.tokens = tokens;
    }

    /**
     * The answer to a play that can be played.
     *
     * @param control how much each CDN is to carry
     */
    public PlaybackAnswer of(
            Descent.Play play, DescentOutcome.Playable playable, Served served, ControlState control, Instant now) {
        VideoRecord video = play.video();
        Sources sources = playable.sources();
        CdnChoice cdns = new CdnChoice(control, video.vid(), play.subjectHash());
        List<Track<Rendition.Video>> pictures = tracks(playable.entitled().video(), sources, cdns);
        List<Track<Rendition.Audio>> sound = tracks(playable.entitled().audio(), sources, cdns);
        List<Address> beside =
                sources.addresses(playable.entitled().video().getFirst().id());
        return new PlaybackAnswer(
                video.vid(),
                video.title(),
                video.duration(),
                video.segmentDuration(),
                video.revision(),
                pictures,
                sound,
                texts(video.subtitles(), sources, url -> cdns.subtitle(url, beside)),
                playable.entitled().locked(),
                sources.licenceToken()
                        .map(token -> new PlaybackAnswer.Drm(
                                DrmSystem.CLEARKEY.id(), mainOrigin + "/licence?token=" + token)),
                manifestUrl(token(play, playable, pictures, sound, now)),
                play.expiresAt(),
                served);
    }

    private static PlaybackToken token(
            Descent.Play play,
            DescentOutcome.Playable playable,
            List<Track<Rendition.Video>> pictures,
            List<Track<Rendition.Audio>> sound,
            Instant now) {
        List<String> renditions = new ArrayList<>();
        Set<String> keyIds = new LinkedHashSet<>();
        Stream.concat(pictures.stream(), sound.stream()).forEach(track -> {
            renditions.add(track.rendition().id());
            track.keyId().ifPresent(keyIds::add);
        });
        return new PlaybackToken(
                PlaybackToken.Purpose.MANIFEST,
                play.video().vid(),
                renditions,
                List.copyOf(keyIds),
                playable.grade().id(),
                play.subjectHash(),
                play.territory(),
                now.plus(MANIFEST_FOR));
    }

    private String manifestUrl(PlaybackToken token) {
        return mainOrigin + "/dash?format=mpd&vid=" + token.vid() + "&pt=" + tokens.write(token);
    }

    private static <R extends Rendition> List<Track<R>> tracks(List<R> renditions, Sources sources, CdnChoice cdns) {
        return renditions.stream()
                .map(r -> new Track<>(
                        r,
                        sources.isProtected(r.id()) ? r.keyId() : Optional.<String>empty(),
                        cdns.order(sources.addresses(r.id()))))
                .toList();
    }

    private static List<Text> texts(List<Subtitle> subtitles, Sources sources, UnaryOperator<String> at) {
        return subtitles.stream()
                .map(s -> new Text(
                        s.language(), s.kind(), at.apply(sources.subtitles().get(s.language()))))
                .toList();
    }
}
