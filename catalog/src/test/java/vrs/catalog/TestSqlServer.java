package vrs.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vrs.catalog.sql.SqlConfig;

/** A real database server of its own process, which a test may treat badly. */
abstract class TestSqlServer implements AutoCloseable {
    /** How to reach it. */
    abstract SqlConfig config();

    /** The same for an administrator. */
    abstract String adminUrl();

    /** Its main process. */
    abstract long pid() throws IOException, SQLException;

    /** Ends the connections of everybody else. */
    abstract void dropConnections() throws IOException, SQLException, InterruptedException;

    /** Stops all of its processes in their tracks: the ports stay open, and nobody answers. */
    Hang hang() throws IOException, SQLException {
        long pid = pid();
        signal("-STOP", pid);
        // The signal comes when the system finds time for each thread; a process may have begun just before its parent
        // stopped.
        Awaitility.await().until(() -> {
            List<Long> running =
                    processes(pid).filter(process -> !isStopped(process)).toList();
            for (long process : running) {
                kill("-STOP", process);
            }
            return running.isEmpty();
        });
        return () -> signal("-CONT", pid);
    }

    /** Ends with {@link #close}. */
    @FunctionalInterface
    interface Hang extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(adminUrl());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(adminUrl());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    static long pidIn(Path file) throws IOException {
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }

    @Override
    public abstract void close() throws IOException;

    private static Stream<Long> processes(long pid) {
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants()).map(ProcessHandle::pid);
    }

    private static boolean isStopped(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : (Iterable<Path>) all::iterator) {
                String stat = Files.readString(thread.resolve("stat"));
                // What has ended stays a zombie as long as its parent is stopped.
                if ("TZ".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            // It ended.
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The main process first: once it is stopped, no other begins. One that ends by itself meanwhile needs no signal. */
    private static void signal(String signal, long pid) throws IOException {
        kill(signal, pid);
        for (long process : processes(pid).skip(1).toList()) {
            kill(signal, process);
        }
    }

    private static void kill(String signal, long pid) throws IOException {
        List<String> command = List.of("kill", signal, Long.toString(pid));
        int status =
                new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
        if (status != 0 && ProcessHandle.of(pid).isPresent()) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
    }
}
