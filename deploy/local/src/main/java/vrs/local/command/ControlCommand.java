package vrs.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vrs.control.ControlFile;
import vrs.control.ControlFormat;
import vrs.control.ControlState;
import vrs.local.cluster.LauncherConfig;
import vrs.topology.Az;
import vrs.topology.TopologyFile;

/** Shows and changes what the operators decided. */
@Command(
        name = "control",
        description = "shows or sets the control state: publisher.leader=<az> names the publisher that leads",
        sortOptions = false)
final class ControlCommand implements Callable<Integer> {
    @Parameters(arity = "1..2", paramLabel = "show | set KEY=VALUE", description = "publisher.leader=<az>")
    private List<String> words;

    private final LauncherConfig config;
    private final Console console;

    ControlCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(config.home().topology("all"))) {
            console.err().println("there is no cluster yet: ./vrs up makes one");
            return Exit.FAILED;
        }
        List<String> azs = TopologyFile.read(config.home().topology("all")).azs().stream()
                .map(Az::id)
                .toList();
        ControlFile file = new ControlFile(ControlFile.in(config.home().root()), ControlState.atRest(azs.getFirst()));
        return switch (words.getFirst()) {
            case "show" -> show(file.read());
            case "set" -> set(file, azs);
            default -> refused("\"" + words.getFirst() + "\" is neither show nor set");
        };
    }

    private int set(ControlFile file, List<String> azs) throws IOException {
        String[] pair = words.size() < 2 ? new String[0] : words.get(1).split("=", 2);
        if (pair.length != 2 || !pair[0].equals(ControlFormat.LEADER)) {
            return refused("set takes " + ControlFormat.LEADER + "=<az>");
        }
        if (!azs.contains(pair[1])) {
            return refused("no AZ " + pair[1] + "; there are " + String.join(", ", azs));
        }
        return show(file.change(
                state -> state.lead(pair[1], operator(), console.clock().millis())));
    }

    /** Whose name stands in the log. */
    private String operator() {
        String name = config.environment().getOrDefault("VRS_OPERATOR", System.getProperty("user.name", ""));
        String plain = name.replaceAll("[^A-Za-z0-9_.@-]", "");
        return plain.isEmpty() ? "unknown" : plain.substring(0, Math.min(plain.length(), 64));
    }

    private int show(ControlState state) {
        console.out()
                .print(ControlFormat.write(state)
                        .lines()
                        .skip(1)
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        return Exit.OK;
    }

    private int refused(String line) {
        console.err().println(line);
        return Exit.USAGE;
    }
}
