package vrs.dns.socket;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import vrs.dns.answer.Transport;

/** Questions over UDP, one after the other: an answer takes microseconds and waits for nobody. */
public final class UdpPort implements AutoCloseable {
    /** A question has one name; what is longer is cut off, and then it is none. */
    private static final int QUERY_BYTES_MAX = 4_096;

    private final DatagramSocket socket;
    private final Answering answers;

    private UdpPort(DatagramSocket socket, Answering answers) {
        this.socket = socket;
        this.answers = answers;
    }

    /** @throws IOException when the port is taken */
    public static UdpPort open(InetSocketAddress at, Answering answers) throws IOException {
        UdpPort port = new UdpPort(new DatagramSocket(at), answers);
        Thread.ofPlatform().daemon().name("dns-udp").start(port::serve);
        return port;
    }

    /** Where it listens. */
    public int number() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[QUERY_BYTES_MAX];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
                Optional<byte[]> answer = answers.answer(query, packet.getAddress(), Transport.UDP);
                if (answer.isPresent()) {
                    byte[] bytes = answer.get();
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                // Somebody is not there any more for his answer, or the port was closed; the next one.
                continue;
            }
        }
    }
}
