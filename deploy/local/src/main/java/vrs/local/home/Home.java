package vrs.local.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The directory that holds everything that a cluster leaves behind: deleting it is a clean reset.
 *
 * @param root its absolute path
 */
public record Home(Path root) {
    private static final String OWNER_ONLY = "rwx------";
    private static final String OWNER = "unix:uid";
    private static final String MARK = "vrs.home";

    /** Secrets. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** What is true only while the cluster runs. */
    public Path run() {
        return root.resolve("run");
    }

    /** The membership tokens that the player page lends out. */
    public Path tokens() {
        return run().resolve("tokens");
    }

    /** What the processes wrote. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** The log of a process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** What the processes keep. */
    public Path data() {
        return root.resolve("data");
    }

    /** The copies of the programs that run. */
    public Path app() {
        return root.resolve("app");
    }

    /** The running launcher: where to reach it. */
    public Path launcherFile() {
        return run().resolve("launcher.json");
    }

    /** A record per process that was started. */
    public Path processes() {
        return run().resolve("processes");
    }

    /** The topology as the processes of an AZ see it, {@code all} for those outside of the AZs. */
    public Path topology(String az) {
        return run().resolve("topology").resolve(az + ".topology");
    }

    /** The ways through the fault proxies. */
    public Path faultPaths() {
        return run().resolve("faults.paths");
    }

    /** What an order to the fault proxies has to show. */
    public Path faultCredential() {
        return keys().resolve("faults.credential");
    }

    /** Names that lead to this machine. */
    public Path hosts() {
        return run().resolve("hosts");
    }

    /**
     * Makes the directories that are missing.
     *
     * @throws HomeRefused when the directory is open to others and is not a home of ours
     */
    public void prepare() throws IOException {
        if (!Files.exists(root)) {
            Files.createDirectories(root.getParent());
            Files.createDirectory(
                    root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        }
        if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(root)).equals(OWNER_ONLY)) {
            close();
        }
        Object owner = Files.getAttribute(root, OWNER);
        for (Path folder : List.of(keys(), run(), logs(), data(), app(), processes(), run().resolve("topology"))) {
            Files.createDirectories(folder);
            if (!Files.getAttribute(folder, OWNER).equals(owner)) {
                throw new HomeRefused(folder + " belongs to " + Files.getOwner(folder) + ", its home to "
                        + Files.getOwner(root) + ": chown it, or choose another VRS_HOME");
            }
        }
    }

    /**
     * The publishers of an earlier version kept no log: their revisions would be given out again.
     *
     * @throws HomeRefused when the catalogue in this home is theirs
     */
    public void refuseEarlierCatalogue() throws HomeRefused {
        if (Files.exists(data().resolve("publisher/last-revision"))) {
            throw new HomeRefused(
                    "the catalogue in " + data() + " is of an earlier version, which kept no publisher log:"
                            + " move that directory away and publish again, or choose another VRS_HOME");
        }
    }

    /** Work on files. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Does something while no other process of this home does the same. */
    public void alone(String name, Work work) throws IOException {
        try (FileChannel channel = channel(name)) {
            channel.lock();
            work.run();
        }
    }

    FileChannel channel(String name) throws IOException {
        return FileChannel.open(root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** How much may still be written here by us; the home must be there. */
    public long freeBytes() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    // Only a directory that is ours is closed to others: VRS_HOME=/tmp must not change /tmp.
    private void close() throws IOException {
        try (var entries = Files.list(root)) {
            List<String> names = entries.map(p -> p.getFileName().toString()).toList();
            // The first command has made app and the mark before we are asked.
            boolean ours = names.contains(MARK) || names.containsAll(List.of("app", "keys"));
            if (!names.isEmpty() && !ours) {
                throw new HomeRefused(root + " is not empty and not a home of VRS: choose another VRS_HOME");
            }
        }
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString(OWNER_ONLY));
    }
}
