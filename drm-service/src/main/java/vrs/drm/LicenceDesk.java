package vrs.drm;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;
import vrs.signing.TokenVerdict;

/**
 * Decides who gets which keys. A licence needs a genuine token, and every key ID asked for must be in it: one that is
 * not refuses the whole request, so that nobody probes. Safe for use by many threads.
 */
public final class LicenceDesk {
    private final PlaybackTokens tokens;
    private final KeySeed seed;
    private final Predicate<String> withdrawn;
    private final LicenceCount count;

    public LicenceDesk(PlaybackTokens tokens, KeySeed seed, Predicate<String> withdrawn, LicenceCount count) {
        this.tokens = tokens;
        this.seed = seed;
        this.withdrawn = withdrawn;
        this.count = count;
    }

    /** One key that opens what was encrypted under its ID. */
    public record ContentKey(String keyId, byte[] key) {}

    /** What a request comes to. */
    public sealed interface Decision {
        /** The keys, in the order asked for. */
        record Issued(String vid, List<ContentKey> keys) implements Decision {}

        /** No key. The reason is for logs and metrics; the client learns only that it was refused. */
        record Refused(Reason reason) implements Decision {}
    }

    /** Why a licence is refused. */
    public enum Reason {
        NO_TOKEN,
        BAD_TOKEN,
        EXPIRED_TOKEN,
        WITHDRAWN,
        OTHER_TERRITORY,
        KEY_NOT_IN_TOKEN,
        TOO_MANY
    }

    /**
     * @param token as it came, empty when there is none
     * @param territory the rights area of the client, empty when nobody who may say so said it
     */
    public Decision decide(LicenceRequest request, String token, Optional<String> territory) {
        if (token.isEmpty()) {
            return new Decision.Refused(Reason.NO_TOKEN);
        }
        return switch (tokens.read(token, PlaybackToken.Purpose.LICENCE)) {
            case TokenVerdict.Refused refused ->
                new Decision.Refused(
                        refused.reason() == TokenVerdict.Reason.EXPIRED ? Reason.EXPIRED_TOKEN : Reason.BAD_TOKEN);
            case TokenVerdict.Genuine genuine -> decide(request, token, genuine.token(), territory);
        };
    }

    private Decision decide(LicenceRequest request, String text, PlaybackToken token, Optional<String> territory) {
        if (withdrawn.test(token.vid())) {
            return new Decision.Refused(Reason.WITHDRAWN);
        }
        if (territory.isPresent() && !territory.get().equals(token.territory())) {
            return new Decision.Refused(Reason.OTHER_TERRITORY);
        }
        if (request.keyIds().isEmpty() || !token.keyIds().containsAll(request.keyIds())) {
            return new Decision.Refused(Reason.KEY_NOT_IN_TOKEN);
        }
        if (!count.mayIssue(text)) {
            return new Decision.Refused(Reason.TOO_MANY);
        }
        List<ContentKey> keys = new ArrayList<>();
        for (String keyId : request.keyIds()) {
            keys.add(new ContentKey(keyId, seed.contentKey(HexFormat.of().parseHex(keyId))));
        }
        return new Decision.Issued(token.vid(), List.copyOf(keys));
    }
}
