package vrs.dash.api;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Properties;
import vrs.catalog.stack.StackConfig;
import vrs.dash.playback.MembershipKeys;
import vrs.process.BadSetting;
import vrs.signing.HmacKeys;
import vrs.signing.InternalCredential;
import vrs.signing.SignedLines;
import vrs.territory.TerritoryTable;
import vrs.topology.EntryName;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/**
 * The files that a process starts from, read and checked.
 *
 * @param topology who exists where, as this AZ sees it
 * @param main the main entry name of this region
 * @param catalogue the stores of this AZ, and how they are read
 * @param playbackKeys sign and verify playback tokens
 * @param credential of this cluster
 * @param denyKey verifies the deny list
 * @param membershipKeys verify membership tokens
 * @param issuer who signs membership tokens
 * @param audience whom they are for
 * @param territories which rights area an address belongs to
 */
record Materials(
        Topology topology,
        EntryName main,
        StackConfig catalogue,
        HmacKeys playbackKeys,
        InternalCredential credential,
        PublicKey denyKey,
        MembershipKeys membershipKeys,
        String issuer,
        String audience,
        TerritoryTable territories) {
    /** @throws BadSetting naming the key that led to a file which is missing or cannot be used */
    static Materials read(DashConfig config) {
        Path keys = config.home().resolve("keys");
        Topology topology = file("vrs.topology", config.topology(), TopologyFile::read);
        Properties jwt = file("vrs.home", keys.resolve("jwt.properties"), Materials::properties);
        return new Materials(
                topology,
                main(config, topology),
                config.catalogue().stack(topology),
                file("vrs.home", keys.resolve("playback.keys"), HmacKeys::read),
                file("vrs.home", keys.resolve("internal.credential"), InternalCredential::read),
                file("vrs.home", keys.resolve("deny.public"), SignedLines::readPublicKey),
                file("vrs.home", keys.resolve("jwks.json"), MembershipKeys::read),
                jwt.getProperty("iss"),
                jwt.getProperty("aud"),
                file("vrs.home", config.home().resolve("run/territories"), TerritoryTable::read));
    }

    private static EntryName main(DashConfig config, Topology topology) {
        if (topology.azs().stream().noneMatch(az -> az.id().equals(config.az()))) {
            throw new BadSetting("vrs.az", "is " + config.az() + ", which " + config.topology() + " does not name");
        }
        String region = topology.az(config.az()).region();
        return topology.name(EntryName.Kind.MAIN, region)
                .orElseThrow(() -> new BadSetting("vrs.topology", "names no main entry for " + region));
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        for (String key : new String[] {"iss", "aud"}) {
            if (properties.getProperty(key, "").isBlank()) {
                throw new IllegalArgumentException("says no " + key);
            }
        }
        return properties;
    }

    private static <T> T file(String key, Path path, Reading<T> reading) {
        try {
            return reading.of(path);
        } catch (IOException e) {
            throw new BadSetting(key, "leads to " + path + ", which cannot be read");
        } catch (IllegalArgumentException e) {
            throw new BadSetting(key, "leads to " + path + ", which cannot be used: " + e.getMessage());
        }
    }

    private interface Reading<T> {
        T of(Path path) throws IOException;
    }
}
