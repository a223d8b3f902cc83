package vrs.publisher.member;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vrs.catalog.Revision;
import vrs.catalog.disk.CatalogueSnapshot;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.ControlWatch;
import vrs.control.WithdrawnElsewhere;
import vrs.process.BadSetting;
import vrs.publisher.log.Candidate;
import vrs.publisher.log.Leadership;
import vrs.publisher.log.OwnLog;
import vrs.publisher.stores.FeedTeller;
import vrs.publisher.stores.FollowPace;
import vrs.publisher.stores.StoreFollower;
import vrs.signing.InternalCredential;
import vrs.signing.SignedLines;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** The publisher of one AZ, put together: its log, its door, its stores. The one place that knows all the parts. */
public final class Member implements AutoCloseable {
    private static final Duration SNAPSHOT_MAX = Duration.ofSeconds(10);

    private final MemberConfig config;
    private final Consumer<String> log;
    private final List<Runnable> open = new ArrayList<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("publisher-", 0).factory());
    private final PublisherDoor door;
    private final OwnLog own;
    private final OwnFiles files;
    private final Leading leading;
    private final Denials denials;
    private final List<StoreFollower> stores;
    private final List<StoreLoop> loops = new ArrayList<>();
    private final Catalogue catalogue;
    private Revision snapshotOf = new Revision(Long.MAX_VALUE, 0);

    private Member(MemberConfig config, LongSupplier nanoTicker, MeterRegistry metrics, Consumer<String> log)
            throws IOException {
        this.config = config;
        this.log = log;
        Topology topology = topology(config);
        InternalCredential credential = InternalCredential.read(config.home().resolve("keys/internal.credential"));
        this.files = OwnFiles.open(config, log);
        this.own = new OwnLog(files.journal(), files.committed(), config.keptMax(), this::committed);
        ControlState atRest = ControlState.atRest(topology.azs().getFirst().id());
        Supplier<ControlState> control = new ControlWatch(ControlFile.in(config.home()), atRest, log)
                .keptIn(ControlFile.kept(config.home(), config.instance()))
                .start(clock)::current;
        List<HttpPeer> peers = peers(topology, credential);
        this.leading = new Leading(config.az(), control, new Candidate(own, List.copyOf(peers), executor), log);
        this.denials = new Denials(DenyLists.open(config.home(), config.az(), log), peers, own, executor);
        // Its AZ may have been away: what the others withdrew meanwhile is in force here before anybody asks.
        Set<String> elsewhere =
                new WithdrawnElsewhere(topology, credential, denyKey(config), log, config.patience()).ask();
        if (!elsewhere.isEmpty()) {
            denials.deny(elsewhere);
        }
        AzStores there = AzStores.connect(topology, config.az(), config.redis(), nanoTicker);
        open.add(there::close);
        this.stores = there.stores().stream()
                .map(store -> new StoreFollower(own, store, FollowPace.USUAL, executor))
                .toList();
        FeedTeller feed = new FeedTeller(own, there.feed(), stores);
        stores.forEach(it -> loops.add(new StoreLoop(it, feed, config.checkEvery(), nanoTicker, log)));
        this.catalogue = new Catalogue(
                own, leading, denials, new Origins(config.home().resolve("data/origin")), config.patience());
        this.door = PublisherDoor.open(
                config.port(), credential, InternalCredential.read(config.home().resolve("keys/admin.token")), log);
        gauges(metrics);
    }

    /**
     * Opens files, door and stores, and begins to work.
     *
     * @param log is given lines of {@code key=value}
     */
    public static Member start(
            MemberConfig config, LongSupplier nanoTicker, MeterRegistry metrics, Consumer<String> log)
            throws IOException {
        Member member = new Member(config, nanoTicker, metrics, log);
        member.begin();
        return member;
    }

    private static Topology topology(MemberConfig config) throws IOException {
        try {
            return TopologyFile.read(config.topology());
        } catch (IllegalArgumentException e) {
            throw new BadSetting("vrs.topology", e.getMessage());
        }
    }

    private static PublicKey denyKey(MemberConfig config) throws IOException {
        return SignedLines.readPublicKey(config.home().resolve("keys/deny.public"));
    }

    private List<HttpPeer> peers(Topology topology, InternalCredential credential) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.callMax())
                .executor(executor)
                .build();
        open.add(client::close);
        List<HttpPeer> peers = new ArrayList<>();
        for (Az az : topology.azs()) {
            List<Instance> there = topology.instances(Role.PUBLISHER, az.id());
            if (!az.id().equals(config.az()) && !there.isEmpty()) {
                peers.add(new HttpPeer(client, there.getFirst(), credential, config.callMax()));
            }
        }
        return peers;
    }

    private void gauges(MeterRegistry metrics) {
        metrics.gauge("vrs.publisher.leads", leading, it -> it.leadership().isPresent() ? 1 : 0);
        metrics.gauge("vrs.publisher.commit", own, it -> it.commit().counter());
        for (StoreFollower store : stores) {
            metrics.gauge(
                    "vrs.publisher.store.behind",
                    List.of(Tag.of("store", store.technology())),
                    store,
                    it -> Math.max(0, own.commit().counter() - it.position().counter()));
            metrics.gauge(
                    "vrs.publisher.store.repaired",
                    List.of(Tag.of("store", store.technology())),
                    store,
                    StoreFollower::repaired);
        }
    }

    private void begin() {
        Operators operators = new Operators(config.az(), own, leading, catalogue, denials, stores, this::writeSnapshot);
        door.start(own, denials, operators);
        for (StoreLoop loop : loops) {
            Thread thread = Thread.ofPlatform().daemon().name("store").start(loop);
            open.addFirst(thread::interrupt);
        }
        every(config.beatEvery(), leading::turn);
        every(config.checkEvery(), this::lookAfterDenials);
        every(config.tellAwayEvery(), denials::tellAway);
        every(config.snapshotEvery(), this::snapshotIfNew);
    }

    private void every(Duration period, Runnable action) {
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        log.accept("event=publisher-failed error=\""
                                + String.valueOf(e.getMessage()).replace('"', '\'') + "\"");
                    }
                },
                0,
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void committed() {
        // While this is being put together there is nobody to tell yet.
        if (loops != null) {
            loops.forEach(StoreLoop::wake);
        }
    }

    private void lookAfterDenials() {
        denials.followLog();
        denials.tellOthers();
        if (leading.leadership()
                .filter(it -> it.standing() instanceof Leadership.Standing.Majority)
                .isPresent()) {
            catalogue.bury(denials.waiting());
        }
    }

    private void snapshotIfNew() {
        if (!own.commit().equals(snapshotOf)) {
            writeSnapshot();
        }
    }

    private synchronized String writeSnapshot() {
        Revision now = own.commit();
        CatalogueSnapshot.Outcome outcome = CatalogueSnapshot.write(files.store(), config.snapshot(), SNAPSHOT_MAX);
        if (outcome instanceof CatalogueSnapshot.Outcome.Complete) {
            snapshotOf = now;
        } else {
            log.accept("event=catalogue-snapshot-failed outcome=\"" + outcome + "\"");
        }
        return outcome.toString();
    }

    /** Where it is spoken to. */
    public int port() {
        return door.port();
    }

    @Override
    public void close() throws IOException {
        door.close();
        clock.shutdownNow();
        open.forEach(Runnable::run);
        executor.shutdownNow();
        files.close();
    }
}
