package vrs.publisher;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.process.BadSetting;
import vrs.signing.InternalCredential;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** Puts the client of the publishers together for one command, and takes it apart. */
final class Assembly implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);

    private final PublisherConfig config;
    private final Consumer<String> progress;
    private final ExecutorService executor;
    private final HttpClient client;
    private final Publishers publishers;
    private final ServedWatch watch;

    private Assembly(
            PublisherConfig config,
            LongSupplier nanoTicker,
            Pause pause,
            Consumer<String> progress,
            Topology topology,
            InternalCredential credential,
            InternalCredential admin) {
        this.config = config;
        this.progress = progress;
        this.executor = Executors.newVirtualThreadPerTaskExecutor();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        ControlFile control = new ControlFile(
                ControlFile.in(config.home()),
                ControlState.atRest(topology.azs().getFirst().id()));
        this.publishers =
                new Publishers(config, topology, control, new AdminLine(client, admin), nanoTicker, pause, executor);
        this.watch =
                new ServedWatch(topology, new HttpDashProbe(client, credential), config, nanoTicker, pause, executor);
    }

    static Assembly open(PublisherConfig config, LongSupplier nanoTicker, Pause pause, Consumer<String> progress)
            throws IOException {
        Topology topology = topology(config);
        InternalCredential credential = InternalCredential.read(config.key("internal.credential"));
        InternalCredential admin = InternalCredential.read(config.key("admin.token"));
        return new Assembly(config, nanoTicker, pause, progress, topology, credential, admin);
    }

    private static Topology topology(PublisherConfig config) throws IOException {
        try {
            return TopologyFile.read(config.topology());
        } catch (IllegalArgumentException e) {
            throw new BadSetting("vrs.topology", e.getMessage());
        }
    }

    Publishing publishing() {
        return new Publishing(publishers, config.askTimeout(), watch, progress);
    }

    Withdrawal withdrawal() {
        return new Withdrawal(publishers, config.askTimeout(), watch, progress);
    }

    Seeding seeding() {
        return new Seeding(publishers, config.seedWait());
    }

    @Override
    public void close() {
        client.close();
        executor.close();
    }
}
