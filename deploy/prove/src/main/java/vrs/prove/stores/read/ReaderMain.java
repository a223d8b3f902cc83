package vrs.prove.stores.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import vrs.catalog.Found;
import vrs.catalog.Revision;
import vrs.catalog.VideoRecord;
import vrs.process.Settings;
import vrs.prove.stores.DataSet;
import vrs.prove.stores.Zipf;

/**
 * An instance that reads: the catalogue as a service opens it, asked at a steady rate in its own process. Says each read
 * and, ten times a second, what the stores were asked; is told on its input how its disk is, and when to end.
 */
public final class ReaderMain {
    private static final Duration RAMP = Duration.ofSeconds(2);
    /** More than a read waits for by itself: one load that it joined and that failed, and its own. */
    private static final int LOADS_MAX = 3;

    private static final long LOOKS_MS = 100;
    private static final int REHEARSAL = 300;
    private static final Duration REHEARSAL_MAX = Duration.ofSeconds(3);
    /** As long as dash-service waits for it. */
    private static final Duration CATCH_UP_MAX = Duration.ofSeconds(1);

    private ReaderMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        ReaderConfig config = ReaderConfig.of(Settings.ofSystemProperties());
        LongSupplier nanoTicker = System::nanoTime;
        PrintStream out = new PrintStream(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicLong handedOver = new AtomicLong();
        try (Instance instance = Instance.open(config, nanoTicker);
                ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
                var looks = Executors.newSingleThreadScheduledExecutor()) {
            looks.scheduleAtFixedRate(
                    () -> say(out, new Looks(nanoTicker.getAsLong(), instance.looks()).text()),
                    0,
                    LOOKS_MS,
                    TimeUnit.MILLISECONDS);
            Thread.ofPlatform().daemon().start(() -> obey(instance, goesOn));
            DataSet data = new DataSet(config.videos());
            Zipf zipf = new Zipf(config.videos(), config.zipfMilli() / 1e3);
            Random random = new Random(config.seed());
            instance.awaitCaughtUp(CATCH_UP_MAX);
            Duration readMax = config.load().multipliedBy(LOADS_MAX);
            rehearse(() -> instance.find(data.vid(zipf.next(random)), readMax), nanoTicker);
            say(out, Reader.READY);
            new OpenLoop(config.perSecond(), RAMP, nanoTicker, readers).run(goesOn::get, intended -> {
                handedOver.incrementAndGet();
                String vid;
                synchronized (random) {
                    vid = data.vid(zipf.next(random));
                }
                say(out, read(instance, vid, readMax, intended, nanoTicker).text());
            });
            readers.shutdown();
            readers.awaitTermination(readMax.toMillis() * 5, TimeUnit.MILLISECONDS);
            looks.shutdown();
            say(out, Reader.ENDED + handedOver.get());
        }
        System.exit(0);
    }

    /** As a service does before it is ready: until so many reads in a row went well, and not for longer than a time. */
    private static void rehearse(Supplier<Found> read, LongSupplier nanoTicker) {
        long beganNanos = nanoTicker.getAsLong();
        int well = 0;
        while (well < REHEARSAL && nanoTicker.getAsLong() - beganNanos < REHEARSAL_MAX.toNanos()) {
            well = read.get() instanceof Found.Known ? well + 1 : 0;
        }
    }

    private static void say(PrintStream out, String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            // One call each: what was said before a kill is whole.
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }

    private static Observation read(
            Instance instance, String vid, Duration readMax, long intendedNanos, LongSupplier nanoTicker) {
        long beganNanos = nanoTicker.getAsLong();
        Found found = instance.find(vid, readMax);
        long endedNanos = nanoTicker.getAsLong();
        return switch (found) {
            case Found.Known(VideoRecord video, String layer) ->
                new Observation(intendedNanos, beganNanos, endedNanos, vid, Optional.of(video.revision()), layer);
            case Found.Withdrawn _ -> failed(intendedNanos, beganNanos, endedNanos, vid, "withdrawn");
            case Found.Unknown(String layer) -> failed(intendedNanos, beganNanos, endedNanos, vid, "unknown:" + layer);
            case Found.Unavailable(var reason) ->
                failed(intendedNanos, beganNanos, endedNanos, vid, "unavailable:" + reason);
        };
    }

    private static Observation failed(long intended, long began, long ended, String vid, String why) {
        return new Observation(intended, began, ended, vid, Optional.<Revision>empty(), why);
    }

    private static void obey(Instance instance, AtomicBoolean goesOn) {
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals(Reader.QUIT)) {
                    break;
                }
                instance.turnDisk(order);
            }
        } catch (IOException e) {
            System.err.println("reader: " + e);
        }
        // Also when whoever gave the orders is gone.
        goesOn.set(false);
    }
}
