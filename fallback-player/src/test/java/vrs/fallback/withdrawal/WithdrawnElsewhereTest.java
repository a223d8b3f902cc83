package vrs.fallback.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.signing.InternalCredential;
import vrs.signing.SignedLines;

class WithdrawnElsewhereTest {
    private static final InternalCredential CREDENTIAL = InternalCredential.of("0123456789abcdef");

    @TempDir
    private Path directory;

    private final KeyPair keys = keys();
    private final HttpServer server = server();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void publishersOfTheTopology_areAsked_andTheirVidsStayBesideTheFile() throws IOException {
        answer("/denied", SignedLines.sign(List.of("vrs-deny 1", "version 7", "film"), keys.getPrivate()));
        DenyListWatch watch = new DenyListWatch(directory.resolve("deny.list"), keys.getPublic(), _ -> {});

        watch.knowing(ask());

        assertThat(watch.current().isWithdrawn("film")).isTrue();
        Files.writeString(
                directory.resolve("deny.list"),
                SignedLines.sign(List.of("vrs-deny 1", "version 1", "other"), keys.getPrivate()));
        watch.look();
        assertThat(watch.current().vids()).containsExactlyInAnyOrder("film", "other");
    }

    @Test
    void forgedList_isNothing() throws IOException {
        answer("/denied", SignedLines.sign(List.of("vrs-deny 1", "version 7", "film"), keys().getPrivate()));

        assertThat(ask()).isEmpty();
    }

    @Test
    void nobodyThere_isNothing() throws IOException {
        server.stop(0);

        assertThat(ask()).isEmpty();
    }

    private Set<String> ask() throws IOException {
        Path topology = directory.resolve("topology");
        Files.write(
                topology,
                List.of(
                        "az r1-az1 r1",
                        "instance r1-az1-publisher-1 publisher r1-az1 - vm private 127.0.0.1 "
                                + server.getAddress().getPort() + " internal="
                                + server.getAddress().getPort() + " later=1",
                        "instance r1-az1-drm-1 drm r1-az1 - vm private 127.0.0.1 1"));
        return WithdrawnElsewhere.read(topology, CREDENTIAL, keys.getPublic(), Duration.ofSeconds(30))
                .ask();
    }

    private void answer(String path, String text) {
        server.createContext(path, exchange -> {
            boolean isKnown = CREDENTIAL.matches(exchange.getRequestHeaders().getFirst(InternalCredential.HEADER));
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isKnown ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
