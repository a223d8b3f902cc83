package vrs.gateway;

import java.nio.file.Path;
import vrs.gateway.choice.Pace;
import vrs.gateway.front.FrontLimits;
import vrs.gateway.health.HealthRule;
import vrs.gateway.route.Timings;
import vrs.gateway.upstream.UpstreamLimits;
import vrs.process.BadSetting;
import vrs.process.Settings;

/**
 * What a gateway was told at its start. Validated whole, immutable.
 *
 * @param loops event loops for traffic
 */
public record GatewayConfig(
        String az,
        String instance,
        Path home,
        Path topology,
        int port,
        int internalPort,
        int managementPort,
        int loops,
        FrontLimits front,
        UpstreamLimits upstream,
        Timings timings,
        HealthRule health,
        Pace pace) {
    private static final int LOOPS_MAX = 64;
    private static final int CONNECTIONS_MAX = 1_000_000;
    private static final int LINE_BYTES_MIN = 64;
    private static final int BYTES_MAX = 1_048_576;
    private static final long TIME_MS_MIN = 100;
    private static final long TIME_MS_MAX = 3_600_000;
    private static final long LEAVE_MS_MAX = 5_000;

    public GatewayConfig {
        if (port == internalPort || port == managementPort || internalPort == managementPort) {
            throw new BadSetting("vrs.internal.port", "must differ from the other ports of this process");
        }
    }

    /** @throws BadSetting naming the first key that is missing or bad */
    public static GatewayConfig read(Settings settings) {
        UpstreamLimits upstream = UpstreamLimits.defaults();
        return new GatewayConfig(
                settings.text("vrs.az"),
                settings.text("vrs.instance"),
                settings.path("vrs.home"),
                settings.path("vrs.topology"),
                settings.port("vrs.port"),
                settings.port("vrs.internal.port"),
                settings.port("vrs.management.port"),
                (int) settings.number("vrs.gateway.loops", 1, 1, LOOPS_MAX),
                front(settings),
                new UpstreamLimits(
                        (int) settings.number(
                                "vrs.gateway.upstreamConnectionsMax", upstream.connectionsMax(), 1, CONNECTIONS_MAX),
                        upstream.idleMs(),
                        upstream.headBytesMax(),
                        upstream.discardBytesMax()),
                Timings.defaults(),
                HealthRule.defaults(),
                pace(settings));
    }

    private static Pace pace(Settings settings) {
        Pace byDefault = Pace.defaults();
        return new Pace(
                settings.number("vrs.gateway.drainRampMs", byDefault.drainRampMs(), 1, TIME_MS_MAX),
                settings.number("vrs.gateway.leaveMs", byDefault.leaveMs(), 0, LEAVE_MS_MAX));
    }

    private static FrontLimits front(Settings settings) {
        FrontLimits byDefault = FrontLimits.defaults();
        try {
            return new FrontLimits(
                    bytes(settings, "vrs.gateway.requestLineBytesMax", byDefault.requestLineBytesMax()),
                    bytes(settings, "vrs.gateway.headerBytesMax", byDefault.headerBytesMax()),
                    bytes(settings, "vrs.gateway.bodyBytesMax", byDefault.bodyBytesMax()),
                    bytes(settings, "vrs.gateway.licenceBodyBytesMax", byDefault.licenceBodyBytesMax()),
                    settings.number("vrs.gateway.idleMs", byDefault.idleMs(), TIME_MS_MIN, TIME_MS_MAX),
                    settings.number("vrs.gateway.headReadMs", byDefault.headReadMs(), TIME_MS_MIN, TIME_MS_MAX),
                    settings.number("vrs.gateway.bodyReadMs", byDefault.bodyReadMs(), TIME_MS_MIN, TIME_MS_MAX),
                    settings.number("vrs.gateway.answerWriteMs", byDefault.answerWriteMs(), TIME_MS_MIN, TIME_MS_MAX),
                    settings.number("vrs.gateway.lingerMs", byDefault.lingerMs(), 1, TIME_MS_MAX),
                    (int) settings.number("vrs.gateway.requestsMax", byDefault.requestsMax(), 1, Integer.MAX_VALUE),
                    (int) settings.number(
                            "vrs.gateway.connectionsMax", byDefault.connectionsMax(), 1, CONNECTIONS_MAX));
        } catch (IllegalArgumentException e) {
            throw e instanceof BadSetting named ? named : new BadSetting("vrs.gateway.*", e.getMessage());
        }
    }

    private static int bytes(Settings settings, String key, int byDefault) {
        return (int) settings.number(key, byDefault, LINE_BYTES_MIN, BYTES_MAX);
    }
}
