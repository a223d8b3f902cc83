package vrs.local.cluster;

import java.nio.file.Path;
import java.util.Map;
import vrs.local.control.Build;
import vrs.local.home.Home;
import vrs.local.plan.Ports;
import vrs.local.plan.Program;
import vrs.process.Settings;
import vrs.topology.Role;

/**
 * What the launcher was told by {@code ./vrs} and its surroundings.
 *
 * @param root the checkout
 * @param home VRS_HOME
 * @param ports from VRS_PORT_BASE
 * @param build the build that runs, a name for a directory
 * @param jar the launcher's own jar
 * @param version the version of everything in the checkout
 * @param java the JVM's program
 * @param cores how many processors there are
 * @param environment the variables
 */
public record LauncherConfig(
        Path root,
        Home home,
        Ports ports,
        String build,
        Path jar,
        String version,
        Path java,
        int cores,
        Map<String, String> environment) {
    public LauncherConfig {
        environment = Map.copyOf(environment);
    }

    /** The build that this launcher was started from. */
    public Build ownBuild() {
        return new Build(build, version);
    }

    /** The same for processes of another build, whose copy of the launcher is in the home. */
    LauncherConfig forBuild(Build other) {
        Program launcher = Program.of(Role.DOCUMENT);
        Path copy = home.app().resolve(other.id()).resolve(launcher.artifact());
        return new LauncherConfig(
                root,
                home,
                ports,
                other.id(),
                other.id().equals(build) ? jar : copy.resolve(launcher.jar(other.version())),
                other.version(),
                java,
                cores,
                environment);
    }

    /**
     * Reads all of it.
     *
     * @throws IllegalArgumentException in one line when something is missing or cannot be used
     */
    public static LauncherConfig of(Settings settings, Map<String, String> environment, int cores, String version) {
        String base = environment.getOrDefault("VRS_PORT_BASE", Integer.toString(Ports.DEFAULT_BASE));
        return new LauncherConfig(
                settings.path("vrs.root"),
                new Home(settings.path("vrs.home")),
                Ports.of(base),
                settings.text("vrs.build"),
                settings.path("vrs.launcher.jar"),
                version,
                settings.path("java.home").resolve("bin/java"),
                cores,
                environment);
    }
}
