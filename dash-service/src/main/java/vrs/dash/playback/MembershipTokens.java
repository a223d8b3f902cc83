package vrs.dash.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.UnresolvableKeyException;
import vrs.catalog.Plan;

/**
 * Verifies membership tokens: JWTs (RFC 7519) signed by RS256 and nothing else, with a {@code kid} of our own key file.
 * A verified token is remembered until it ends, since verifying costs some 30 µs. Safe for use by many threads.
 */
public final class MembershipTokens {
    /** Clocks may differ by this much, in seconds, either way. */
    public static final int SKEW_SECONDS = 30;

    /** Longest token that is looked at. */
    public static final int LENGTH_BYTES_MAX = 4096;

    private static final int REMEMBERED_MAX = 10_000;
    private static final Membership REFUSED = new Membership.Refused();

    private final MembershipKeys keys;
    private final String issuer;
    private final String audience;
    private final Clock clock;
    private final Cache<String, Membership.Member> verified =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    public MembershipTokens(MembershipKeys keys, String issuer, String audience, Clock clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    /** Reads a token. Never throws, whatever the text. */
    public Membership verify(String token) {
        if (token.getBytes(StandardCharsets.UTF_8).length > LENGTH_BYTES_MAX) {
            return REFUSED;
        }
        Instant now = clock.instant();
        Membership.Member known = verified.getIfPresent(token);
        if (known != null && now.isBefore(known.expiresAt().plusSeconds(SKEW_SECONDS))) {
            return known;
        }
        Optional<Membership.Member> member = read(token, now);
        member.ifPresent(m -> verified.put(token, m));
        return member.isPresent() ? member.get() : REFUSED;
    }

    private Optional<Membership.Member> read(String token, Instant now) {
        try {
            JwtClaims claims = consumer(now).processToClaims(token);
            String subject = claims.getSubject();
            if (subject.isBlank()) {
                return Optional.empty();
            }
            Instant expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            return plan(claims.getStringClaimValue("plan"))
                    .map(plan -> new Membership.Member(subject, plan, expiresAt));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer(Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(this::key)
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build();
    }

    private Key key(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String kid = signature.getKeyIdHeaderValue();
        return Optional.ofNullable(kid)
                .flatMap(keys::find)
                .orElseThrow(() -> new UnresolvableKeyException("no such kid"));
    }

    private static Optional<Plan> plan(String name) {
        return switch (name) {
            case "free" -> Optional.of(Plan.FREE);
            case "vip" -> Optional.of(Plan.VIP);
            case null, default -> Optional.empty();
        };
    }
}
