package vrs.prove.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import vrs.control.ControlFile;
import vrs.control.ControlState;

/** The home of three publishers: what each of them is told at its start, and who leads. */
final class Home {
    static final List<String> AZS = List.of("r1-az1", "r1-az2", "r2-az1");
    static final List<String> STORES = List.of("document", "sql", "redis");
    static final String ADMIN = "admin-of-the-proof";
    private static final String CREDENTIAL = "credential-of-the-proof";

    private Home() {}

    static void keys(Path home) throws IOException {
        Path keys = Files.createDirectories(home.resolve("keys"));
        Base64.Encoder base64 = Base64.getEncoder();
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.writeString(
                    keys.resolve("deny.private"),
                    base64.encodeToString(pair.getPrivate().getEncoded()));
            Files.writeString(
                    keys.resolve("deny.public"),
                    base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Files.writeString(keys.resolve("internal.credential"), CREDENTIAL);
        Files.writeString(keys.resolve("admin.token"), ADMIN);
    }

    /**
     * What the publisher of one AZ finds.
     *
     * @param stores the ports of the stores of its AZ
     * @param publisher how it reaches the publisher of an AZ, which may be itself
     */
    static void topology(
            Path home, String of, Map<String, Integer> stores, BiFunction<String, String, Integer> publisher)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (String az : AZS) {
            lines.add("az " + az + " " + az.substring(0, 2));
            lines.add(instance(az, "publisher", publisher.apply(of, az)));
            if (az.equals(of)) {
                stores.forEach((store, port) -> lines.add(instance(az, store, port)));
            }
        }
        Files.write(home.resolve(of + ".topology"), lines);
    }

    private static String instance(String az, String role, int port) {
        return "instance " + az + "-" + role + "-1 " + role + " " + az + " - vm private 127.0.0.1 " + port;
    }

    private static ControlFile control(Path home) {
        return new ControlFile(ControlFile.in(home), ControlState.atRest(AZS.getFirst()));
    }

    static ControlState leader(Path home) throws IOException {
        return control(home).read();
    }

    /** Names it, also when it leads already. */
    static ControlState name(Path home, String az) throws IOException {
        return control(home).change(state -> state.lead(az, "proof", 0));
    }
}
