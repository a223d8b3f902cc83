package vrs.local.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vrs.local.home.PrivateFile;
import vrs.local.supervise.ProcessIdentity;

/**
 * Where the running launcher is to be reached. The token in it is why the file belongs to its owner alone.
 *
 * @param pid its number
 * @param mark see {@link ProcessIdentity}
 * @param port where it takes commands, on loopback
 * @param token what a command has to show
 * @param base the base of the cluster's ports
 * @param azs the number of its AZs
 * @param build the build that it runs
 */
public record LauncherRecord(long pid, String mark, int port, String token, int base, int azs, String build) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The launcher that is meant. */
    public ProcessIdentity identity() {
        return new ProcessIdentity(pid, mark);
    }

    /** Writes it down for the commands to come. */
    public void write(Path file) throws IOException {
        PrivateFile.write(file, JSON.writeValueAsString(this));
    }

    /** What stands in the file; empty when there is none or it is damaged. The launcher may have ended. */
    public static Optional<LauncherRecord> read(Path file) {
        try {
            // The word null is JSON, too.
            return Files.exists(file)
                    ? Optional.ofNullable(JSON.readValue(file.toFile(), LauncherRecord.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The launcher, when it still runs. */
    public static Optional<LauncherRecord> alive(Path file) {
        return read(file).filter(record -> record.identity().isAlive());
    }

    @Override
    public String toString() {
        return "LauncherRecord[pid=" + pid + ", port=" + port + "]";
    }
}
