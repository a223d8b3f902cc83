package vrs.local.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vrs.control.ControlEntry;
import vrs.local.cluster.LauncherConfig;

/** Shows who changed what and when, the newest last. */
@Command(description = "who changed what and when, the newest last", mixinStandardHelpOptions = true)
final class ControlHistoryCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as an array of objects")
    private boolean json;

    private final LauncherConfig config;
    private final Console console;

    ControlHistoryCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<ControlEntry> entries = ControlDesk.of(config, console).file().history();
        console.out().print(json ? ControlJson.history(entries) : ControlText.history(entries));
        return Exit.OK;
    }
}
