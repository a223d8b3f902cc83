package vrs.gateway;

import java.nio.file.Path;
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
        HealthRule health) {
    private static final int LOOPS_MAX = 64;
    private static final int CONNECTIONS_MAX = 1_000_000;

    public GatewayConfig {
        if (port == internalPort || port == managementPort || internalPort == managementPort) {
            throw new BadSetting("vrs.internal.port", "must differ from the other ports of this process");
        }
    }

    /** @throws BadSetting naming the first key that is missing or bad */
    public static GatewayConfig read(Settings settings) {
        FrontLimits front = FrontLimits.defaults();
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
                new FrontLimits(
                        front.requestLineBytesMax(),
                        front.headerBytesMax(),
                        front.bodyBytesMax(),
                        front.licenceBodyBytesMax(),
                        front.idleMs(),
                        front.requestReadMs(),
                        front.lingerMs(),
                        (int) settings.number(
                                "vrs.gateway.connectionsMax", front.connectionsMax(), 1, CONNECTIONS_MAX)),
                new UpstreamLimits(
                        (int) settings.number(
                                "vrs.gateway.upstreamConnectionsMax", upstream.connectionsMax(), 1, CONNECTIONS_MAX),
                        upstream.idleMs(),
                        upstream.headBytesMax(),
                        upstream.discardBytesMax()),
                Timings.defaults(),
                HealthRule.defaults());
    }
}
