package vrs.clear;

import java.nio.file.Path;
import java.time.Duration;
import vrs.process.Settings;
import vrs.reader.CatalogueSettings;

/**
 * What this instance was told at its start.
 *
 * @param home the cluster's files
 * @param az where it stands
 * @param instance its name
 * @param topology the topology file of its AZ
 * @param snapshotTtl for how long addresses in the fallback snapshot are signed
 * @param snapshotEvery how often the snapshot is made anew although nothing changed
 * @param snapshotLook how often it is asked whether something changed
 * @param snapshotVideosMax how many videos it holds beside those that are kept
 * @param snapshotBytesMax how large it may be; only what is kept or withdrawn goes beyond it
 * @param catalogue where its catalogue stands
 */
public record ClearConfig(
        Path home,
        String az,
        String instance,
        Path topology,
        Duration snapshotTtl,
        Duration snapshotEvery,
        Duration snapshotLook,
        int snapshotVideosMax,
        long snapshotBytesMax,
        CatalogueSettings catalogue) {
    /** What the fallback player of a small cluster has room for, with some to spare: it refuses more than 13,000,000. */
    public static final long SNAPSHOT_BYTES = 12_000_000;

    /** @throws vrs.process.BadSetting naming the key at fault */
    public static ClearConfig from(Settings settings) {
        settings.port("vrs.port");
        settings.port("vrs.management.port");
        return new ClearConfig(
                settings.path("vrs.home"),
                settings.text("vrs.az"),
                settings.text("vrs.instance"),
                settings.path("vrs.topology"),
                Duration.ofHours(settings.number("vrs.clear.snapshotTtlHours", 72, 1, 720)),
                Duration.ofMillis(settings.number("vrs.clear.snapshotEveryMs", 600_000, 1_000, 3_600_000)),
                Duration.ofMillis(settings.number("vrs.clear.snapshotLookMs", 1_000, 50, 60_000)),
                (int) settings.number("vrs.clear.snapshotVideosMax", 100_000, 1, 5_000_000),
                settings.number("vrs.clear.snapshotBytesMax", SNAPSHOT_BYTES, 10_000, 4_000_000_000L),
                CatalogueSettings.read(settings));
    }

    /** What is withdrawn, as this AZ knows it. */
    public Path denyListFile() {
        return home.resolve("control").resolve(az).resolve("deny.list");
    }

    /** Where the fallback player of this AZ reads. */
    public Path snapshotFile() {
        return home.resolve("data").resolve(az).resolve("snapshot").resolve("fallback.snapshot");
    }
}
