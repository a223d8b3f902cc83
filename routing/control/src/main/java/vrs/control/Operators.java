package vrs.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may change the control state by name: a file of lines {@code operator <name> <SHA-256 of the token> <added, ms>},
 * for its owner alone. A token is random and shown once; who reads the file cannot act by it.
 */
public final class Operators {
    private static final String MAGIC = "vrs-operators 1";
    private static final int TOKEN_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");
    private static final Pattern LINE =
            Pattern.compile("operator ([A-Za-z0-9_.@-]{1,64}) ([0-9a-f]{64}) ([0-9]{1,18})");

    private final Path file;
    private final SecureRandom random;

    public Operators(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /** Where they stand in a home. */
    public static Path in(Path home) {
        return home.resolve("keys/operators");
    }

    /**
     * One of them.
     *
     * @param digest the SHA-256 of the token, in hex
     * @param addedAtMs in milliseconds since 1970
     */
    public record Operator(String name, String digest, long addedAtMs) {
        private String line() {
            return "operator " + name + " " + digest + " " + addedAtMs;
        }
    }

    /** What became of a wish to add one. */
    public sealed interface Adding {
        /** There it is; the token is kept nowhere. */
        record Added(String token) implements Adding {}

        /** {@code why} is one line. */
        record Refused(String why) implements Adding {}
    }

    /** Makes a token for a new name. */
    public synchronized Adding add(String name, long atMs) throws IOException {
        if (!NAME.matcher(name).matches() || name.equals(ControlState.NOBODY)) {
            return new Adding.Refused("\"" + name + "\" is no name: letters, digits and _ . @ -, up to 64");
        }
        return WholeFile.alone(file, () -> {
            List<Operator> all = new ArrayList<>(all());
            if (all.stream().anyMatch(it -> it.name().equals(name))) {
                return new Adding.Refused(name + " is an operator already; remove it first to have a new token made");
            }
            byte[] bytes = new byte[TOKEN_BYTES];
            random.nextBytes(bytes);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            all.add(new Operator(name, digest(token), atMs));
            write(all);
            return new Adding.Added(token);
        });
    }

    /** Whether there was one of that name; its token is worth nothing from now on. */
    public synchronized boolean remove(String name) throws IOException {
        return WholeFile.alone(file, () -> {
            List<Operator> all = new ArrayList<>(all());
            boolean isThere = all.removeIf(it -> it.name().equals(name));
            if (isThere) {
                write(all);
            }
            return isThere;
        });
    }

    /** Whose token this is. */
    public Optional<String> named(String token) throws IOException {
        byte[] presented = digest(token).getBytes(StandardCharsets.US_ASCII);
        return all().stream()
                .filter(it -> MessageDigest.isEqual(presented, it.digest().getBytes(StandardCharsets.US_ASCII)))
                .map(Operator::name)
                .findFirst();
    }

    /**
     * All of them, in the order in which they were added.
     *
     * @throws IOException naming the file and line that is damaged: nobody is let in by halves
     */
    public List<Operator> all() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            throw new IOException(file + " does not begin with \"" + MAGIC + "\"");
        }
        List<Operator> all = new ArrayList<>();
        for (int at = 1; at < lines.size(); at++) {
            Matcher line = LINE.matcher(lines.get(at));
            if (!line.matches()) {
                throw new IOException(file + ":" + (at + 1) + " is damaged");
            }
            all.add(new Operator(line.group(1), line.group(2), Long.parseLong(line.group(3))));
        }
        return List.copyOf(all);
    }

    private void write(List<Operator> all) throws IOException {
        List<String> lines = new ArrayList<>(List.of(MAGIC));
        all.forEach(it -> lines.add(it.line()));
        WholeFile.write(
                file,
                String.join("\n", lines) + "\n",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
