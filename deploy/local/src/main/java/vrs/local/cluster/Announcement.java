package vrs.local.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import vrs.local.control.Commands;
import vrs.local.control.ControlServer;
import vrs.local.control.LauncherRecord;
import vrs.local.home.Home;
import vrs.local.plan.ClusterPlan;
import vrs.local.supervise.ProcessIdentity;

/** Lets the commands find this launcher: a control server and the record that leads to it. One thread calls keep. */
final class Announcement implements AutoCloseable {
    private static final int TOKEN_BYTES = 24;

    private final Home home;
    private final ControlServer server;
    private final LauncherRecord record;
    private final Runnable homeIsGone;
    private boolean gone;

    private Announcement(Home home, ControlServer server, LauncherRecord record, Runnable homeIsGone) {
        this.home = home;
        this.server = server;
        this.record = record;
        this.homeIsGone = homeIsGone;
    }

    /**
     * Takes commands from now on.
     *
     * @param homeIsGone called once, when somebody has deleted the home; must not block
     */
    static Announcement make(LauncherConfig config, ClusterPlan plan, Commands commands, Runnable homeIsGone)
            throws IOException {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long pid = ProcessHandle.current().pid();
        String mark = ProcessIdentity.of(pid)
                .map(ProcessIdentity::mark)
                .orElseThrow(() -> new IllegalStateException("this process does not find itself"));
        ControlServer server = ControlServer.start(commands, token);
        LauncherRecord record = new LauncherRecord(
                pid,
                mark,
                server.port(),
                token,
                config.ports().base(),
                plan.azs().size(),
                config.build());
        record.write(config.home().launcherFile());
        return new Announcement(config.home(), server, record, homeIsGone);
    }

    /** Writes the record again when it was damaged or deleted: without it nobody can end what runs. */
    void keep() {
        Path file = home.launcherFile();
        if (!Files.isDirectory(home.app())) {
            if (!gone) {
                gone = true;
                homeIsGone.run();
            }
        } else if (LauncherRecord.read(file).filter(record::equals).isEmpty()) {
            try {
                Files.createDirectories(file.getParent());
                record.write(file);
            } catch (IOException e) {
                // A full disk: the next look tries again.
                return;
            }
        }
    }

    /** Takes no more commands. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(home.launcherFile());
        server.close();
    }
}
