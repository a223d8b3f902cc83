package vrs.prove.stores.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real {@code redis-server}, which begins with {@code dump.rdb} of its folder if there is one, and saves only on order. */
public final class RedisServer extends StoreServer {
    private static final Duration LOAD_MAX = Duration.ofSeconds(30);

    public RedisServer(Path home, int port) {
        super("redis", home, port);
    }

    @Override
    public Path data() {
        return home().resolve("redis");
    }

    @Override
    List<String> command() {
        return List.of(
                "redis-server",
                "--port",
                Integer.toString(port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                data().toString(),
                "--save",
                "",
                "--appendonly",
                "no");
    }

    /** Returns when it has its file in memory. */
    @Override
    public void start() throws IOException, InterruptedException {
        Files.createDirectories(data());
        super.start();
        if (!Waiting.until(() -> says("PING").equals("+PONG"), LOAD_MAX)) {
            throw new IOException("redis does not load " + data());
        }
    }

    /** Writes what it holds to its file, and ends. */
    @Override
    public void stop() throws IOException, InterruptedException {
        order("SAVE");
        super.stop();
    }

    /** Killed, it comes back as a Redis without persistence does: empty. */
    public void comeBackEmpty() throws IOException, InterruptedException {
        Folders.delete(data());
        start();
    }

    /** FLUSHALL: it goes on, empty. */
    @Override
    public void wipe() throws IOException {
        order("FLUSHALL");
    }

    private void order(String command) throws IOException {
        String said = says(command);
        if (!said.equals("+OK")) {
            throw new IOException("redis says to " + command + ": " + said);
        }
    }

    private String says(String command) {
        try (Socket socket = new Socket(address().getAddress(), port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "nothing" : line;
        } catch (IOException e) {
            return e.toString();
        }
    }
}
