package vrs.fallback;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import vrs.fallback.answer.Answers;
import vrs.fallback.files.MainName;
import vrs.fallback.files.OwnCloud;
import vrs.fallback.http.Counters;
import vrs.fallback.http.Drain;
import vrs.fallback.http.FrontHandler;
import vrs.fallback.http.HttpPort;
import vrs.fallback.http.ManagementHandler;
import vrs.fallback.snapshot.SnapshotReader;
import vrs.fallback.snapshot.SnapshotWatch;
import vrs.fallback.switches.SwitchesWatch;
import vrs.fallback.viewer.KeySet;
import vrs.fallback.viewer.Membership;
import vrs.fallback.viewer.TerritoryTable;
import vrs.fallback.viewer.TokenRules;
import vrs.fallback.withdrawal.DenyListWatch;
import vrs.fallback.withdrawal.WithdrawnElsewhere;
import vrs.signing.HmacKeys;
import vrs.signing.InternalCredential;
import vrs.signing.PlaybackTokens;
import vrs.signing.SignedLines;

/** Starts the fallback player. It needs its files and nothing else; a bad setting is one line and exit status 2. */
public final class FallbackMain {
    private static final int BAD_SETTING = 2;
    private static final int TOKENS_REMEMBERED_MAX = 20_000;
    private static final long DENY_LIST_PERIOD_MS = 200;
    private static final long SWITCHES_PERIOD_MS = 200;
    private static final long SNAPSHOT_PERIOD_MS = 1_000;
    /** Until gateways, which ask each second at the latest, have seen that this process is not ready any more. */
    private static final long GO_ON_MS = 1_500;

    private static final long FINISH_MS = 2_000;

    private FallbackMain() {}

    public static void main(String[] arguments) throws Exception {
        try {
            start(FallbackConfig.from(System::getProperty));
        } catch (FallbackConfig.Bad | BindException e) {
            System.err.println(System.getProperty("vrs.instance", "fallback") + ": " + e.getMessage());
            System.exit(BAD_SETTING);
        }
    }

    private static void start(FallbackConfig config) throws IOException, InterruptedException {
        Clock clock = Clock.offset(Clock.systemUTC(), config.clockOffset());
        Consumer<String> log = line -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            System.out.println("ts=" + now + " level=INFO instance=" + config.instance() + " " + line);
        };
        Path keys = config.home().resolve("keys");
        SnapshotWatch snapshot = new SnapshotWatch(
                config.home().resolve("data").resolve(config.az()).resolve("snapshot/fallback.snapshot"),
                new SnapshotReader(config.snapshotBytesMax()),
                log);
        InternalCredential credential = InternalCredential.read(keys.resolve("internal.credential"));
        PublicKey denyKey = SignedLines.readPublicKey(keys.resolve("deny.public"));
        DenyListWatch denyList = new DenyListWatch(
                config.home().resolve("control").resolve(config.az()).resolve("deny.list"), denyKey, log);
        denyList.knowing(WithdrawnElsewhere.read(config.topology(), credential, denyKey, WithdrawnElsewhere.PATIENCE)
                .ask());
        SwitchesWatch switches = new SwitchesWatch(config.home().resolve("control/control.state"), log);
        switches.look();
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("looks").factory());
        looks.scheduleWithFixedDelay(denyList::look, 0, DENY_LIST_PERIOD_MS, TimeUnit.MILLISECONDS);
        looks.scheduleWithFixedDelay(switches::look, 0, SWITCHES_PERIOD_MS, TimeUnit.MILLISECONDS);
        looks.scheduleWithFixedDelay(snapshot::look, 0, SNAPSHOT_PERIOD_MS, TimeUnit.MILLISECONDS);

        Answers answers = new Answers(
                snapshot::current,
                vid -> denyList.current().vids().contains(vid),
                () -> switches.current().isDashDegraded(),
                new Membership(
                        KeySet.read(keys.resolve("jwks.json")),
                        TokenRules.read(keys.resolve("jwt.properties")),
                        clock,
                        TOKENS_REMEMBERED_MAX),
                TerritoryTable.read(config.home().resolve("run/territories")),
                new PlaybackTokens(HmacKeys.read(keys.resolve("playback.keys")), clock),
                new Answers.Place(config.az(), config.instance(), MainName.origin(config.topology(), config.az())),
                clock);
        Readiness ready = new Readiness(
                () -> snapshot.current().isPresent(),
                OwnCloud.of(config.topology(), config.instance()),
                switches::current);
        Counters counters = new Counters(snapshot::current, snapshot::refused, clock);
        EventLoopGroup loops = new NioEventLoopGroup(1);
        // Apart, so that a flood of players does not make the process look dead.
        HttpPort management = new HttpPort(config.http(), counters, new AtomicInteger(), () -> false);
        HttpPort port = new HttpPort(config.http(), counters, counters.connections(), ready::isDraining);
        FrontHandler front = new FrontHandler(
                answers,
                credential,
                ready,
                counters,
                () -> Math.min(
                        config.inFlightMax(), switches.current().inFlightMax().orElse(config.inFlightMax())),
                System::nanoTime);
        management.listen(config.managementPort(), new ManagementHandler(ready, counters), loops);
        Channel traffic = port.listen(config.port(), front, loops);
        log.accept("event=started port=" + config.port());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ready.drain();
            log.accept("event=draining");
            try {
                new Drain(loops, counters::answersInFlight).end(traffic, GO_ON_MS, FINISH_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
