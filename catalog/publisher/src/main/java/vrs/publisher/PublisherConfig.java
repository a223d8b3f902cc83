package vrs.publisher;

import java.nio.file.Path;
import java.time.Duration;
import vrs.process.Settings;

/**
 * How the publisher works. All durations are above zero.
 *
 * @param home the directory that keys and lists of this cluster are in
 * @param topology the file that names all AZs and their publishers
 * @param askTimeout how long a publisher may take to answer, and the leader to begin to lead
 * @param writeTimeout how long to wait until the stores of an AZ hold a change; one that does not lags
 * @param seedWait how long the first filling waits for publishers that are just starting
 * @param servedMax how long to wait until an AZ is seen to serve a change
 * @param pollEvery the pause between two looks at that
 */
record PublisherConfig(
        Path home,
        Path topology,
        Duration askTimeout,
        Duration writeTimeout,
        Duration seedWait,
        Duration servedMax,
        Duration pollEvery) {
    private static final long MINUTE_MS = 60_000;

    /** @throws vrs.process.BadSetting when a value is missing or out of range */
    static PublisherConfig of(Settings settings) {
        return new PublisherConfig(
                settings.path("vrs.home"),
                settings.path("vrs.topology"),
                ms(settings, "vrs.publisher.askTimeoutMs", 3_000),
                ms(settings, "vrs.publisher.writeTimeoutMs", 3_000),
                ms(settings, "vrs.publisher.seedWaitMs", 20_000),
                ms(settings, "vrs.publisher.servedMaxMs", 5_000),
                ms(settings, "vrs.publisher.pollEveryMs", 50));
    }

    private static Duration ms(Settings settings, String key, long byDefault) {
        return Duration.ofMillis(settings.number(key, byDefault, 1, MINUTE_MS));
    }

    Path key(String name) {
        return home.resolve("keys").resolve(name);
    }
}
