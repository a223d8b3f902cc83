package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vrs.signing.InternalCredential;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

class WithdrawnElsewhereTest {
    private static final InternalCredential CREDENTIAL = InternalCredential.of("0123456789abcdef");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Az AZ = new Az("r1-az1", "r1");

    private final KeyPair keys = TestDenyKeys.make();
    private final List<String> log = new ArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void genuineLists_areJoined_andForgedOnesAreNot() throws IOException {
        serve(DenyListFormat.write(new DenyList(4, Set.of("a", "b")), keys.getPrivate()));
        serve(DenyListFormat.write(new DenyList(1, Set.of("c")), keys.getPrivate()));
        serve(DenyListFormat.write(
                new DenyList(9, Set.of("innocent")), TestDenyKeys.make().getPrivate()));

        assertThat(ask(LONG)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(log).containsExactly("event=deny-list-asked publishers=3 answered=2 withdrawn=3");
    }

    @Test
    void publisherThatHangs_isNotWaitedFor() throws IOException {
        hang();

        assertThat(ask(SHORT)).isEmpty();
        assertThat(log).containsExactly("event=deny-list-asked publishers=1 answered=0 withdrawn=0");
    }

    @Test
    void nobodyThere_isNothing() throws IOException {
        serve("");
        servers.getFirst().stop(0);

        assertThat(ask(LONG)).isEmpty();
    }

    private Set<String> ask(Duration patience) {
        return new WithdrawnElsewhere(
                        new Topology(List.of(AZ), instances, List.of(), List.of()),
                        CREDENTIAL,
                        keys.getPublic(),
                        log::add,
                        patience)
                .ask();
    }

    private void serve(String text) throws IOException {
        server().createContext("/denied", exchange -> {
            boolean isKnown = CREDENTIAL.matches(exchange.getRequestHeaders().getFirst(InternalCredential.HEADER));
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isKnown ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void hang() throws IOException {
        server().createContext("/denied", _ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        servers.add(server);
        instances.add(new Instance(
                "publisher-" + servers.size(),
                Role.PUBLISHER,
                AZ.id(),
                "-",
                "vm",
                "private",
                "127.0.0.1",
                server.getAddress().getPort()));
        return server;
    }
}
