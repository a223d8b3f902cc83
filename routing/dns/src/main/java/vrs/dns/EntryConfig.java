package vrs.dns;

import java.nio.file.Path;
import vrs.dns.policy.EntryRule;
import vrs.process.Settings;

/**
 * What a process that leads names was told at its start. Validated whole, immutable.
 *
 * @param port of the entry process says which process this is, since the names have ports of their own; the responder
 *     listens there
 */
public record EntryConfig(String instance, Path home, Path topology, int port, int managementPort, EntryRule rule) {
    private static final long RAMP_MS_MAX = 600_000;

    /**
     * @param program {@code entry} or {@code dns}, in the names of its own keys
     * @throws vrs.process.BadSetting naming the first key that is missing or bad
     */
    public static EntryConfig read(Settings settings, String program) {
        EntryRule rule = EntryRule.defaults();
        return new EntryConfig(
                settings.text("vrs.instance"),
                settings.path("vrs.home"),
                settings.path("vrs.topology"),
                settings.port("vrs.port"),
                settings.port("vrs.management.port"),
                rule.withDrainRampMs(
                        settings.number("vrs." + program + ".drainRampMs", rule.drainRampMs(), 1, RAMP_MS_MAX)));
    }
}
