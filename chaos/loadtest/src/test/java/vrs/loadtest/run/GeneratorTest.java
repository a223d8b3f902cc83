package vrs.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.loadtest.measure.Counts;
import vrs.loadtest.measure.Grade;
import vrs.loadtest.measure.Outcome;
import vrs.loadtest.measure.Validity;
import vrs.loadtest.measure.Verdict;
import vrs.loadtest.measure.VoidRule;
import vrs.loadtest.plan.Arrivals;
import vrs.loadtest.plan.Mix;
import vrs.loadtest.plan.Queries;
import vrs.loadtest.plan.Schedule;
import vrs.loadtest.plan.Viewers;
import vrs.loadtest.report.JsonReport;
import vrs.loadtest.report.TextReport;
import vrs.loadtest.wire.ScriptedServer;
import vrs.loadtest.wire.WireConfig;

@Timeout(60)
class GeneratorTest {
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05Z");
    // How punctual a machine is that runs other tests beside this one is not what is tested here.
    private static final VoidRule LENIENT = new VoidRule(60_000, 1, 1_000);

    private NioEventLoopGroup loops;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        loops = new NioEventLoopGroup(1);
        server = new ScriptedServer();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void run_countsEveryRequestOnce_butNotTheRehearsal() {
        Result result = run(config(List.of("film\t3", "vip\t1"), Duration.ofSeconds(20), LENIENT), () -> 0);
        Counts counts = result.counts();

        assertThat(counts.handedOver()).isEqualTo(200);
        assertThat(server.heads()).hasSize(201);
        assertThat(counts.ended(kind -> kind.outcome().equals(new Outcome.Answered(Grade.FULL))))
                .isEqualTo(counts.ended(Verdict.ANSWERED))
                .isBetween(110L, 180L);
        assertThat(counts.ended(Verdict.ANSWERED) + counts.ended(Verdict.REFUSED))
                .isEqualTo(200);
        assertThat(result.startedAt()).isEqualTo(TODAY);
        assertThat(result.validity()).isEqualTo(new Validity.Valid());
    }

    @Test
    void hungTarget_holdsUpNoRequest_andItsStallIsSeenInTheLatencies() {
        // Closed loops would send one request per connection and see one slow answer.
        Result result = run(config(List.of("wait"), Duration.ofMillis(500), LENIENT), () -> 0);
        Counts counts = result.counts();

        assertThat(counts.ended(kind -> kind.outcome() == Outcome.Unanswered.TIMED_OUT))
                .isEqualTo(200);
        assertThat(counts.merged(kind -> true).getMinValue()).isGreaterThanOrEqualTo(499_000);
        assertThat(counts.seconds()).hasSize(1);
    }

    @Test
    void stalledGenerator_countsFromTheIntendedMoment_andItsRunIsVoid() {
        AtomicLong stallNanos = new AtomicLong();
        Clocks clocks =
                new Clocks(Clock.fixed(TODAY, ZoneOffset.UTC), () -> System.nanoTime() + stallNanos.get(), () -> 0);
        LoadConfig config = config(List.of("film"), Duration.ofMinutes(5), new VoidRule(5_000, 0.01, 1_000));
        Result result = new Generator(
                        config,
                        clocks,
                        loops.next(),
                        progress -> stallNanos.set(Duration.ofSeconds(10).toNanos()))
                .start()
                .join();
        Counts counts = result.counts();

        assertThat(counts.handedOver()).isEqualTo(200);
        assertThat(counts.late()).isGreaterThan(50);
        assertThat(counts.lateness().getMaxValue()).isGreaterThan(9_000_000);
        assertThat(counts.merged(kind -> true).getValueAtPercentile(99)).isGreaterThan(9_000_000);
        assertThat(result.validity()).isInstanceOf(Validity.Void.class);
    }

    @Test
    void generatorThatNeededTooMuch_makesItsRunVoid() {
        AtomicLong cpu = new AtomicLong();
        Result result = run(
                config(List.of("film"), Duration.ofSeconds(20), new VoidRule(60_000, 1, 0.7)),
                () -> cpu.getAndAdd(Duration.ofHours(1).toNanos()));

        assertThat(result.validity()).isInstanceOf(Validity.Void.class);
        assertThat(TextReport.lines(result).getFirst()).startsWith("VOID: the generator itself needed");
    }

    @Test
    void reports_sayWhatWasCounted() throws IOException, DataFormatException {
        LoadConfig config = config(List.of("film\t3", "vip\t1"), Duration.ofSeconds(20), LENIENT);
        Result result = run(config, () -> 0);
        JsonNode json = new ObjectMapper().readTree(new JsonReport().write(config, result));
        JsonNode first = json.path("outcomes").path(0);
        byte[] packed = Base64.getDecoder().decode(first.path("histogram").asText());
        Histogram decoded = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(packed), 1);

        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("requests").asLong()).isEqualTo(200);
        assertThat(json.path("answered").asLong() + json.path("refused").asLong())
                .isEqualTo(200);
        assertThat(first.path("outcome").asText()).isEqualTo("full");
        assertThat(decoded.getTotalCount())
                .isEqualTo(first.path("count").asLong())
                .isPositive();
        assertThat(json.path("seconds").path(0).path("answered").asLong())
                .isEqualTo(json.path("answered").asLong());
        assertThat(String.join("\n", TextReport.lines(result)))
                .contains("200 requests in")
                .contains("403 vip-required");
    }

    private Result run(LoadConfig config, LongSupplier cpuNanos) {
        Clocks clocks = new Clocks(Clock.fixed(TODAY, ZoneOffset.UTC), System::nanoTime, cpuNanos);
        return new Generator(config, clocks, loops.next(), progress -> {})
                .start()
                .join();
    }

    private LoadConfig config(List<String> words, Duration timeout, VoidRule rule) {
        return new LoadConfig(
                new Arrivals.Constant(400, Duration.ofMillis(500)),
                Schedule.Pace.EVEN,
                Queries.WordList.parse(words),
                Mix.parse("play=1"),
                new Viewers(List.of(), 0),
                new WireConfig(List.of(server.target()), timeout, 8, 1_000, Duration.ofSeconds(20), 10_000),
                rule,
                Duration.ofMillis(100),
                1);
    }
}
