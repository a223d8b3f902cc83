package vrs.drm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import vrs.signing.AddressSigner;
import vrs.signing.MediaSet;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;
import vrs.topology.Cdn;

/** Signs the addresses of the encrypted set, and a token for exactly their keys. Safe for use by many threads. */
public final class ProtectedStreams {
    private final AddressSigner signer;
    private final PlaybackTokens tokens;
    private final List<Cdn> cdns;
    private final Duration licenceTtl;
    private final Clock clock;
    private final LongSupplier marks;

    /**
     * @param cdns at least one, the preferred one first
     * @param licenceTtl how long the token opens a licence
     * @param marks seldom the same twice, so that viewers who press play in one second do not share one token's licences
     */
    public ProtectedStreams(
            AddressSigner signer,
            PlaybackTokens tokens,
            List<Cdn> cdns,
            Duration licenceTtl,
            Clock clock,
            LongSupplier marks) {
        this.signer = signer;
        this.tokens = tokens;
        this.cdns = List.copyOf(cdns);
        if (this.cdns.isEmpty()) {
            throw new IllegalArgumentException("no CDN to sign addresses for");
        }
        this.licenceTtl = licenceTtl;
        this.clock = clock;
        this.marks = marks;
    }

    /** The answer to a request that is {@link StreamsRequest#isUsable usable}. */
    public StreamsAnswer answer(StreamsRequest request) {
        List<StreamsAnswer.Addressed> addressed = request.renditions().stream()
                .map(r -> new StreamsAnswer.Addressed(r.id(), addresses(request, r.id())))
                .toList();
        List<StreamsAnswer.Text> subtitles = request.subtitles().stream()
                .map(l ->
                        new StreamsAnswer.Text(l, cdns.getFirst().origin() + path(request, "s-" + l) + "subtitles.vtt"))
                .toList();
        List<String> keyIds = request.renditions().stream()
                .map(StreamsRequest.Wanted::keyId)
                .distinct()
                .toList();
        PlaybackToken licence = new PlaybackToken(
                PlaybackToken.Purpose.LICENCE,
                request.vid(),
                request.renditions().stream().map(StreamsRequest.Wanted::id).toList(),
                keyIds,
                "full",
                request.subjectHash(),
                request.territory(),
                clock.instant().plus(licenceTtl));
        return new StreamsAnswer(request.vid(), addressed, subtitles, keyIds, tokens.write(licence, marks.getAsLong()));
    }

    private List<StreamsAnswer.Address> addresses(StreamsRequest request, String rendition) {
        String path = path(request, rendition);
        return cdns.stream()
                .map(cdn -> new StreamsAnswer.Address(cdn.name(), cdn.origin() + path))
                .toList();
    }

    private String path(StreamsRequest request, String rendition) {
        return signer.path(request.vid(), MediaSet.CENC, rendition, request.expiresAt());
    }
}
