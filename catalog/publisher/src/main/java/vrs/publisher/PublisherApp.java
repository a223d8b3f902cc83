package vrs.publisher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vrs.catalog.VideoSchema;
import vrs.process.BadSetting;

/** The command line of the publisher. */
@Command(name = "publisher", description = "Writes the catalogue.")
final class PublisherApp {
    private final Supplier<PublisherConfig> config;
    private final LongSupplier nanoTicker;
    private final Pause pause;
    private final Console console;

    /** @param config asked once per command; throws {@link BadSetting} */
    PublisherApp(Supplier<PublisherConfig> config, LongSupplier nanoTicker, Pause pause, Console console) {
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.pause = pause;
        this.console = console;
    }

    /** Runs one command to its exit status. */
    int run(String... arguments) {
        return new CommandLine(this)
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure))
                .execute(arguments);
    }

    private int failed(Exception failure) {
        console.err().println("publisher: " + said(failure));
        return failure instanceof BadSetting ? Exit.USAGE : Exit.REFUSED;
    }

    /** The messages of file errors are often nothing but the path. */
    private static String said(Exception failure) {
        return failure instanceof IOException
                ? failure.getClass().getSimpleName().replace("Exception", "") + ": " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Publishes videos, one file each; nothing is written unless all of them are good.")
    int publish(
            @Option(names = "--json", description = "One JSON object on stdout.") boolean json,
            @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files)
            throws IOException {
        return switch (new VideoFiles(VideoSchema.load()).check(files)) {
            case VideoFiles.Checked.Bad(List<Complaint> complaints) -> report(new Outcome.Refused(complaints), json);
            case VideoFiles.Checked.Good(List<VideoFile> good) -> {
                try (Assembly assembly = open()) {
                    yield report(assembly.publishing().publish(good), json);
                }
            }
        };
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Takes a video down, everywhere and for good.")
    int withdraw(
            @Option(names = "--json", description = "One JSON object on stdout.") boolean json,
            @Option(names = "--force", description = "Also a vid that no store knows.") boolean force,
            @Parameters(paramLabel = "VID") String vid)
            throws IOException {
        try (Assembly assembly = open()) {
            return report(assembly.withdrawal().withdraw(vid, force), json);
        }
    }

    @Command(
            name = "seed",
            mixinStandardHelpOptions = true,
            description = "Fills the catalogue from a directory; again it changes nothing.")
    int seed(
            @Option(names = "--json", description = "One JSON object on stdout.") boolean json,
            @Parameters(paramLabel = "DIR") Path directory)
            throws IOException {
        SampleSet samples = SampleSet.read(directory);
        return switch (new VideoFiles(VideoSchema.load()).check(samples.files())) {
            case VideoFiles.Checked.Bad(List<Complaint> complaints) -> report(new Outcome.Refused(complaints), json);
            case VideoFiles.Checked.Good(List<VideoFile> good) -> {
                try (Assembly assembly = open()) {
                    Outcome outcome = assembly.seeding().seed(good, samples.withdrawn());
                    int exit = report(outcome, json);
                    if (exit == Exit.OK) {
                        console.progress("seeded: the catalogue holds " + directory);
                    }
                    yield exit;
                }
            }
        };
    }

    private Assembly open() throws IOException {
        return Assembly.open(config.get(), nanoTicker, pause, console::progress);
    }

    private int report(Outcome outcome, boolean json) {
        if (json) {
            console.out().println(new JsonReport().text(outcome));
        } else {
            new TextReport(console).print(outcome);
        }
        return Exit.of(outcome);
    }
}
