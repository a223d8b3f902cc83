package vrs.fallback.viewer;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells who a viewer is from the {@code Authorization} header. Tokens that were found genuine are remembered, because an
 * RSA verification costs more than all the rest of an answer; how long they hold is asked anew each time. Not safe for
 * use by many threads: each event loop has its own.
 */
public final class Membership {
    private static final String SCHEME = "bearer ";

    private final TokenCheck check;
    private final Clock clock;
    private final Map<String, TokenReading.Read> genuine;

    /** @param rememberedMax how many tokens are remembered; the one that was not used for longest goes first */
    public Membership(KeySet keys, TokenRules rules, Clock clock, int rememberedMax) {
        this.check = new TokenCheck(keys, rules);
        this.clock = clock;
        this.genuine = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TokenReading.Read> eldest) {
                return size() > rememberedMax;
            }
        };
    }

    /** Who asks; without the header that is {@link Viewer#ANONYMOUS}. */
    public Identified identify(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return new Identified.As(Viewer.ANONYMOUS);
        }
        String header = authorization.get();
        if (header.length() <= SCHEME.length()
                || !header.substring(0, SCHEME.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(SCHEME)) {
            return new Identified.Refused("scheme");
        }
        return token(header.substring(SCHEME.length()).strip());
    }

    int remembered() {
        return genuine.size();
    }

    private Identified token(String token) {
        TokenReading.Read known = genuine.get(token);
        if (known != null) {
            return timed(known);
        }
        return switch (check.read(token)) {
            case TokenReading.Refused refused -> new Identified.Refused(refused.why());
            case TokenReading.Read read -> {
                if (read.isInForce(clock.instant().getEpochSecond())) {
                    genuine.put(token, read);
                }
                yield timed(read);
            }
        };
    }

    private Identified timed(TokenReading.Read read) {
        return read.isInForce(clock.instant().getEpochSecond())
                ? new Identified.As(read.viewer())
                : new Identified.Refused("time");
    }
}
