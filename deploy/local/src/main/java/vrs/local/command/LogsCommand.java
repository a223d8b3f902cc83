package vrs.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.local.cluster.LauncherConfig;
import vrs.local.cluster.Poll;
import vrs.local.logs.LogTail;
import vrs.local.logs.MergedLines;
import vrs.local.plan.Selection;
import vrs.topology.TopologyFile;

/** Shows what the processes wrote. */
@Command(name = "logs", description = "what the processes wrote")
final class LogsCommand implements Callable<Integer> {
    private static final int MERGED_LINES = 30;
    private static final String SUFFIX = ".log";
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofDays(365);

    @Parameters(arity = "0..1", paramLabel = "PROCESS", description = "a process or TARGET; all when left out")
    private String process = "";

    @Option(names = "-f", description = "go on with what comes")
    private boolean follow;

    private final LauncherConfig config;
    private final Console console;

    LogsCommand(LauncherConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<String> all = present();
        if (all.isEmpty()) {
            console.err().println("no logs in " + config.home().logs());
            return Exit.FAILED;
        }
        if (process.isEmpty()) {
            return show(all);
        }
        if (all.contains(process)) {
            return show(List.of(process));
        }
        return switch (selection()) {
            case Selection.Selected selected -> show(selected.names());
            case Selection.Unknown unknown -> {
                console.err().println(unknown.line());
                yield Exit.USAGE;
            }
        };
    }

    private Selection selection() throws IOException {
        Path topology = config.home().topology("all");
        return Selection.of(
                process, Files.exists(topology) ? TopologyFile.read(topology).instances() : List.of());
    }

    private int show(List<String> names) throws IOException {
        Map<String, LogTail> tails = new LinkedHashMap<>();
        Map<String, List<String>> first = new LinkedHashMap<>();
        for (String name : names) {
            Path file = config.home().log(name);
            boolean single = names.size() == 1;
            long size = Files.exists(file) ? Files.size(file) : 0;
            tails.put(name, single ? LogTail.fromStart(file) : LogTail.from(file, size));
            first.put(name, single ? List.of() : LogTail.last(file, MERGED_LINES));
        }
        print(first);
        boolean more = true;
        while (more) {
            more = printNext(tails);
        }
        if (follow) {
            // Ends with the reader of our output, or by a signal.
            Poll.until(() -> !printNext(tails) && console.out().checkError(), LOOK, LONG);
        }
        return Exit.OK;
    }

    private boolean printNext(Map<String, LogTail> tails) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        tails.forEach((name, tail) -> {
            try {
                lines.put(name, tail.next());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        print(lines);
        return lines.values().stream().anyMatch(list -> !list.isEmpty());
    }

    private void print(Map<String, List<String>> lines) {
        if (lines.size() == 1) {
            lines.values().forEach(list -> list.forEach(console.out()::println));
        } else {
            MergedLines.of(lines).forEach(console.out()::println);
        }
    }

    private List<String> present() throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(config.home().logs())) {
            try (var files = Files.newDirectoryStream(config.home().logs(), "*" + SUFFIX)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    names.add(name.substring(0, name.length() - SUFFIX.length()));
                }
            }
        }
        names.sort(String::compareTo);
        return names;
    }
}
