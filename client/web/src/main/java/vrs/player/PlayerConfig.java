package vrs.player;

import java.nio.file.Path;
import vrs.process.Settings;

/**
 * What the player server is told at its start.
 *
 * @param instance its name in logs
 * @param port its traffic port, on loopback
 * @param managementPort health and metrics
 * @param webRoot the directory of the page
 * @param samples the file served as {@code /samples.json}
 * @param openApi the file served as {@code /openapi}
 * @param topology the file that names entries and CDNs
 * @param demoTokens the memberships that the page may try
 */
public record PlayerConfig(
        String instance,
        int port,
        int managementPort,
        Path webRoot,
        Path samples,
        Path openApi,
        Path topology,
        DemoTokens demoTokens) {
    private static final String NOT_GIVEN = "";

    /** @throws vrs.process.BadSetting naming the key at fault */
    public static PlayerConfig of(Settings settings) {
        String demoTokens = settings.text("vrs.demo.tokens", NOT_GIVEN);
        return new PlayerConfig(
                settings.text("vrs.instance"),
                settings.port("vrs.port"),
                settings.port("vrs.management.port"),
                StartFiles.directory(settings, "vrs.web.root"),
                StartFiles.file(settings, "vrs.samples"),
                StartFiles.file(settings, "vrs.openapi"),
                StartFiles.file(settings, "vrs.topology"),
                demoTokens.equals(NOT_GIVEN)
                        ? DemoTokens.none()
                        : DemoTokens.in(StartFiles.directory(settings, "vrs.demo.tokens")));
    }
}
