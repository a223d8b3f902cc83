package vrs.dash.api;

import java.time.Duration;
import java.util.Optional;
import vrs.dash.shadow.ShadowConfig;
import vrs.dash.upstream.SharingConfig;
import vrs.process.BadSetting;
import vrs.process.Settings;

/**
 * What this process was told of the calls that it makes.
 *
 * @param failover whether other AZs are asked than the own one; only a comparison switches that off
 * @param drainRamp how long a drained AZ takes to lose all calls; zero for at once
 * @param fresh how long an answer of clear-stream-service is shared; zero for not at all
 * @param stale how much longer while the service is not to be had
 * @param shadowPerMille how many of a thousand plays try each rung below as well
 */
record UpstreamSettings(boolean failover, Duration drainRamp, Duration fresh, Duration stale, int shadowPerMille) {
    private static final String FAILOVER = "vrs.dash.failover";
    private static final long RAMP_MS_MAX = 600_000;
    private static final long SHARED_MS_MAX = 60_000;
    private static final int SHADOWS_AT_ONCE_MAX = 8;

    /** @throws BadSetting naming the key at fault */
    static UpstreamSettings read(Settings settings) {
        return new UpstreamSettings(
                failover(settings.text(FAILOVER, "on")),
                Duration.ofMillis(settings.number("vrs.dash.drainRampMs", 10_000, 0, RAMP_MS_MAX)),
                Duration.ofMillis(settings.number("vrs.dash.upstreamCacheMs", 1_000, 0, SHARED_MS_MAX)),
                Duration.ofMillis(settings.number("vrs.dash.upstreamStaleMs", 10_000, 0, SHARED_MS_MAX)),
                Math.toIntExact(settings.number("vrs.dash.shadowPerMille", 10, 0, 1_000)));
    }

    /** How answers are shared; empty for not at all. */
    Optional<SharingConfig> sharing(boolean extendsLife) {
        return fresh.isZero() ? Optional.empty() : Optional.of(SharingConfig.of(fresh, stale, extendsLife));
    }

    ShadowConfig shadow() {
        return new ShadowConfig(shadowPerMille, SHADOWS_AT_ONCE_MAX);
    }

    private static boolean failover(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new BadSetting(FAILOVER, "is \"" + text + "\", neither on nor off");
        };
    }
}
