package vrs.drm;

import java.nio.file.Path;
import java.time.Duration;
import vrs.process.Settings;

/**
 * What this instance was told at its start.
 *
 * @param home the cluster's files
 * @param az where it stands
 * @param instance its name
 * @param topology the topology file of its AZ
 * @param licenceTtl how long a licence token opens anything, at most 10 minutes
 * @param licencesPerToken how many licences one token gets from this instance
 * @param tokensMax how many tokens are counted at once; beyond that the oldest are forgotten
 */
public record DrmConfig(
        Path home,
        String az,
        String instance,
        Path topology,
        Duration licenceTtl,
        int licencesPerToken,
        long tokensMax) {
    private static final long TTL_MS_MAX = Duration.ofMinutes(10).toMillis();

    /** @throws vrs.process.BadSetting naming the key at fault */
    public static DrmConfig from(Settings settings) {
        settings.port("vrs.port");
        settings.port("vrs.management.port");
        return new DrmConfig(
                settings.path("vrs.home"),
                settings.text("vrs.az"),
                settings.text("vrs.instance"),
                settings.path("vrs.topology"),
                Duration.ofMillis(settings.number("vrs.drm.licenceTtlMs", TTL_MS_MAX, 1_000, TTL_MS_MAX)),
                (int) settings.number("vrs.drm.licencesPerToken", 20, 1, 1_000),
                settings.number("vrs.drm.tokensMax", 200_000, 100, 10_000_000));
    }

    /** What is withdrawn, as this AZ knows it. */
    public Path denyListFile() {
        return home.resolve("control").resolve(az).resolve("deny.list");
    }
}
