package vrs.fallback.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import vrs.fallback.answer.Served;

/** The headers that every answer carries, refusals included ({@code docs/contract.md}). */
final class AnswerHeaders {
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final double NANOS_PER_MS = 1e6;

    private AnswerHeaders() {}

    static void put(HttpHeaders headers, Served served, String traceparent, long tookNanos) {
        headers.set("VRS-Served", served.header());
        headers.set("Server-Timing", String.format(Locale.ROOT, "fallback;dur=%.2f", tookNanos / NANOS_PER_MS));
        headers.set(
                "traceparent", traceparent != null && TRACE.matcher(traceparent).matches() ? traceparent : trace());
        headers.set("Cache-Control", "private, no-store");
        headers.set("Vary", "Authorization, Accept, Origin");
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, Range, traceparent");
        headers.set("Access-Control-Expose-Headers", "VRS-Served, VRS-Retry, Retry-After, Server-Timing");
    }

    private static String trace() {
        byte[] random = new byte[24];
        ThreadLocalRandom.current().nextBytes(random);
        String hex = HexFormat.of().formatHex(random);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-00";
    }
}
