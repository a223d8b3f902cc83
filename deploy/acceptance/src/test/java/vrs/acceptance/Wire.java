package vrs.acceptance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TCP connection to a port on loopback, over which anything can be sent. For one thread. */
final class Wire implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)\\s*$");
    private static final int BUFFER_BYTES = 16_384;

    private final Socket socket = new Socket();
    private final InputStream in;

    /** An answer as it came; {@code head} is the status line and the headers. */
    record Answer(int status, String head, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        boolean closes() {
            return head.startsWith("HTTP/1.0") || head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close");
        }
    }

    /**
     * @param patienceMs how long a read may wait
     * @param receiveBytes of the window; a small one makes a slow reader
     */
    Wire(int port, int patienceMs, int receiveBytes) throws IOException {
        socket.setReceiveBufferSize(receiveBytes);
        socket.setSoTimeout(patienceMs);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), patienceMs);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    static Wire to(int port, int patienceMs) throws IOException {
        return new Wire(port, patienceMs, 65_536);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends until all is taken or the other side ends the connection. */
    void sendAsFarAsTaken(String text) {
        try {
            send(text);
        } catch (IOException e) {
            // It was ended; what was answered before can still be read.
            return;
        }
    }

    /** Sends a beginning, then a little again and again at this pace, until the other side ends the connection. */
    void trickle(String beginning, String more, int paceMs) throws IOException {
        send(beginning);
        socket.setSoTimeout(paceMs);
        boolean open = true;
        while (open) {
            try {
                open = in.read() >= 0;
            } catch (SocketTimeoutException e) {
                send(more);
            } catch (SocketException e) {
                open = false;
            }
        }
    }

    /**
     * The next whole answer; interim ones are passed over.
     *
     * @throws EOFException when the other side ended the connection first
     * @throws java.net.SocketTimeoutException when nothing came for too long
     */
    Answer read(boolean toHead) throws IOException {
        while (true) {
            String head = head();
            int status = Integer.parseInt(head.substring(9, 12));
            if (status >= 200) {
                boolean bodiless = toHead || status == 204 || status == 304;
                return new Answer(status, head, bodiless ? new byte[0] : body(head));
            }
        }
    }

    /**
     * All that comes until the other side ends the connection, by FIN or by reset.
     *
     * @throws SocketTimeoutException with what came, when it does not
     */
    String rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            return all.toString(StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new SocketTimeoutException("still open after: " + all.toString(StandardCharsets.ISO_8859_1));
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            head.append((char) next());
        }
        return head.toString();
    }

    private byte[] body(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return in.readNBytes(Integer.parseInt(length.group(1)));
        }
        if (!head.toLowerCase(Locale.ROOT).contains("\r\ntransfer-encoding: chunked")) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private int next() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException("the connection ended");
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
