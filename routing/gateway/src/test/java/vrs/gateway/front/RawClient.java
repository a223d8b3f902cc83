package vrs.gateway.front;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A client that sends bytes as a test wrote them, so that also what no HTTP library sends can be sent. */
public final class RawClient implements AutoCloseable {
    private static final int READ_MS_MAX = 10_000;

    /** An answer, its body without framing. */
    public record Answer(int status, List<String> headerLines, String body) {
        public String header(String name) {
            return headers(name).stream().findFirst().orElse("");
        }

        public List<String> headers(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return headerLines.stream()
                    .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(l -> l.substring(start.length()).strip())
                    .toList();
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;

    public RawClient(int port) throws IOException {
        this(port, "127.0.0.1", 65_536);
    }

    /** From a source address of one's own, all of 127/8 being loopback, and with a receive buffer of that size. */
    public RawClient(int port, String from, int receiveBytes) throws IOException {
        socket.setReceiveBufferSize(receiveBytes);
        socket.setSoTimeout(READ_MS_MAX);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        in = new BufferedInputStream(socket.getInputStream());
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** A request with a Host and nothing special. */
    public Answer get(String target, String... headers) throws IOException {
        return send(request("GET", target, headers)).read();
    }

    public static String request(String method, String target, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: main.r1.localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text + "\r\n";
    }

    public Answer read() throws IOException {
        return read(true);
    }

    /** @param withBody false for the answer to HEAD */
    public Answer read(boolean withBody) throws IOException {
        String status = line();
        if (status.isEmpty()) {
            throw new IOException("the connection ended before an answer");
        }
        List<String> headers = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
        Answer head = new Answer(Integer.parseInt(status.split(" ")[1]), headers, "");
        boolean bodiless = !withBody || head.status() == 204 || head.status() < 200;
        return bodiless ? head : new Answer(head.status(), headers, body(head));
    }

    public InputStream in() {
        return in;
    }

    /** Whether the other side has ended the connection, by FIN or reset. */
    public boolean isEnded() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String body(Answer head) throws IOException {
        if (head.header("Transfer-Encoding").equals("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunk(); size > 0; size = chunk()) {
                body.writeBytes(whole(size));
                line();
            }
            line();
            return body.toString(StandardCharsets.ISO_8859_1);
        }
        String length = head.header("Content-Length");
        byte[] bytes = length.isEmpty() ? in.readAllBytes() : whole(Integer.parseInt(length));
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] whole(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the connection ended within a body");
        }
        return bytes;
    }

    private int chunk() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            throw new IOException("the connection ended within a chunked body");
        }
        return Integer.parseInt(line, 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
