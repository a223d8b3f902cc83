package vrs.local.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** Asks a Redis on this machine for its {@code PONG}. */
final class RedisPing {
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = "+PONG\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int boundMs;

    /** @param bound no answer within it is a no */
    RedisPing(Duration bound) {
        this.boundMs = (int) bound.toMillis();
    }

    CompletableFuture<Boolean> answers(int port) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(ask(port)));
        return answer;
    }

    private boolean ask(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(boundMs);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), boundMs);
            socket.getOutputStream().write(PING);
            return Arrays.equals(socket.getInputStream().readNBytes(PONG.length), PONG);
        } catch (IOException e) {
            return false;
        }
    }
}
