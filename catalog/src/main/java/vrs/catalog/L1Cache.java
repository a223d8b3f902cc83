package vrs.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What this process keeps in memory: entries, bounded in bytes, and for a short time the vids that do not exist. Safe for
 * use by many threads; never blocks.
 */
final class L1Cache {
    private final CatalogConfig config;
    private final ServedRevisions served;
    private final LongSupplier nanoTicker;
    private final Cache<String, Held> entries;
    private final Cache<String, Found> absents;

    L1Cache(CatalogConfig config, ServedRevisions served, LongSupplier nanoTicker) {
        this.config = config;
        this.served = served;
        this.nanoTicker = nanoTicker;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(config.bytesMax())
                .weigher((String _, Held held) -> EntryBytes.of(held.entry()))
                .executor(Runnable::run)
                .build();
        this.absents = Caffeine.newBuilder()
                .maximumSize(config.absentMax())
                .expireAfter(Expiry.<String, Found>writing((vid, _) -> early(config.absentFor(), vid)))
                .ticker(nanoTicker::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    Optional<Held> held(String vid) {
        return Optional.ofNullable(entries.getIfPresent(vid));
    }

    Optional<Found> absent(String vid) {
        return Optional.ofNullable(absents.getIfPresent(vid));
    }

    boolean mayBeStale(Held held) {
        return held.mayBeStale(config.staleMax(), nanoTicker.getAsLong());
    }

    /** Whether a store was asked so lately that it need not fail again for each caller. */
    boolean wasJustTried(Held held) {
        return held.triedWithin(config.freshFor(), nanoTicker.getAsLong());
    }

    /** Keeps what was loaded, unless it is older than what is held. */
    Held keep(CatalogEntry loaded) {
        absents.invalidate(loaded.vid());
        return entries.asMap().compute(loaded.vid(), (_, held) -> merge(held, loaded));
    }

    private Held merge(Held held, CatalogEntry loaded) {
        long now = nanoTicker.getAsLong();
        if (held == null || loaded.revision().isAfter(held.entry().revision())) {
            boolean newest = !served.expected(loaded.vid()).isAfter(loaded.revision());
            return Held.of(loaded, newest ? Held.Standing.NEWEST : Held.Standing.SUPERSEDED, ages(loaded.vid()), now);
        }
        return held.entry().revision().equals(loaded.revision()) ? held.confirmed(now) : held.tried(now);
    }

    /** Entries are never deleted by absence while they may answer: a store that misses what we hold was emptied. */
    Optional<Held> keepAbsent(String vid) {
        long now = nanoTicker.getAsLong();
        Held kept = entries.asMap().computeIfPresent(vid, (_, held) -> mayBeStale(held) ? held.tried(now) : null);
        // What the feed has told of exists, whatever a store that lags behind says.
        if (kept == null && served.isUnheardOf(vid)) {
            absents.put(vid, new Found.Unknown(StreamCatalog.L1));
        }
        return Optional.ofNullable(kept);
    }

    void markTried(String vid) {
        entries.asMap().computeIfPresent(vid, (_, held) -> held.tried(nanoTicker.getAsLong()));
    }

    /** The feed says that this revision was written. */
    void supersede(String vid, Revision revision) {
        absents.invalidate(vid);
        entries.asMap()
                .computeIfPresent(
                        vid, (_, held) -> revision.isAfter(held.entry().revision()) ? held.superseded() : held);
    }

    private Held.Ages ages(String vid) {
        return new Held.Ages(
                early(config.freshFor(), vid).toNanos(),
                early(config.refreshAfter(), vid).toNanos());
    }

    /** Up to the share of the jitter shorter, and for each vid by another part of it. */
    private Duration early(Duration whole, String vid) {
        double part = (vid.hashCode() * 0x9E3779B97F4A7C15L >>> 11) * 0x1p-53;
        return whole.minusNanos((long) (whole.toNanos() * config.expiryJitter() * part));
    }
}
