package vrs.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Somebody to whom a closed file is closed: us, or another user when we are root.
 *
 * @param name as {@code id -un} says it
 * @param prefix the words before a command that run it as this user
 */
record OrdinaryUser(String name, List<String> prefix) {
    private static final int NOBODY = 65534;

    /** For a directory that this user may look at and not change. */
    static OrdinaryUser of(Path directory) throws IOException {
        if (!isRoot()) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
            return new OrdinaryUser(System.getProperty("user.name"), List.of());
        }
        Path owned = Files.createTempFile("vrs-owner", ".txt");
        give(owned);
        String name = Files.getOwner(owned).getName();
        Files.delete(owned);
        return new OrdinaryUser(name, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }

    /** Makes a file another user's; only root can. */
    static void give(Path file) throws IOException {
        Files.setAttribute(file, "unix:uid", NOBODY);
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
