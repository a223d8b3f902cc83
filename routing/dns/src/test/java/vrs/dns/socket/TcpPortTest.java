package vrs.dns.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpPortTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Answering ECHO =
            (query, from, transport) -> query[0] == 'n' ? Optional.empty() : Optional.of(query);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private TcpPort port;
    private int number;

    private void open(TcpLimits limits) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            number = free.getLocalPort();
        }
        port = TcpPort.open(new InetSocketAddress(LOOPBACK, number), ECHO, limits, timer);
    }

    @AfterEach
    void stop() throws IOException {
        port.close();
        timer.shutdownNow();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(LOOPBACK, number);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static boolean isEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void send(Socket socket, int... bytes) throws IOException {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        socket.getOutputStream().write(all);
    }

    @Test
    void question_inPieces_isAnsweredWhole() throws IOException {
        open(TcpLimits.defaults());
        try (Socket socket = connect()) {
            send(socket, 0);
            send(socket, 3, 'a');
            send(socket, 'b', 'c', 0, 1, 'd');

            assertThat(socket.getInputStream().readNBytes(8)).containsExactly(0, 3, 'a', 'b', 'c', 0, 1, 'd');
        }
        await().until(() -> port.connections() == 0);
    }

    @Test
    void whatIsNoQuestion_endsTheConnection() throws IOException {
        open(TcpLimits.defaults());
        try (Socket socket = connect()) {
            send(socket, 0, 1, 'n');

            assertThat(isEnded(socket)).isTrue();
        }
    }

    @Test
    void oneMoreThanTheMost_isClosed_andThereIsRoomWhenOneGoes() throws IOException {
        open(new TcpLimits(1, 20_000, 30_000));
        try (Socket first = connect()) {
            send(first, 0, 1, 'a');
            first.getInputStream().readNBytes(3);
            try (Socket second = connect()) {
                assertThat(isEnded(second)).isTrue();
            }
        }
        await().until(() -> port.connections() == 0);
        try (Socket third = connect()) {
            send(third, 0, 1, 'a');
            assertThat(third.getInputStream().readNBytes(3)).hasSize(3);
        }
    }

    @Test
    void idleConnection_isEnded() throws IOException {
        open(new TcpLimits(4, 100, 30_000));
        try (Socket socket = connect()) {
            assertThat(isEnded(socket)).isTrue();
        }
    }

    @Test
    void connectionThatLasts_isEnded_howeverBusy() throws IOException {
        open(new TcpLimits(4, 100, 100));
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> {
                        while (true) {
                            send(socket, 0, 1, 'a');
                            if (socket.getInputStream().readNBytes(3).length < 3) {
                                throw new IOException("ended");
                            }
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void limits_letOneAskAtLeast() throws IOException {
        open(TcpLimits.defaults());
        assertThatThrownBy(() -> new TcpLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TcpLimits(1, 10, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
