package vrs.prove.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The sources, as git knows them. Tests are left out: they change nothing that is measured. */
public final class Repository {
    private static final String NO_TESTS = ":(exclude)**/src/test/**";

    private final Path root;

    public Repository(Path root) {
        this.root = root;
    }

    /** The commit that is checked out, 40 hex digits. */
    public String head() throws IOException {
        return git(List.of("rev-parse", "HEAD")).strip();
    }

    /** The first file of these folders that is changed and not committed. */
    public Optional<String> uncommitted(List<String> folders) throws IOException {
        return first(git(with(List.of("status", "--porcelain", "--untracked-files=all"), folders)));
    }

    /**
     * A digest of all committed files in these folders, SHA-256 of their modes, blobs and names: the same wherever and whenever
     * the same sources are committed.
     */
    public String contents(List<String> folders) throws IOException {
        String files = git(with(List.of("ls-files", "--stage"), folders));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(files.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The newest commit since the given one that changed something in these folders; a commit that is not known here counts. */
    public Optional<String> changedSince(String commit, List<String> folders) throws IOException {
        try {
            git(List.of("cat-file", "-e", commit + "^{commit}"));
        } catch (IOException e) {
            return Optional.of("commit " + commit + " is not in this history");
        }
        return first(git(with(List.of("log", "-1", "--format=%h %s", commit + "..HEAD"), folders)));
    }

    private static List<String> with(List<String> command, List<String> folders) {
        List<String> all = new ArrayList<>(command);
        all.add("--");
        all.addAll(folders);
        all.add(NO_TESTS);
        return all;
    }

    private static Optional<String> first(String lines) {
        return lines.lines().map(String::strip).findFirst();
    }

    private String git(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException("git " + String.join(" ", arguments) + " ended with " + exit + " in " + root);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return out;
    }
}
