package vrs.local.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vrs.local.cluster.LauncherConfig;

/** Shows every key with what is in force, and whether that was set or holds at rest. */
@Command(description = "every key with what is in force", mixinStandardHelpOptions = true)
final class ControlShowCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as one object")
    private boolean json;

    private final LauncherConfig config;
    private final Console console;

    ControlShowCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ControlDesk desk = ControlDesk.of(config, console);
        var state = desk.file().read();
        console.out()
                .print(json ? ControlJson.sheet(state, desk.rows(state)) : ControlText.sheet(state, desk.rows(state)));
        return Exit.OK;
    }
}
