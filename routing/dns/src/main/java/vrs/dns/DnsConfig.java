package vrs.dns;

import java.nio.file.Path;
import vrs.process.Settings;

/**
 * What the responder was told at its start. Validated whole, immutable.
 *
 * @param process what every process that leads names is told
 * @param regions the file that says which region serves a client; without it all clients are of the first region
 * @param ttlS how long an answer may be kept, in seconds
 */
public record DnsConfig(EntryConfig process, Path regions, long ttlS) {
    private static final long TTL_S_MAX = 3_600;

    /** @throws vrs.process.BadSetting naming the first key that is missing or bad */
    public static DnsConfig read(Settings settings) {
        EntryConfig process = EntryConfig.read(settings, "dns");
        String byDefault = process.home().resolve("run/regions").toString();
        return new DnsConfig(
                process,
                Path.of(settings.text("vrs.dns.regions", byDefault)),
                settings.number("vrs.dns.ttlS", 1, 0, TTL_S_MAX));
    }
}
