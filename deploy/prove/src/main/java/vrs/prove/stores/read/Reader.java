package vrs.prove.stores.read;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import vrs.prove.stores.server.Child;
import vrs.prove.stores.server.Together;
import vrs.prove.stores.server.Waiting;

/** A reader process, from its start to its end, and what it has seen. Safe for use by many threads. */
public final class Reader implements AutoCloseable {
    static final String READY = "ready";
    static final String ENDED = "ended ";
    static final String QUIT = "quit";
    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final int END_SECONDS = 20;

    private final Process process;
    private final Thread listener;
    private final BufferedWriter orders;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Looks> looks = new ArrayList<>();
    private volatile boolean ready;
    private OptionalLong handedOver = OptionalLong.empty();

    private Reader(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.listener = Thread.ofPlatform().daemon().name("reader").start(this::listen);
    }

    /** Returns when it reads. */
    public static Reader start(ReaderConfig config, int heapMib, Path log) throws IOException, InterruptedException {
        Reader reader =
                new Reader(Together.start(new ProcessBuilder(Child.java(heapMib, config.flags(), ReaderMain.class))
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))));
        if (!Waiting.until(() -> reader.ready || !reader.process.isAlive(), READY_MAX) || !reader.ready) {
            reader.close();
            throw new IOException("the reader does not start: see " + log);
        }
        return reader;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void hear(String line) {
        Observation.parse(line).ifPresent(observations::add);
        Looks.parse(line).ifPresent(looks::add);
        if (line.equals(READY)) {
            ready = true;
        }
        if (line.startsWith(ENDED)) {
            handedOver = OptionalLong.of(Long.parseLong(line.substring(ENDED.length())));
        }
    }

    /** Turns the tap of the disk replica: {@code open}, {@code shut}, {@code held}, or {@code slow} with milliseconds. */
    public void disk(String tap) throws IOException {
        order(tap);
    }

    private void order(String line) throws IOException {
        orders.write(line);
        orders.newLine();
        orders.flush();
    }

    /** SIGKILL; what it has said until then counts. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        listener.join();
    }

    /** Lets it finish the reads that are under way, and end. */
    public void end() throws IOException, InterruptedException {
        order(QUIT);
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the reader does not end");
        }
        listener.join();
    }

    /** What it has read so far. */
    public synchronized List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** What its stores have been asked so far. */
    public synchronized List<Looks> looks() {
        return List.copyOf(looks);
    }

    /** How many reads it was to do; empty when it was killed. */
    public synchronized OptionalLong handedOver() {
        return handedOver;
    }

    /** SIGKILL, without waiting for its end. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
