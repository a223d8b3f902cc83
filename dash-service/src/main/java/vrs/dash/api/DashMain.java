package vrs.dash.api;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import vrs.process.BadSetting;
import vrs.process.Settings;

/** Starts the process. What it was told is checked before any port opens. */
@QuarkusMain
public final class DashMain {
    private static final int BAD_SETTING = 2;

    /** Runs until the process is told to stop; exits 2 after one line when it was told something unusable. */
    public static void main(String... arguments) {
        // Before anything logs: the framework would set it too late for what is checked here.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Settings settings = Settings.ofSystemProperties();
        try {
            Materials.read(DashConfig.read(settings));
        } catch (BadSetting bad) {
            System.err.println(settings.text("vrs.instance", "dash") + ": " + bad.getMessage());
            System.exit(BAD_SETTING);
        }
        Quarkus.run(arguments);
    }
}
