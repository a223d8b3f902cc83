package vrs.clear;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import vrs.catalog.stack.StackConfig;
import vrs.process.BadSetting;
import vrs.signing.HmacKeys;
import vrs.signing.InternalCredential;
import vrs.signing.SignedLines;
import vrs.topology.Cdn;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/**
 * The files that this process starts from, read and checked. Immutable.
 *
 * @param topology who exists where, as this AZ sees it
 * @param cdns at least one, the preferred one first
 * @param addressKeys sign addresses
 * @param catalogue the stores of this AZ, and how they are read
 * @param credential of this cluster
 * @param denyKey verifies the deny list
 */
public record Materials(
        Topology topology,
        List<Cdn> cdns,
        HmacKeys addressKeys,
        StackConfig catalogue,
        InternalCredential credential,
        PublicKey denyKey) {
    private static final String HOME = "vrs.home";
    private static final String TOPOLOGY = "vrs.topology";

    public Materials {
        cdns = List.copyOf(cdns);
    }

    /** @throws BadSetting naming the key that led to a file which is missing or cannot be used */
    public static Materials read(ClearConfig config) {
        Path keys = config.home().resolve("keys");
        Topology topology = file(TOPOLOGY, config.topology(), TopologyFile::read);
        if (topology.azs().stream().noneMatch(az -> az.id().equals(config.az()))) {
            throw new BadSetting("vrs.az", "is " + config.az() + ", which " + config.topology() + " does not name");
        }
        if (topology.cdns().isEmpty()) {
            throw new BadSetting(TOPOLOGY, "leads to " + config.topology() + ", which names no cdn");
        }
        return new Materials(
                topology,
                topology.cdns(),
                file(HOME, keys.resolve("cdn.keys"), HmacKeys::read),
                config.catalogue().stack(topology),
                file(HOME, keys.resolve("internal.credential"), InternalCredential::read),
                file(HOME, keys.resolve("deny.public"), SignedLines::readPublicKey));
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
