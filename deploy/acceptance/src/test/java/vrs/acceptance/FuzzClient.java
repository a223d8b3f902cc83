package vrs.acceptance;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Sends fuzzed requests, keeps connections as long as they are kept for it, and judges each answer. For one thread. */
final class FuzzClient {
    /** Two seconds is what a client of ours waits; the rest is for a machine that does other things as well. */
    private static final int ANSWER_MS_MAX = 4_000;

    private static final int TEXT_STATUS_MIN = 400;
    private static final Pattern INSIDE =
            Pattern.compile("(?s)\\b(java|javax|jakarta|jdk|sun|io|org|com|vrs)\\.[a-z0-9]+\\."
                    + "|[a-z]Exception\\b|Caused by|stack ?trace|\\bat [a-z]+\\.[\\w.$]+\\(");

    /** What came of it. */
    record Tally(Map<Integer, Integer> statuses, List<String> faults, int connections, long slowestMs) {}

    private final Map<Integer, Wire> wires = new TreeMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private int connections;
    private long slowestNs;

    Tally send(Supplier<Fuzz.Shot> shots, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Fuzz.Shot shot = shots.get();
            long began = System.nanoTime();
            try {
                judge(shot, answer(shot));
            } catch (SocketTimeoutException e) {
                drop(shot.port());
                faults.add("hangs: " + shot);
            } catch (IOException e) {
                // The connection may have ended between two requests; a new one must get an answer.
                drop(shot.port());
                retry(shot);
            }
            slowestNs = Math.max(slowestNs, System.nanoTime() - began);
        }
        for (int port : List.copyOf(wires.keySet())) {
            drop(port);
        }
        return new Tally(statuses, faults, connections, slowestNs / 1_000_000);
    }

    private void retry(Fuzz.Shot shot) throws IOException {
        try {
            judge(shot, answer(shot));
        } catch (IOException e) {
            drop(shot.port());
            faults.add("no answer (" + e + ") to " + shot);
        }
    }

    private Wire.Answer answer(Fuzz.Shot shot) throws IOException {
        Wire wire = wires.get(shot.port());
        if (wire == null) {
            wire = Wire.to(shot.port(), ANSWER_MS_MAX);
            wires.put(shot.port(), wire);
            connections++;
        }
        wire.send(shot.bytes());
        Wire.Answer answer = wire.read(shot.method().equals("HEAD"));
        if (answer.closes()) {
            drop(shot.port());
        }
        return answer;
    }

    private void drop(int port) throws IOException {
        Wire wire = wires.remove(port);
        if (wire != null) {
            wire.close();
        }
    }

    private void judge(Fuzz.Shot shot, Wire.Answer answer) {
        statuses.merge(answer.status(), 1, Integer::sum);
        String told = answer.head() + (isText(answer) ? answer.text() : "");
        boolean ours = answer.status() >= 500;
        // A fault behind a gateway shows as a lower rung while everything is up.
        boolean lowered = Cluster.isGateway(shot.port()) && answer.head().contains("layer=snapshot");
        boolean injected = answer.head().toLowerCase(java.util.Locale.ROOT).contains("\r\nx-injected");
        if (ours || lowered || injected || INSIDE.matcher(told).find()) {
            faults.add(told.substring(0, Math.min(told.length(), 1_500)) + "\nto " + shot);
        }
    }

    private static boolean isText(Wire.Answer answer) {
        return answer.status() >= TEXT_STATUS_MIN || answer.head().contains("application/dash+xml");
    }
}
