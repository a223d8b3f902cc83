package vrs.local.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vrs.local.plan.PlannedProcess;
import vrs.local.plan.Program;
import vrs.topology.Instance;
import vrs.topology.Role;

/** The command line of each process; all but Redis are JVMs. */
public final class JvmCommand {
    static final String PUBLISHER = "publisher";

    private static final String DOCUMENT_STORE = "vrs.local.DocumentStoreProcess";
    private static final String SQL_STORE = "vrs.local.SqlStoreProcess";
    private static final String RESPONDER = "vrs.dns.DnsMain";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final LauncherConfig config;
    private final Artefacts artefacts;
    private final StartFlags startFlags;

    JvmCommand(LauncherConfig config, Artefacts artefacts, StartFlags startFlags) {
        this.config = config;
        this.artefacts = artefacts;
        this.startFlags = startFlags;
    }

    /** With the start caches that there are. */
    public static JvmCommand of(LauncherConfig config) {
        Artefacts artefacts = new Artefacts(config);
        StartFlags flags =
                switch (StartCacheChoice.of(config.environment())) {
                    case MAKE -> StartCaches.of(config)::use;
                    case OFF -> (process, program) -> List.of();
                };
        return new JvmCommand(config, artefacts, flags);
    }

    /** How to start a process of the cluster. */
    public List<String> of(PlannedProcess process) throws IOException {
        Instance instance = process.instance();
        if (instance.role() == Role.REDIS) {
            return RedisCommand.of(config, instance);
        }
        String az = instance.az().equals("-") ? "all" : instance.az();
        List<String> words = flags(process.name(), Program.of(instance.role()));
        words.addAll(List.of(
                "-Dvrs.az=" + instance.az(),
                "-Dvrs.unit=" + instance.unit(),
                "-Dvrs.instance=" + instance.name(),
                "-Dvrs.port=" + process.ports().getFirst(),
                "-Dvrs.management.port=" + process.managementPort(),
                "-Dvrs.topology=" + config.home().topology(az)));
        words.addAll(ofRole(process));
        words.addAll(extra(instance.role()));
        Path jar = artefacts.jar(Program.of(instance.role()));
        words.addAll(program(instance.role(), jar));
        return words;
    }

    private static List<String> program(Role role, Path jar) {
        return switch (role) {
            case DOCUMENT -> List.of("-cp", jar.toString(), DOCUMENT_STORE);
            case SQL -> List.of("-cp", jar.toString(), SQL_STORE);
            case DNS -> List.of("-cp", jar.toString(), RESPONDER);
            case FAULTS -> List.of("-jar", jar.toString(), "proxy");
            case GATEWAY, DASH, DRM, CLEAR, FALLBACK, PUBLISHER, EDGE, REDIS, ENTRY, PLAYER, CONSOLE -> jar(jar);
        };
    }

    /** How to start the publisher with these arguments. */
    public List<String> publisher(List<String> arguments) throws IOException {
        List<String> words = flags(PUBLISHER, Program.of(Role.PUBLISHER));
        words.addAll(List.of(
                "-Dvrs.instance=" + PUBLISHER,
                // Its caller stands in no AZ, so no fault is between it and a publisher; those between publishers are.
                "-Dvrs.topology=" + config.home().topology("all"),
                "-Dvrs.samples=" + config.root().resolve("catalog/samples")));
        words.addAll(extra(Role.PUBLISHER));
        words.addAll(jar(artefacts.jar(Program.of(Role.PUBLISHER))));
        words.addAll(arguments);
        return words;
    }

    /** How to start the load generator with these system properties and arguments. */
    public List<String> load(List<String> properties, List<String> arguments) throws IOException {
        List<String> words = flags("load", Program.loadGenerator());
        words.addAll(properties);
        words.addAll(jar(artefacts.jar(Program.loadGenerator())));
        words.addAll(arguments);
        return words;
    }

    private List<String> flags(String process, Program program) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                config.java().toString(),
                "-Xmx" + program.heapMb() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                // Halves the CPU time of a start; a small cluster is for trying out, not for throughput.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true",
                "-Djdk.net.hosts.file=" + config.home().hosts(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dvrs.home=" + config.home().root()));
        words.addAll(startFlags.of(process, program));
        return words;
    }

    private List<String> ofRole(PlannedProcess process) throws IOException {
        Path root = config.root();
        return switch (process.instance().role()) {
            case GATEWAY -> List.of("-Dvrs.internal.port=" + process.ports().get(1));
            case FAULTS ->
                List.of(
                        "-Dvrs.faults.paths=" + config.home().faultPaths(),
                        "-Dvrs.faults.credential=" + config.home().faultCredential());
            case EDGE -> List.of("-Dvrs.media.root=" + root.resolve("media/assets"));
            case PLAYER ->
                List.of(
                        "-Dvrs.web.root=" + artefacts.page(),
                        "-Dvrs.samples=" + root.resolve("catalog/samples/samples.json"),
                        "-Dvrs.openapi=" + root.resolve("docs/openapi.json"),
                        "-Dvrs.demo.tokens=" + config.home().tokens());
            case DASH, DRM, CLEAR, FALLBACK, PUBLISHER, REDIS, DOCUMENT, SQL, ENTRY, DNS, CONSOLE -> List.of();
        };
    }

    private List<String> extra(Role role) {
        String flags = config.environment()
                .getOrDefault("VRS_JAVA_OPTS_" + role.id().toUpperCase(Locale.ROOT), "")
                .strip();
        return flags.isEmpty() ? List.of() : List.of(BLANKS.split(flags));
    }

    private static List<String> jar(Path jar) {
        return List.of("-jar", jar.toString());
    }
}
