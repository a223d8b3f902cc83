package vrs.dns;

import java.io.IOException;
import vrs.dns.health.Gateways;
import vrs.process.BadSetting;
import vrs.signing.InternalCredential;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/**
 * The files that a process that leads names reads once, at its start.
 *
 * @param topology names at least one entry name, and a gateway in each AZ
 */
record StartFiles(Topology topology, InternalCredential credential) {
    /** Reads a file, or says what is wrong with it. */
    @FunctionalInterface
    interface FileRead<T> {
        T read() throws IOException;
    }

    /** @throws BadSetting naming the key that leads to a file which cannot be used */
    static StartFiles read(EntryConfig config) {
        return new StartFiles(
                file("vrs.topology", () -> usable(TopologyFile.read(config.topology()))),
                file("vrs.home", () -> InternalCredential.read(config.home().resolve("keys/internal.credential"))));
    }

    static <T> T file(String key, FileRead<T> file) {
        try {
            return file.read();
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting(key, "leads to a file that cannot be used: " + e);
        }
    }

    private static Topology usable(Topology topology) {
        if (topology.names().isEmpty()) {
            throw new IllegalArgumentException("no entry name in it");
        }
        new Gateways(topology);
        return topology;
    }
}
