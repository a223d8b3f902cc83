package vrs.dash.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import vrs.process.BadSetting;
import vrs.process.Settings;
import vrs.reader.CatalogueSettings;

/**
 * What this process was told at its start.
 *
 * @param home the directory of keys, territories and the deny list
 * @param az where it stands
 * @param unit the deployable slice that it belongs to
 * @param instance its name
 * @param topology the topology file of its AZ
 * @param port its traffic port
 * @param times how long a request and its calls may take while the operators set nothing else
 * @param upstream how other services are asked
 * @param load how long one load from the catalogue may take, through all its layers
 * @param addressTtl how long addresses last, for tests; empty means duration and 2 h
 * @param catalogue where its catalogue stands
 */
record DashConfig(
        Path home,
        String az,
        String unit,
        String instance,
        Path topology,
        int port,
        RequestTimes times,
        UpstreamSettings upstream,
        Duration load,
        Optional<Duration> addressTtl,
        CatalogueSettings catalogue) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final long MS_MAX = 60_000;
    private static final long TTL_MS_MAX = Duration.ofDays(7).toMillis();

    DashConfig {
        directory("vrs.home", home);
        name("vrs.az", az);
        name("vrs.unit", unit);
        name("vrs.instance", instance);
        if (!Files.isRegularFile(topology)) {
            throw new BadSetting("vrs.topology", "is " + topology + ", where there is no file");
        }
        if (times.attempt().compareTo(times.play()) > 0) {
            throw new BadSetting("vrs.dash.attemptMs", "is " + times.attempt().toMillis() + ", above vrs.dash.playMs");
        }
        if (times.connect().compareTo(times.attempt()) > 0) {
            throw new BadSetting(
                    "vrs.dash.connectMs", "is " + times.connect().toMillis() + ", above vrs.dash.attemptMs");
        }
    }

    /** @throws BadSetting naming the first key that is missing or cannot be used */
    static DashConfig read(Settings settings) {
        settings.port("vrs.management.port");
        long addressTtlMs = settings.number("vrs.dash.addressTtlMs", 0, 0, TTL_MS_MAX);
        return new DashConfig(
                settings.path("vrs.home"),
                settings.text("vrs.az"),
                settings.text("vrs.unit"),
                settings.text("vrs.instance"),
                settings.path("vrs.topology"),
                settings.port("vrs.port"),
                new RequestTimes(
                        Duration.ofMillis(settings.number("vrs.dash.playMs", 2_000, 1, MS_MAX)),
                        Duration.ofMillis(settings.number("vrs.dash.attemptMs", 300, 1, MS_MAX)),
                        Duration.ofMillis(settings.number("vrs.dash.connectMs", 100, 1, MS_MAX))),
                UpstreamSettings.read(settings),
                Duration.ofMillis(settings.number("vrs.dash.loadMs", 150, 10, MS_MAX)),
                addressTtlMs == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(addressTtlMs)),
                CatalogueSettings.read(settings));
    }

    private static void directory(String key, Path path) {
        if (!Files.isDirectory(path)) {
            throw new BadSetting(key, "is " + path + ", where there is no directory");
        }
    }

    private static void name(String key, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new BadSetting(key, "is \"" + value + "\", not 1 to 64 letters, digits, _ or -");
        }
    }

    /** Where the withdrawals of this AZ stand. */
    Path denyList() {
        return home.resolve("control").resolve(az).resolve("deny.list");
    }
}
