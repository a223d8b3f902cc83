package vrs.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Function;
import vrs.local.home.HomeRefused;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ProcessClock;
import vrs.process.Settings;

/** How the process of a store starts, and with which exit it says why it does not. */
final class StoreStart {
    /** What a person has to mend: a setting, or what lies in the home. */
    private static final int BAD_SETTING = 2;

    private static final int FAILED = 1;

    /** Opens what is stored and begins to serve it. */
    interface Serve<C> {
        void begin(C config, EventLog log) throws IOException, SQLException;
    }

    private StoreStart() {}

    /** Returns when the store serves; else the process ends. {@code name} is its own until its settings give another. */
    static <C> void run(String name, Function<Settings, C> read, Serve<C> serve) {
        Settings settings = Settings.ofSystemProperties();
        String instance = settings.text("vrs.instance", name);
        try {
            C config = read.apply(settings);
            Clock clock = ProcessClock.of(settings);
            serve(config, serve, new EventLog(System.out, clock, instance));
        } catch (BadSetting | HomeRefused e) {
            System.err.println(instance + ": " + e.getMessage());
            System.exit(BAD_SETTING);
        }
    }

    private static <C> void serve(C config, Serve<C> serve, EventLog log) throws HomeRefused {
        try {
            serve.begin(config, log);
        } catch (HomeRefused e) {
            throw e;
        } catch (IOException | SQLException | RuntimeException e) {
            log.warn("start-failed", "error", e);
            System.exit(FAILED);
        }
    }

    /** After a write that failed the store answers nothing any more; a new process still reads what was kept. */
    static void giveUp() {
        Runtime.getRuntime().halt(FAILED);
    }
}
