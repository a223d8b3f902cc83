package vrs.loadtest;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vrs.loadtest.measure.Validity;
import vrs.loadtest.measure.VoidRule;
import vrs.loadtest.plan.Mix;
import vrs.loadtest.plan.Queries;
import vrs.loadtest.plan.Viewers;
import vrs.loadtest.report.JsonReport;
import vrs.loadtest.report.TextReport;
import vrs.loadtest.run.Clocks;
import vrs.loadtest.run.Generator;
import vrs.loadtest.run.LoadConfig;
import vrs.loadtest.run.Progress;
import vrs.loadtest.run.Result;
import vrs.loadtest.wire.Target;
import vrs.loadtest.wire.WireConfig;

/** Plays under load, and says what the viewers got. */
@Command(
        name = "./vrs load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Plays under load: open loop, so that an answer that comes late delays no other request.",
        footer = "Ends with 0; with 1 when the run is void; with 2 when it was asked for what cannot be done.")
final class LoadCommand implements Callable<Integer> {
    static final int USAGE = 2;
    private static final int VOID = 1;
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final int WAITING_MAX = 20_000;
    private static final int ANSWER_BYTES_MAX = 1 << 20;

    @Mixin
    private Profile profile;

    @Option(
            names = "--target",
            split = ",",
            defaultValue = "${sys:vrs.load.targets:-}",
            paramLabel = "http://HOST:PORT",
            description = "where to ask, in turn (the gateways of the running cluster)")
    private List<String> targets;

    @Option(
            names = "--mix",
            defaultValue = "play=80,autoplay=10,preload=10",
            paramLabel = "play=80,…",
            description = "the traffic classes by weight (play=80,autoplay=10,preload=10)")
    private String mix;

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description =
                    "word list: a vid or the query of a /dash a line, optionally a tab and a weight (the samples)")
    private Path queries;

    @Option(
            names = "--tokens",
            defaultValue = "${sys:vrs.load.tokens:-}",
            paramLabel = "FILE",
            description = "membership tokens, one a line (viewers of the running cluster, every other one VIP)")
    private String tokens;

    @Option(
            names = "--anonymous",
            defaultValue = "0.3",
            paramLabel = "0..1",
            description = "the share of viewers without membership (0.3)")
    private double anonymousShare;

    @Option(
            names = "--timeout-ms",
            defaultValue = "5000",
            paramLabel = "N",
            description = "no answer so long after its moment is none (5000)")
    private long timeoutMs;

    @Option(
            names = "--connections",
            defaultValue = "256",
            paramLabel = "N",
            description = "at most so many to one target (256)")
    private int connectionsMax;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "of all that is drawn (1)")
    private long seed;

    @Option(names = "--json", description = "the report as JSON")
    private boolean json;

    private final Clocks clocks;
    private final PrintStream out;
    private final PrintStream err;

    LoadCommand(Clocks clocks, PrintStream out, PrintStream err) {
        this.clocks = clocks;
        this.out = out;
        this.err = err;
    }

    void complain(String line) {
        err.println(line);
    }

    @Override
    public Integer call() throws IOException {
        LoadConfig config = config();
        err.printf(
                Locale.ROOT,
                "about %.0f requests to %d targets, seed %d%n",
                config.arrivals().total(),
                config.wire().targets().size(),
                seed);
        Result result = run(config);
        List<String> reasons =
                switch (result.validity()) {
                    case Validity.Valid() -> List.of();
                    case Validity.Void(List<String> why) -> why;
                };
        if (json) {
            out.println(new JsonReport().write(config, result));
            reasons.forEach(reason -> err.println("void: " + reason));
        } else {
            TextReport.lines(result).forEach(out::println);
        }
        return reasons.isEmpty() ? 0 : VOID;
    }

    private LoadConfig config() throws IOException {
        List<Target> places = targets.stream()
                .filter(text -> !text.isBlank())
                .map(Target::parse)
                .toList();
        return new LoadConfig(
                profile.arrivals(),
                profile.pace(),
                Queries.WordList.parse(queries == null ? sampleQueries() : read(queries)),
                Mix.parse(mix),
                new Viewers(tokens.isEmpty() ? List.of() : read(Path.of(tokens)), anonymousShare),
                new WireConfig(
                        places, Duration.ofMillis(timeoutMs), connectionsMax, WAITING_MAX, IDLE, ANSWER_BYTES_MAX),
                VoidRule.usual(),
                PROGRESS_EVERY,
                seed);
    }

    private Result run(LoadConfig config) throws IOException {
        EventLoopGroup loops = new NioEventLoopGroup(1);
        try {
            return new Generator(config, clocks, loops.next(), this::tell)
                    .start()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the run broke off", e.getCause());
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private void tell(Progress progress) {
        err.printf(
                Locale.ROOT,
                "%4d s: %d sent, %d ended, %d failed%s%n",
                progress.elapsed().toSeconds(),
                progress.handedOver(),
                progress.ended(),
                progress.failed(),
                progress.worst().map(label -> ", most of them " + label).orElse(""));
    }

    private static List<String> read(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file, e);
        }
    }

    private static List<String> sampleQueries() throws IOException {
        try (InputStream in = LoadCommand.class.getResourceAsStream("samples.queries")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
