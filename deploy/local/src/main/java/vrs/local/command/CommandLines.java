package vrs.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vrs.local.cluster.LauncherConfig;
import vrs.local.home.HomeRefused;

/** The commands of {@code ./vrs} in one place. */
public final class CommandLines {
    @Command(name = "vrs", subcommands = CommandLine.HelpCommand.class)
    private static final class Root {}

    /** Those that answer for their options themselves. */
    private static final Set<String> OTHERS = Set.of("publish", "withdraw", "load", "help");

    private CommandLines() {}

    /** All of them. A complaint is one line; a stack trace means a bug. */
    public static CommandLine of(LauncherConfig config, Console console) {
        CommandLine root = new CommandLine(new Root());
        root.addSubcommand("up", new UpCommand(config, console));
        root.addSubcommand("down", new DownCommand(config, console));
        root.addSubcommand("status", new StatusCommand(config, console));
        for (String verb : new String[] {"stop", "start"}) {
            root.addSubcommand(verb, new TargetCommand(verb, config, console));
        }
        root.addSubcommand("restart", new RestartCommand(config, console));
        root.addSubcommand("fault", new FaultCommand(config, console));
        root.addSubcommand("control", ControlCommand.of(config, console));
        root.addSubcommand("admin", new AdminCommand(config, console));
        root.addSubcommand("logs", new LogsCommand(config, console));
        root.addSubcommand("token", new TokenCommand(config, console));
        for (String verb : new String[] {"publish", "withdraw"}) {
            CommandLine publisher = new CommandLine(new PublisherCommand(verb, config, console));
            publisher.setUnmatchedOptionsArePositionalParams(true);
            root.addSubcommand(verb, publisher);
        }
        CommandLine load = new CommandLine(new LoadCommand(config, console));
        load.setUnmatchedOptionsArePositionalParams(true);
        root.addSubcommand("load", load);
        root.getSubcommands().forEach((name, command) -> {
            if (!OTHERS.contains(name)) {
                command.getCommandSpec().mixinStandardHelpOptions(true);
            }
        });
        root.setParameterExceptionHandler((failure, args) -> {
            console.err().println(failure.getMessage() + "; see ./vrs help");
            return Exit.USAGE;
        });
        root.setExecutionExceptionHandler((failure, command, result) -> complain(failure, console));
        return root;
    }

    private static int complain(Exception failure, Console console) throws Exception {
        return switch (failure) {
            case IllegalArgumentException e -> {
                console.err().println(e.getMessage());
                yield Exit.USAGE;
            }
            case HomeRefused e -> {
                console.err().println(e.getMessage());
                yield Exit.USAGE;
            }
            case IOException e -> {
                console.err().println(plain(e));
                yield Exit.FAILED;
            }
            case UncheckedIOException e -> {
                console.err().println(plain(e.getCause()));
                yield Exit.FAILED;
            }
            case DirectoryIteratorException e -> {
                console.err().println(plain(e.getCause()));
                yield Exit.FAILED;
            }
            default -> throw failure;
        };
    }

    // Many exceptions of the file system carry only the path.
    static String plain(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + " is closed to you: permission denied";
            case FileAlreadyExistsException there ->
                there.getFile() + " is in the way, it should be a directory: move it away";
            case NotDirectoryException file ->
                file.getFile() + " is in the way, it should be a directory: move it away";
            case NoSuchFileException missing -> missing.getFile() + " is missing";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            case IOException other ->
                other.getMessage() != null && other.getMessage().contains(" ")
                        ? other.getMessage()
                        : other.getClass().getSimpleName() + ": " + other.getMessage();
        };
    }
}
