package vrs.local.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import vrs.local.plan.Program;

/**
 * What a program's JVM once found out about its classes (JEP 483, JEP 514), kept so that the next start need not: half the
 * CPU time of a start. A file per program in {@code target/aot}, named after the very jars that it was made from, so that
 * a stale one is not found. The JVM checks it again, and starts without it when it does not fit.
 */
final class StartCaches {
    private static final int KEY_CHARS = 16;

    private final Path folder;
    private final Artefacts artefacts;
    private final String vm;

    /** @param vm the version of the JVM, which cannot read another's caches */
    StartCaches(Path folder, Artefacts artefacts, String vm) {
        this.folder = folder;
        this.artefacts = artefacts;
        this.vm = vm;
    }

    static StartCaches of(LauncherConfig config) {
        return new StartCaches(
                config.root().resolve("target/aot"), new Artefacts(config), System.getProperty("java.vm.version"));
    }

    Path folder() {
        return folder;
    }

    /** Start with the cache where there is one. */
    List<String> use(String process, Program program) throws IOException {
        Path file = file(program);
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** Whether none of these programs lacks one. */
    boolean have(Collection<Program> programs) throws IOException {
        for (Program program : programs) {
            if (!Files.exists(file(program))) {
                return false;
            }
        }
        return true;
    }

    /** Where a new one is written before it counts. */
    Path draft(Program program) {
        return folder.resolve(program.artifact() + ".draft");
    }

    /** Lets the draft count, and removes the older ones of this program. */
    void accept(Program program) throws IOException {
        try (var old = Files.newDirectoryStream(folder, program.artifact() + "-????????????????.aot")) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        Files.move(draft(program), file(program), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(Program program) throws IOException {
        MessageDigest digest = sha256();
        digest.update(vm.getBytes(StandardCharsets.UTF_8));
        Path jar = artefacts.jar(program);
        add(digest, jar);
        Path lib = jar.resolveSibling("lib");
        if (program.form() == Program.Form.JAR_AND_LIB && Files.isDirectory(lib)) {
            try (var jars = Files.list(lib)) {
                for (Path other : jars.sorted().toList()) {
                    add(digest, other);
                }
            }
        }
        String key = HexFormat.of().formatHex(digest.digest()).substring(0, KEY_CHARS);
        return folder.resolve(program.artifact() + "-" + key + ".aot");
    }

    // The JVM compares just these: a copy keeps them, a new build does not.
    private static void add(MessageDigest digest, Path jar) throws IOException {
        String line = jar.getFileName() + " " + Files.size(jar) + " "
                + Files.getLastModifiedTime(jar).toMillis() / 1_000 + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
