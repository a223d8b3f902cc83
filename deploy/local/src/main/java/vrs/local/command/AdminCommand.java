package vrs.local.command;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vrs.control.Operators;
import vrs.local.cluster.LauncherConfig;

/** Names the operators, so that the history says who. Whoever owns the home may. */
@Command(name = "admin", description = "names the operators of the control state")
final class AdminCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "add | remove | list", description = "add prints a token, once")
    private String verb;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "of add and remove")
    private Optional<String> name;

    private final LauncherConfig config;
    private final Console console;

    AdminCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        config.home().prepare();
        Operators operators = new Operators(Operators.in(config.home().root()), new SecureRandom());
        return switch (verb + (name.isPresent() ? " NAME" : "")) {
            case "add NAME" -> add(operators, name.get());
            case "remove NAME" -> operators.remove(name.get()) ? Exit.OK : refused("no operator " + name.get());
            case "list" -> list(operators);
            default -> refused("admin takes add NAME, remove NAME or list");
        };
    }

    private int add(Operators operators, String wanted) throws IOException {
        return switch (operators.add(wanted, console.clock().millis())) {
            case Operators.Adding.Added(String token) -> {
                console.out().println(token);
                console.err().println("shown once; with " + OperatorName.TOKEN + " set to it, history says " + wanted);
                yield Exit.OK;
            }
            case Operators.Adding.Refused(String why) -> refused(why);
        };
    }

    private int list(Operators operators) throws IOException {
        operators.all().forEach(it -> console.out()
                .println(it.name() + " since " + Instant.ofEpochMilli(it.addedAtMs())));
        return Exit.OK;
    }

    private int refused(String why) {
        console.err().println(why);
        return Exit.USAGE;
    }
}
