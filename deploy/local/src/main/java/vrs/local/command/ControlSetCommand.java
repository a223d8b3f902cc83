package vrs.local.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vrs.local.cluster.LauncherConfig;

/** Sets keys of the control state, all of them as one version or none. */
@Command(description = "sets keys, all of them as one version or none", mixinStandardHelpOptions = true)
final class ControlSetCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "KEY=VALUE",
            description = "such as az.r1-az1=drained; KEY=default takes a key back to what holds at rest")
    private List<String> words;

    @Mixin
    private ControlOptions options;

    private final LauncherConfig config;
    private final Console console;

    ControlSetCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String word : words) {
            String[] pair = word.split("=", 2);
            if (pair.length != 2 || wanted.put(pair[0], pair[1]) != null) {
                console.err().println(pair[0] + (pair.length != 2 ? ": set takes KEY=VALUE" : " is set twice"));
                return Exit.USAGE;
            }
        }
        ControlDesk desk = ControlDesk.of(config, console);
        var author = desk.author(options.force);
        return desk.change(options, before -> desk.decisions().set(before, wanted, author));
    }
}
