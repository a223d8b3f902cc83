package vrs.dash.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** A home directory as the launcher makes it, with the settings that name it. */
final class TestHome {
    static final String AZ = "r1-az1";
    static final String CREDENTIAL = "credential-of-this-test";

    private final Path root;
    private final RsaJsonWebKey memberKey;
    private final KeyPair denyKeys;
    private final Map<String, String> settings = new HashMap<>();

    private TestHome(Path root, RsaJsonWebKey memberKey, KeyPair denyKeys) {
        this.root = root;
        this.memberKey = memberKey;
        this.denyKeys = denyKeys;
    }

    /** Makes it, with one instance of each other service at these ports. */
    static TestHome make(Path root, int documentPort, int drmPort, int clearPort)
            throws IOException, GeneralSecurityException, JoseException {
        RsaJsonWebKey current = key("k1");
        TestHome home = new TestHome(
                root, current, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        home.write("keys/playback.keys", "p1 " + Base64.getUrlEncoder().encodeToString(new byte[32]) + "\n");
        home.write("keys/internal.credential", CREDENTIAL + "\n");
        home.write("keys/jwt.properties", "iss=vrs-test\naud=vrs\n");
        home.write(
                "keys/jwks.json",
                new JsonWebKeySet(current, key("k2")).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        home.write(
                "keys/deny.public",
                Base64.getEncoder().encodeToString(home.denyKeys.getPublic().getEncoded()));
        home.write("run/territories", "127.0.0.0/16 CN\n::1/128 CN\n127.1.0.0/16 US\n");
        home.topology(documentPort, drmPort, clearPort);
        home.settings.putAll(Map.of(
                "vrs.home",
                root.toString(),
                "vrs.az",
                AZ,
                "vrs.unit",
                "main",
                "vrs.instance",
                AZ + "-dash-main-1",
                "vrs.port",
                "17110",
                "vrs.management.port",
                "17610",
                "vrs.topology",
                root.resolve("run/topology/r1-az1.topology").toString()));
        return home;
    }

    private void topology(int documentPort, int drmPort, int clearPort) throws IOException {
        List<Instance> instances = new ArrayList<>();
        instances.add(instance(Role.DOCUMENT, documentPort));
        // Nobody listens at the lowest ports.
        instances.add(instance(Role.SQL, 1));
        instances.add(instance(Role.REDIS, 2));
        instances.add(instance(Role.DRM, drmPort));
        instances.add(instance(Role.CLEAR, clearPort));
        instances.add(new Instance(AZ + "-dash-main-1", Role.DASH, AZ, "main", "vm", "private", "127.0.0.1", 17_110));
        Topology topology = new Topology(
                List.of(new Az(AZ, "r1")),
                instances,
                List.of(new EntryName(EntryName.Kind.MAIN, "r1", "main.r1.localhost", 17_090)),
                List.of());
        write("run/topology/r1-az1.topology", String.join("\n", TopologyFile.format(topology)) + "\n");
    }

    private static Instance instance(Role role, int port) {
        return new Instance(AZ + "-" + role.id() + "-1", role, AZ, "-", "vm", "private", "127.0.0.1", port);
    }

    /** Puts a file into it. */
    Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** What the process is told. */
    Map<String, String> settings() {
        return settings;
    }

    RsaJsonWebKey memberKey() {
        return memberKey;
    }

    KeyPair denyKeys() {
        return denyKeys;
    }

    private static RsaJsonWebKey key(String kid) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(kid);
        return key;
    }
}
