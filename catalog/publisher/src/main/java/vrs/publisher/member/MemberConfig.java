package vrs.publisher.member;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import vrs.catalog.redis.RedisSite;
import vrs.process.Settings;

/**
 * How the publisher of an AZ works. All durations are above zero.
 *
 * @param home the directory that keys, data and lists of this cluster are in
 * @param topology the file that names all AZs, their stores and publishers
 * @param az where this publisher stands
 * @param instance its name
 * @param port where it is spoken to, on loopback; 0 takes any
 * @param snapshot the file from which instances boot
 * @param redis which Redis the AZ has; empty for the one that the topology names
 * @param callMax how long a call of another publisher may take
 * @param patience how long a publish waits for a majority
 * @param beatEvery the pause between two words to the others
 * @param checkEvery how often each store is looked at
 * @param tellAwayEvery the pause before a withdrawal is told again to an AZ that did not hear it
 * @param snapshotEvery how often the snapshot is written, when something changed
 * @param keptMax how many changes are kept one by one
 */
public record MemberConfig(
        Path home,
        Path topology,
        String az,
        String instance,
        int port,
        Path snapshot,
        Optional<RedisSite> redis,
        Duration callMax,
        Duration patience,
        Duration beatEvery,
        Duration checkEvery,
        Duration tellAwayEvery,
        Duration snapshotEvery,
        int keptMax) {
    private static final long MINUTE_MS = 60_000;

    /** @throws vrs.process.BadSetting when a value is missing or out of range */
    public static MemberConfig of(Settings settings) {
        Path home = settings.path("vrs.home");
        String az = settings.text("vrs.az");
        return new MemberConfig(
                home,
                settings.path("vrs.topology"),
                az,
                settings.text("vrs.instance"),
                settings.port("vrs.port"),
                Path.of(settings.text(
                        "vrs.catalogue.snapshot",
                        home.resolve("data/" + az + "/catalogue.snapshot").toString())),
                settings.parsed("vrs.catalogue.redis", RedisSite::parse),
                ms(settings, "vrs.publisher.callMaxMs", 1_000),
                ms(settings, "vrs.publisher.patienceMs", 3_000),
                ms(settings, "vrs.publisher.beatEveryMs", 1_000),
                ms(settings, "vrs.publisher.checkEveryMs", 3_000),
                ms(settings, "vrs.publisher.tellAwayEveryMs", 250),
                ms(settings, "vrs.publisher.snapshotEveryMs", MINUTE_MS),
                (int) settings.number("vrs.publisher.keptMax", 500, 1, 100_000));
    }

    private static Duration ms(Settings settings, String key, long byDefault) {
        return Duration.ofMillis(settings.number(key, byDefault, 1, 10 * MINUTE_MS));
    }

    Path journal() {
        return home.resolve("data").resolve(az).resolve("publisher/log");
    }

    Path committed() {
        return home.resolve("data").resolve(az).resolve("publisher/committed.mv");
    }
}
