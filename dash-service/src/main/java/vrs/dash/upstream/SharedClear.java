package vrs.dash.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Shares the answers of clear-stream-service among all who ask the same: one call at a time, kept for a moment, and a
 * little longer while the service is not to be had. A withdrawal ends that at once. Answers of drm-service are never
 * shared: each carries a token that opens a small number of licences. Safe for use by many threads.
 */
public final class SharedClear implements StreamsCalls {
    private final StreamsCalls calls;
    private final SharingConfig config;
    private final Executor executor;
    private final LongSupplier nanoTicker;
    private final SharingListener listener;
    private final Cache<Same, Kept> kept;
    private final ConcurrentMap<Same, CompletableFuture<UpstreamOutcome>> underWay = new ConcurrentHashMap<>();

    /** @param executor makes the calls, so that no caller who gives up ends one; one thread each */
    public SharedClear(
            StreamsCalls calls,
            SharingConfig config,
            Executor executor,
            LongSupplier nanoTicker,
            SharingListener listener) {
        this.calls = calls;
        this.config = config;
        this.executor = executor;
        this.nanoTicker = nanoTicker;
        this.listener = listener;
        this.kept = Caffeine.newBuilder()
                .maximumSize(config.keptMax())
                .expireAfterWrite(config.ageMax())
                .ticker(nanoTicker::getAsLong)
                .build();
    }

    @Override
    public UpstreamOutcome call(StreamsQuery query, Allowance allowance) {
        return switch (query.set()) {
            case CENC -> calls.call(query, allowance);
            case CLEAR -> shared(query, allowance);
        };
    }

    private UpstreamOutcome shared(StreamsQuery query, Allowance allowance) {
        if (!allowance.deadline().left().isPositive()) {
            // Whoever asked is gone, also when there is something kept.
            return new UpstreamOutcome.NotToBeHad();
        }
        Same same = Same.of(query, config.extendsLife());
        Optional<UpstreamOutcome> fresh = kept(same, query, config.fresh());
        if (fresh.isPresent()) {
            listener.shared(SharingListener.Sharing.KEPT);
            return fresh.get();
        }
        CompletableFuture<UpstreamOutcome> mine = new CompletableFuture<>();
        CompletableFuture<UpstreamOutcome> others = underWay.putIfAbsent(same, mine);
        if (others == null) {
            begin(same, query, allowance, mine);
        }
        UpstreamOutcome outcome =
                await(others == null ? mine : others, allowance.deadline().left());
        return switch (outcome) {
            case UpstreamOutcome.Served _, UpstreamOutcome.Withdrawn _ -> outcome;
            case UpstreamOutcome.NotToBeHad _ -> {
                Optional<UpstreamOutcome> stale = kept(same, query, config.ageMax());
                if (stale.isPresent()) {
                    listener.shared(SharingListener.Sharing.STALE);
                    yield stale.get();
                }
                // An error is not a value: who only waited asks for itself.
                yield others == null ? outcome : calls.call(query, allowance);
            }
        };
    }

    private void begin(Same same, StreamsQuery query, Allowance allowance, CompletableFuture<UpstreamOutcome> landing) {
        try {
            executor.execute(() -> load(same, query, allowance, landing));
        } catch (RejectedExecutionException e) {
            // The process is about to end.
            underWay.remove(same, landing);
            landing.complete(new UpstreamOutcome.NotToBeHad());
        }
    }

    private void load(Same same, StreamsQuery query, Allowance allowance, CompletableFuture<UpstreamOutcome> landing) {
        UpstreamOutcome outcome = new UpstreamOutcome.NotToBeHad();
        try {
            listener.shared(SharingListener.Sharing.ASKED);
            StreamsQuery lasting = config.extendsLife() ? query.lasting(config.ageMax()) : query;
            // The time is its own, as long as one request may take: it belongs to whoever asks the same.
            Deadline own = allowance.deadline().renewed();
            outcome = calls.call(lasting, allowance.until(own));
            keep(same, lasting, outcome);
        } finally {
            underWay.remove(same, landing);
            landing.complete(outcome);
        }
    }

    private void keep(Same same, StreamsQuery asked, UpstreamOutcome outcome) {
        switch (outcome) {
            case UpstreamOutcome.Served served ->
                kept.put(same, new Kept(served, asked.expiresAt(), nanoTicker.getAsLong()));
            case UpstreamOutcome.Withdrawn _ ->
                kept.asMap().keySet().removeIf(other -> other.vid().equals(same.vid()));
            case UpstreamOutcome.NotToBeHad _ -> {
                // What is kept stays for as long as it may.
            }
        }
    }

    private Optional<UpstreamOutcome> kept(Same same, StreamsQuery query, Duration ageMax) {
        return Optional.ofNullable(kept.getIfPresent(same))
                .filter(it -> nanoTicker.getAsLong() - it.atNanos() < ageMax.toNanos())
                .filter(it -> !it.expiresAt().isBefore(query.expiresAt()))
                .map(Kept::served);
    }

    private static UpstreamOutcome await(CompletableFuture<UpstreamOutcome> landing, Duration left) {
        try {
            return landing.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new UpstreamOutcome.NotToBeHad();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new UpstreamOutcome.NotToBeHad();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call lands with a value, never with an exception", e);
        }
    }

    /** All that an answer depends on; whose play it is does not matter to a clear address. */
    private record Same(
            String vid,
            List<StreamsQuery.Asked> renditions,
            List<String> subtitles,
            String territory,
            Optional<Instant> expiresAt) {
        static Same of(StreamsQuery query, boolean lastsLonger) {
            return new Same(
                    query.vid(),
                    query.renditions(),
                    query.subtitles(),
                    query.territory(),
                    lastsLonger ? Optional.empty() : Optional.of(query.expiresAt()));
        }
    }

    private record Kept(UpstreamOutcome.Served served, Instant expiresAt, long atNanos) {}
}
