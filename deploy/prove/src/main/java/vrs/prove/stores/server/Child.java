package vrs.prove.stores.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that this one has started and ends again. */
public final class Child implements AutoCloseable {
    private static final int CONNECT_MS = 200;
    private static final int END_SECONDS = 20;

    private final String name;
    private final Process process;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** Writes what it says to the log, behind what is there. */
    public static Child start(String name, List<String> command, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        return new Child(
                name,
                Together.start(new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))));
    }

    /** A program of this class path. */
    public static List<String> java(int heapMib, List<String> flags, Class<?> main) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMib + "m",
                // A pause of the collector is a store that hangs, and it is not what is asked here.
                "-XX:+UseZGC",
                "-Xms" + heapMib + "m",
                "-XX:+AlwaysPreTouch",
                // As ./vrs up starts its processes.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path"))));
        command.addAll(flags);
        command.add(main.getName());
        return command;
    }

    private static String absolute(String classPath) {
        List<String> paths = new ArrayList<>();
        for (String path : classPath.split(File.pathSeparator)) {
            paths.add(Path.of(path).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    /** @throws IOException when it ended, or takes no connections in time */
    void awaitPort(int port, Duration max) throws IOException, InterruptedException {
        boolean open = Waiting.until(() -> !process.isAlive() || takesConnections(port), max);
        if (!open || !process.isAlive()) {
            throw new IOException(name + (process.isAlive() ? " takes no connections" : " ended") + ": see its log");
        }
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill " + signal + " of " + name + " ended with " + status);
        }
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(name + " does not end");
        }
    }

    /** SIGKILL, without waiting for its end. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
