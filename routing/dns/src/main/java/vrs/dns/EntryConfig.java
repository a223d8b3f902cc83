package vrs.dns;

import java.nio.file.Path;
import vrs.dns.policy.EntryRule;
import vrs.process.Settings;

/**
 * What the entry process was told at its start. Validated whole, immutable.
 *
 * @param identityPort says which process this is; nothing listens on it, the names have ports of their own
 */
public record EntryConfig(
        String instance, Path home, Path topology, int identityPort, int managementPort, EntryRule rule) {
    /** @throws vrs.process.BadSetting naming the first key that is missing or bad */
    public static EntryConfig read(Settings settings) {
        return new EntryConfig(
                settings.text("vrs.instance"),
                settings.path("vrs.home"),
                settings.path("vrs.topology"),
                settings.port("vrs.port"),
                settings.port("vrs.management.port"),
                EntryRule.defaults());
    }
}
