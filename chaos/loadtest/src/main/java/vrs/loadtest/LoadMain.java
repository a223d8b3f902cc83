package vrs.loadtest;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import picocli.CommandLine;
import vrs.loadtest.run.Clocks;

/** The load generator behind {@code ./vrs load}. */
public final class LoadMain {
    private LoadMain() {}

    public static void main(String[] args) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Clocks clocks = new Clocks(Clock.systemUTC(), System::nanoTime, system::getProcessCpuTime);
        System.exit(commandLine(new LoadCommand(clocks, System.out, System.err)).execute(args));
    }

    /** A complaint is one line; a stack trace means a bug. */
    static CommandLine commandLine(LoadCommand command) {
        CommandLine line = new CommandLine(command);
        line.setParameterExceptionHandler((failure, args) -> {
            command.complain(failure.getMessage() + "; see ./vrs load --help");
            return LoadCommand.USAGE;
        });
        line.setExecutionExceptionHandler((failure, any, result) -> {
            if (failure instanceof IllegalArgumentException || failure instanceof IOException) {
                command.complain(failure.getMessage());
                return LoadCommand.USAGE;
            }
            throw failure;
        });
        return line;
    }
}
