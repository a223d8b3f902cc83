package vrs.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client on a connection of its own. */
final class Talk implements AutoCloseable {
    // An answer on loopback takes a millisecond: so long without one is none.
    private static final int SILENCE_MS = 150;
    private static final int PATIENCE_MS = 10_000;

    record Answer(int status, String body) {}

    private final Socket socket;

    private Talk(Socket socket) {
        this.socket = socket;
    }

    static Talk to(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        return new Talk(socket);
    }

    Answer ask(String path) throws IOException {
        send(path);
        return answer();
    }

    void send(String path) throws IOException {
        write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    Answer answer() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after \"" + head + "\"");
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(
                head.substring(head.indexOf("Content-Length: ") + 16).split("\r")[0]);
        byte[] body = in.readNBytes(length);
        return new Answer(Integer.parseInt(head.substring(9, 12)), new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Whether nothing comes for a while, and the connection stays. */
    boolean isSilent() throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
