package vrs.drm;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import vrs.process.BadSetting;
import vrs.process.Settings;

/** Starts drm-service; a bad setting ends it in one line, before any port is open. */
@QuarkusMain
public final class DrmMain {
    private static final int BAD_SETTING = 2;

    private DrmMain() {}

    /** Runs until the process is told to stop; exits 2 when it was told something unusable. */
    public static void main(String[] arguments) {
        // Whoever logs first decides for the whole process; Quarkus is not up yet when settings are read.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        try {
            Materials.read(DrmConfig.from(Settings.ofSystemProperties()));
        } catch (BadSetting e) {
            System.err.println(System.getProperty("vrs.instance", "drm") + ": " + e.getMessage());
            System.exit(BAD_SETTING);
        }
        Quarkus.run(arguments);
    }
}
