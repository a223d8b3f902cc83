package vrs.faults;

import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vrs.process.BadSetting;

/** The programs of this module: the fault proxy, and the one that gives it orders. */
public final class FaultMain {
    private static final int USAGE = 2;
    private static final int FAILED = 1;

    @Command(name = "faults", mixinStandardHelpOptions = true)
    private static final class Root {}

    private FaultMain() {}

    public static void main(String[] args) {
        int exit = commandLine(new ProxyCommand(Clock.systemUTC(), System::nanoTime))
                .execute(args);
        if (exit != ProxyCommand.GOES_ON) {
            System.exit(exit);
        }
    }

    /** A complaint is one line; a stack trace means a bug. */
    static CommandLine commandLine(ProxyCommand proxy) {
        CommandLine line = new CommandLine(new Root());
        line.addSubcommand("proxy", proxy);
        line.addSubcommand("inject", new InjectCommand(System.out));
        line.setParameterExceptionHandler((failure, args) -> {
            System.err.println(failure.getMessage());
            return USAGE;
        });
        line.setExecutionExceptionHandler((failure, command, result) -> switch (failure) {
            case BadSetting bad -> complain(bad, USAGE);
            case IllegalArgumentException bad -> complain(bad, USAGE);
            case IOException broken -> complain(broken, FAILED);
            default -> throw failure;
        });
        return line;
    }

    private static int complain(Exception failure, int exit) {
        System.err.println(System.getProperty("vrs.instance", "faults") + ": " + failure.getMessage());
        return exit;
    }
}
