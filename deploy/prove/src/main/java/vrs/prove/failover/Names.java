package vrs.prove.failover;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.prove.cluster.Cluster;

/** Asks each entry name over new connections four times a second, and dig once a second, for as long as it is open. */
final class Names implements AutoCloseable {
    static final List<String> ALL = List.of("main.r1", "retry.r1", "main.r2", "retry.r2");
    private static final int FIRST_PORT = 90;
    private static final int DNS_PORT = 53;
    private static final int LATE_MS = 1_000;
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final int DIG_EVERY = 4;
    private static final Pattern AZ = Pattern.compile("az=([a-z0-9-]+)");

    private final Cluster cluster;
    private final LongSupplier nanoTicker;
    private final List<Thread> askers;
    private final Queue<Look> looks = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /** One look; {@code az} is {@code -} when nobody answered in time, {@code dug} is what dig said, if it was asked. */
    private record Look(String name, long atNanos, String az, String dug) {
        boolean isSilent() {
            return az.equals("-");
        }
    }

    Names(Cluster cluster, LongSupplier nanoTicker) {
        this.cluster = cluster;
        this.nanoTicker = nanoTicker;
        this.askers = ALL.stream()
                .map(name -> Thread.ofVirtual().start(() -> ask(name)))
                .toList();
    }

    /**
     * For each name since that moment: the longest time without an answer in time, when it had none, where it led at the end, and
     * how often dig said otherwise than the name's next answer.
     */
    ObjectNode stop(long fromNanos, ObjectMapper json) throws InterruptedException {
        over = true;
        for (Thread asker : askers) {
            asker.join();
        }
        ObjectNode found = json.createObjectNode();
        for (String name : ALL) {
            List<Look> mine = looks.stream()
                    .filter(look -> look.name().equals(name) && look.atNanos() - fromNanos >= 0)
                    .toList();
            ObjectNode row = found.putObject(name);
            row.put("looks", mine.size())
                    .put("silent", mine.stream().filter(Look::isSilent).count())
                    .put("silentMs", silentMs(mine))
                    .put("ledTo", mine.isEmpty() ? "-" : mine.getLast().az());
            ArrayNode silentAtMs = row.putArray("silentAtMs");
            mine.stream()
                    .filter(Look::isSilent)
                    .forEach(look -> silentAtMs.add((look.atNanos() - fromNanos) / 1_000_000));
            List<Look> dug = mine.stream().filter(look -> !look.dug().isEmpty()).toList();
            row.put("dug", dug.size())
                    .put(
                            "dugOtherwise",
                            dug.stream()
                                    .filter(look ->
                                            !look.isSilent() && !look.dug().equals(look.az()))
                                    .count());
        }
        return found;
    }

    /** From the first look without an answer to the next with one. */
    private static long silentMs(List<Look> looks) {
        long most = 0;
        long since = -1;
        for (Look look : looks) {
            if (look.isSilent()) {
                since = since < 0 ? look.atNanos() : since;
                most = Math.max(most, look.atNanos() + EVERY.toNanos() - since);
            } else if (since >= 0) {
                most = Math.max(most, look.atNanos() - since);
                since = -1;
            }
        }
        return most / 1_000_000;
    }

    /** The AZs that each name leads to now. */
    Map<String, String> now() throws InterruptedException {
        Map<String, String> found = new TreeMap<>();
        ALL.forEach(name -> found.put(name, answering(name)));
        return found;
    }

    private void ask(String name) {
        try {
            for (int turn = 0; !over; turn++) {
                long atNanos = nanoTicker.getAsLong();
                String dug = turn % DIG_EVERY == 0 ? dig(name) : "";
                looks.add(new Look(name, atNanos, answering(name), dug));
                Viewer.pause(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answering(String name) {
        try {
            String origin = "http://127.0.0.1:" + (cluster.base() + FIRST_PORT + ALL.indexOf(name));
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(origin + "/dash?" + Title.OPEN.query()).toURL().openConnection();
            connection.setConnectTimeout(LATE_MS);
            connection.setReadTimeout(LATE_MS);
            connection.setRequestProperty("Connection", "close");
            Matcher az = AZ.matcher(String.valueOf(connection.getHeaderField("VRS-Served")));
            connection.disconnect();
            return az.find() ? az.group(1) : "-";
        } catch (IOException e) {
            return "-";
        }
    }

    private String dig(String name) throws InterruptedException {
        try {
            Process dig = new ProcessBuilder(
                            "dig",
                            "@127.0.0.1",
                            "-p",
                            Integer.toString(cluster.base() + DNS_PORT),
                            "+short",
                            "+tries=1",
                            "+time=1",
                            name + ".localhost",
                            "TXT")
                    .start();
            String text = new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            dig.waitFor();
            Matcher az = AZ.matcher(text);
            return az.find() ? az.group(1) : "none";
        } catch (IOException e) {
            return "none";
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
