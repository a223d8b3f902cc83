package vrs.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vrs.local.cluster.LauncherConfig;

/** What the operators decided: shown, set, looked back upon, taken back. */
@Command(description = "shows and sets the control state; docs/control.md has the keys")
final class ControlCommand implements Callable<Integer> {
    private final Console console;

    private ControlCommand(Console console) {
        this.console = console;
    }

    static CommandLine of(LauncherConfig config, Console console) {
        return new CommandLine(new ControlCommand(console))
                .addSubcommand("show", new ControlShowCommand(config, console))
                .addSubcommand("set", new ControlSetCommand(config, console))
                .addSubcommand("history", new ControlHistoryCommand(config, console))
                .addSubcommand("undo", new ControlUndoCommand(config, console));
    }

    @Override
    public Integer call() {
        console.err().println("control takes show, set KEY=VALUE..., history or undo");
        return Exit.USAGE;
    }
}
