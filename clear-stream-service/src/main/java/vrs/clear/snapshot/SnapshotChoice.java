package vrs.clear.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;

/**
 * Which entries go into the snapshot: what is kept, then by popularity up to a bound. Tombstones always do.
 *
 * @param complete whether nothing was left out
 */
record SnapshotChoice(List<CatalogEntry> entries, boolean complete) {
    static SnapshotChoice of(List<CatalogEntry> all, int videosMax) {
        List<CatalogEntry> chosen = new ArrayList<>();
        List<VideoRecord> byPopularity = new ArrayList<>();
        for (CatalogEntry entry : all) {
            switch (entry) {
                case Tombstone tombstone -> chosen.add(tombstone);
                case VideoRecord video -> {
                    if (video.kept()) {
                        chosen.add(video);
                    } else {
                        byPopularity.add(video);
                    }
                }
            }
        }
        byPopularity.sort(
                Comparator.comparingLong(VideoRecord::popularity).reversed().thenComparing(VideoRecord::vid));
        chosen.addAll(byPopularity.subList(0, Math.min(videosMax, byPopularity.size())));
        return new SnapshotChoice(List.copyOf(chosen), byPopularity.size() <= videosMax);
    }
}
