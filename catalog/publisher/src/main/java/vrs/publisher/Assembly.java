package vrs.publisher;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.process.BadSetting;
import vrs.signing.InternalCredential;
import vrs.topology.Az;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** Puts the publisher together for one command, and takes it apart. Holds the lock in between. */
final class Assembly implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);

    private final PublisherConfig config;
    private final Consumer<String> progress;
    private final PublisherLock lock;
    private final ExecutorService executor;
    private final HttpClient client;
    private final AzStores stores;
    private final ChangeWriter writer;
    private final RevisionBook revisions;
    private final Origins origins;
    private final DenyLists denyLists;
    private final ServedWatch watch;

    private Assembly(
            PublisherConfig config,
            LongSupplier nanoTicker,
            Pause pause,
            Consumer<String> progress,
            Topology topology,
            DenyLists denyLists,
            InternalCredential credential,
            PublisherLock lock) {
        this.config = config;
        this.progress = progress;
        this.lock = lock;
        this.denyLists = denyLists;
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        this.stores = AzStores.open(topology, executor, System::nanoTime);
        this.writer = new ChangeWriter(stores, config.writeTimeout());
        this.revisions = new RevisionBook(config.lastRevision());
        this.origins = new Origins(config.origins());
        this.watch =
                new ServedWatch(topology, new HttpDashProbe(client, credential), config, nanoTicker, pause, executor);
    }

    static Assembly open(PublisherConfig config, LongSupplier nanoTicker, Pause pause, Consumer<String> progress)
            throws IOException {
        Topology topology = topology(config);
        List<String> azs = topology.azs().stream().map(Az::id).toList();
        InternalCredential credential = InternalCredential.read(config.key("internal.credential"));
        DenyLists denyLists = DenyLists.open(config, azs, progress);
        PublisherLock lock = PublisherLock.take(config.lock(), progress);
        return new Assembly(config, nanoTicker, pause, progress, topology, denyLists, credential, lock);
    }

    private static Topology topology(PublisherConfig config) throws IOException {
        try {
            return TopologyFile.read(config.topology());
        } catch (IllegalArgumentException e) {
            throw new BadSetting("vrs.topology", e.getMessage());
        }
    }

    Publishing publishing() {
        Holdings holdings = new Holdings(stores, config.askTimeout());
        return new Publishing(config, stores, holdings, writer, revisions, origins, denyLists, watch, progress);
    }

    Withdrawal withdrawal() {
        Holdings holdings = new Holdings(stores, config.askTimeout());
        return new Withdrawal(config, stores, holdings, writer, revisions, denyLists, watch, progress);
    }

    Seeding seeding() {
        Levelling levelling = new Levelling(stores, config.writeTimeout());
        return new Seeding(config, stores, levelling, writer, revisions, origins, denyLists, progress);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            stores.close();
            client.close();
            executor.close();
        }
    }
}
