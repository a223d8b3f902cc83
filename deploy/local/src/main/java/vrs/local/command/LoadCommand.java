package vrs.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vrs.local.cluster.JvmCommand;
import vrs.local.cluster.LauncherConfig;
import vrs.local.home.MembershipKeys;
import vrs.local.home.MembershipToken;
import vrs.local.home.VirtualViewers;
import vrs.local.supervise.ProcessRecords;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.TopologyFile;

/**
 * Hands a load over to the generator: its output and its exit status are ours. The generator knows nothing of a home; the
 * gateways of the running cluster and viewers with tokens of it are what it gets from here.
 */
@Command(description = "plays under load")
final class LoadCommand implements Callable<Integer> {
    private static final int VIEWERS = 200;
    private static final Duration LONGEST_RUN = Duration.ofDays(3);

    @Parameters(arity = "0..*")
    private List<String> arguments = new ArrayList<>();

    private final LauncherConfig config;
    private final Console console;

    LoadCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        boolean running = !new ProcessRecords(config.home().processes()).alive().isEmpty();
        if (!running && arguments.stream().noneMatch(LoadCommand::needsNoCluster)) {
            console.err().println("not running: ./vrs up starts it; --target loads another one");
            return Exit.FAILED;
        }
        if (!running) {
            return generate(List.of());
        }
        Path tokens =
                config.home().run().resolve("load-" + ProcessHandle.current().pid() + ".tokens");
        try {
            MembershipKeys keys = new MembershipKeys(config.home().keys(), new SecureRandom());
            new VirtualViewers(new MembershipToken(keys))
                    .write(tokens, VIEWERS, console.clock().instant(), LONGEST_RUN);
            return generate(List.of("-Dvrs.load.targets=" + gateways(), "-Dvrs.load.tokens=" + tokens));
        } finally {
            Files.deleteIfExists(tokens);
        }
    }

    private static boolean needsNoCluster(String argument) {
        return argument.startsWith("--target") || argument.equals("--help") || argument.equals("-h");
    }

    private String gateways() throws IOException {
        List<String> origins = TopologyFile.read(config.home().topology("all")).instances().stream()
                .filter(instance -> instance.role() == Role.GATEWAY)
                .map(LoadCommand::origin)
                .toList();
        return String.join(",", origins);
    }

    private static String origin(Instance gateway) {
        return "http://" + gateway.host() + ":" + gateway.port();
    }

    private int generate(List<String> properties) throws IOException {
        Process generator = new ProcessBuilder(JvmCommand.of(config).load(properties, arguments))
                .inheritIO()
                .start();
        // Who ends this command does not want the load to go on.
        Runtime.getRuntime().addShutdownHook(new Thread(generator::destroy));
        try {
            return generator.waitFor();
        } catch (InterruptedException e) {
            generator.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
