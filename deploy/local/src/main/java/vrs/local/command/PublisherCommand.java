package vrs.local.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vrs.local.cluster.JvmCommand;
import vrs.local.cluster.LauncherConfig;
import vrs.local.supervise.ProcessRecords;

/** Hands a command over to the publisher: its output and its exit status are ours. */
@Command(description = "writes the catalogue")
final class PublisherCommand implements Callable<Integer> {
    @Parameters(arity = "0..*")
    private List<String> arguments = new ArrayList<>();

    private final String verb;
    private final LauncherConfig config;
    private final Console console;

    PublisherCommand(String verb, LauncherConfig config, Console console) {
        this.verb = verb;
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (new ProcessRecords(config.home().processes()).alive().isEmpty()) {
            console.err().println("not running: ./vrs up starts it");
            return Exit.FAILED;
        }
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(arguments);
        Process publisher = new ProcessBuilder(JvmCommand.of(config).publisher(words))
                .inheritIO()
                .start();
        try {
            return publisher.waitFor();
        } catch (InterruptedException e) {
            publisher.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
