package vrs.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Properties;
import vrs.local.cluster.LauncherConfig;
import vrs.local.command.CommandLines;
import vrs.local.command.Console;
import vrs.process.Settings;

/** The launcher behind {@code ./vrs}. */
public final class Main {
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        LauncherConfig config;
        try {
            config = LauncherConfig.of(
                    Settings.ofSystemProperties(),
                    System.getenv(),
                    Runtime.getRuntime().availableProcessors(),
                    version());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
        Console console = new Console(System.out, System.err, Clock.systemUTC(), System::nanoTime);
        return CommandLines.of(config, console).execute(args);
    }

    /** The version of the checkout that this jar was built from. */
    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
