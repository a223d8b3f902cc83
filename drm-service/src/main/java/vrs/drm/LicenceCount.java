package vrs.drm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.signing.SubjectHash;

/**
 * How many licences each token got from this instance. Bounded: the longest unused tokens are forgotten first, and every
 * token once it has ended. Safe for use by many threads.
 */
public final class LicenceCount {
    /** Above the skew that a token is given, so that a count outlives its token. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final int perTokenMax;
    private final Cache<String, AtomicInteger> issued;

    /** @param tokenTtl how long a token lives at most */
    public LicenceCount(int perTokenMax, long tokensMax, Duration tokenTtl, Ticker ticker) {
        this.perTokenMax = perTokenMax;
        this.issued = Caffeine.newBuilder()
                .maximumSize(tokensMax)
                .expireAfterWrite(tokenTtl.plus(MARGIN))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** Counts one more for this token; false once it has had its share. */
    public boolean mayIssue(String token) {
        // The hash, so that a heap dump opens no video.
        AtomicInteger count = issued.get(SubjectHash.of(token), hash -> new AtomicInteger());
        return count.incrementAndGet() <= perTokenMax;
    }
}
