package vrs.local.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vrs.local.cluster.LauncherConfig;

/** Takes the last change of the control state back, as a new version. */
@Command(
        description = "takes the last change back, as a new version; a second undo brings it again",
        mixinStandardHelpOptions = true)
final class ControlUndoCommand implements Callable<Integer> {
    @Mixin
    private ControlOptions options;

    private final LauncherConfig config;
    private final Console console;

    ControlUndoCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ControlDesk desk = ControlDesk.of(config, console);
        var author = desk.author(options.force);
        return desk.change(
                options, before -> desk.decisions().undo(before, desk.file().history(), author));
    }
}
