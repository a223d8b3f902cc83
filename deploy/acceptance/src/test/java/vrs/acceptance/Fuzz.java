package vrs.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes requests that nobody would send in good faith, but whose end is told rightly, so that each must get an answer.
 * Two with the same seed and samples make the same requests. For one thread.
 */
final class Fuzz {
    private static final List<String> PARAMETERS = List.of(
            "vid",
            "intent",
            "bid",
            "codecs",
            "drm",
            "platform",
            "format",
            "retry",
            "attempt",
            "refresh",
            "pt",
            "failed");
    private static final List<String> GOOD = List.of(
            "free-clear",
            "drm-fallback",
            "drm-only",
            "vip-film",
            "mixed-protection",
            "withdrawn-film",
            "hevc-only",
            "play",
            "autoplay",
            "preload",
            "240",
            "1080",
            "avc1",
            "avc1,hev1,av01",
            "clearkey",
            "none",
            "web",
            "tv",
            "json",
            "mpd",
            "0",
            "1",
            "licence");
    private static final List<String> ODD = List.of(
            "",
            "%",
            "%z1",
            "%00",
            "%0d%0aX-Injected:%20yes",
            "%0D%0A%0D%0A",
            "%c0%af",
            "%ff%fe",
            "%F0%9F%8E%AC",
            "+",
            "-1",
            "2147483648",
            "99999999999999999999",
            "1e9",
            "NaN",
            "null",
            "true",
            "..%2f..%2fetc",
            "%25%32%35",
            "%3Cscript%3E",
            "%27%22%60",
            "$%7Bjndi:x%7D",
            ",,,,",
            "a,".repeat(400),
            "x".repeat(65),
            "y".repeat(3_000),
            "avc1.64001f,".repeat(90),
            "[]",
            "vid[]=1",
            "%E2%80%AE",
            "%ed%a0%80");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Origin",
            "Range",
            "traceparent",
            "tracestate",
            "Sec-Purpose",
            "Content-Type",
            "Cookie",
            "VRS-Class",
            "VRS-Territory",
            "VRS-Internal",
            "VRS-Deadline-Ms",
            "VRS-Attempt",
            "VRS-Reason",
            "Forwarded",
            "X-Forwarded-For",
            "If-None-Match",
            "If-Range",
            "Accept-Encoding",
            "Accept-Language",
            "User-Agent",
            "X-HTTP-Method-Override",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers",
            "Te",
            "Upgrade",
            "Referer",
            "Content-Encoding",
            "Max-Forwards");
    private static final List<String> FIELDS = List.of(
            "",
            "*/*",
            "application/dash+xml",
            "application/json;q=0",
            "a/b;q=NaN,*/*;q=9",
            "text/html;charset=nothing",
            "bytes=0-0",
            "bytes=-1",
            "bytes=5-1",
            "bytes=99999999999999999999-",
            "bytes=" + "0-0,".repeat(300),
            "00-00000000000000000000000000000000-0000000000000000-00",
            "00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-01",
            "ff-zz-",
            "prefetch",
            "null",
            "\u00ff\u00fe\u0080",
            "\t",
            "\"",
            "gzip;q=",
            "h2c",
            "websocket",
            "-1",
            "0",
            "99999999999",
            "for=127.1.0.1;;;=",
            "z".repeat(2_000),
            "; ; ; =",
            "\u0001\u0007",
            "$%7Bx%7D",
            "gzip, br",
            "multipart/form-data; boundary=",
            "127.0.0.1, ::1, %");
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "PUT", "M");

    private final Random random;
    private final Samples samples;

    /** Genuine things to begin with: tokens of members, playback tokens, licence tokens, key IDs, paths of an edge. */
    record Samples(
            List<String> members,
            List<String> manifests,
            List<String> licences,
            List<String> keyIds,
            List<String> paths) {}

    /** @param bytes the whole request */
    record Shot(int port, String method, byte[] bytes) {
        @Override
        public String toString() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return port + " "
                    + text.substring(0, Math.min(text.length(), 1_500)).replace("\r\n", "\\r\\n");
        }
    }

    Fuzz(long seed, Samples samples) {
        this.random = new Random(seed);
        this.samples = samples;
    }

    /** A request to {@code GET /dash} or a neighbour of it. */
    Shot dash(int port) {
        String path = one(9)
                ? "/" + oneOf(List.of("dash/", "dash;a=b", "Dash", "dash%00", "internal/ready", "load", "%2e"))
                : "/dash";
        return shot(port, oneOf(METHODS), path + query(), one(12) ? json() : new byte[0]);
    }

    /** A request to {@code POST /licence}. */
    Shot licence(int port) {
        String token = one(8) ? oneOf(ODD) : changed(oneOf(one(6) ? samples.manifests() : samples.licences()));
        String path = "/licence?" + oneOf(List.of("token", "token", "token", "Token", "token=&token")) + "=" + token;
        return shot(port, one(9) ? oneOf(METHODS) : "POST", path, json());
    }

    /** A request for a file, below genuine paths and beside them. */
    Shot file(int port) {
        String path = one(15) ? "/" + oneOf(ODD) : one(3) ? oneOf(samples.paths()) : changed(oneOf(samples.paths()));
        return shot(port, oneOf(METHODS), path, new byte[0]);
    }

    /** A request to the player page. */
    Shot page(int port) {
        String path =
                oneOf(List.of("/", "/samples.json", "/openapi", "/config.json", "/demo-token", "/vrs-client/index.js"));
        return shot(port, oneOf(METHODS), (one(2) ? path : changed(path)) + query(), one(9) ? json() : new byte[0]);
    }

    private String query() {
        List<String> parts = new ArrayList<>();
        if (!one(10)) {
            parts.add("vid=" + (one(3) ? changed(oneOf(GOOD.subList(0, 7))) : oneOf(GOOD.subList(0, 7))));
        }
        if (one(10)) {
            parts.add("pt=" + changed(oneOf(samples.manifests())));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            parts.add(oneOf(one(8) ? ODD : PARAMETERS) + (one(20) ? "" : "=") + oneOf(one(2) ? GOOD : ODD));
        }
        if (one(60)) {
            parts.addAll(Collections.nCopies(800, oneOf(PARAMETERS) + "=1"));
        }
        Collections.shuffle(parts, random);
        return parts.isEmpty()
                ? oneOf(List.of("", "?", "?&&=&"))
                : "?" + String.join(oneOf(List.of("&", "&", "&&")), parts);
    }

    private Shot shot(int port, String method, String target, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        if (one(3)) {
            head.append("Authorization: ").append(authorization()).append("\r\n");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(oneOf(HEADERS)).append(": ").append(oneOf(FIELDS)).append("\r\n");
        }
        if (one(80)) {
            head.append("X-Many: v\r\n".repeat(random.nextInt(2_500)));
        }
        byte[] framed = body;
        if (body.length > 0 && one(4)) {
            head.append("Transfer-Encoding: chunked\r\n\r\n");
            framed = join(ascii(Integer.toHexString(body.length) + "\r\n"), body, ascii("\r\n0\r\n\r\n"));
        } else if (body.length > 0 || method.equals("POST") || method.equals("PUT")) {
            head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        } else {
            head.append("\r\n");
        }
        return new Shot(port, method, join(head.toString().getBytes(StandardCharsets.ISO_8859_1), framed));
    }

    private String authorization() {
        return switch (random.nextInt(8)) {
            case 0 -> oneOf(FIELDS);
            case 1 -> "Bearer " + oneOf(ODD);
            case 2 -> "bearer  " + oneOf(samples.members());
            case 3 -> "Bearer eyJhbGciOiJub25lIn0." + oneOf(samples.members()).split("\\.")[1] + ".";
            case 4 -> "Bearer " + ".".repeat(random.nextInt(5_000));
            case 5 -> "Basic " + oneOf(samples.members());
            default -> "Bearer " + changed(oneOf(samples.members()));
        };
    }

    private byte[] json() {
        String keys = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> "\"" + (one(3) ? changed(oneOf(samples.keyIds())) : oneOf(samples.keyIds())) + "\"")
                .collect(Collectors.joining(","));
        String good = "{\"kids\":[" + keys + "],\"type\":\"temporary\"}";
        return switch (random.nextInt(16)) {
            case 0 -> ascii("[".repeat(4_000));
            case 1 -> ascii("{\"kids\":".repeat(900) + "1" + "}".repeat(900));
            case 2 -> ascii("{\"kids\":[" + "\"AAAAAAAAAAAAAAAAAAAAAA\",".repeat(300) + "\"\"]}");
            case 3 -> ascii("{\"kids\":[" + oneOf(List.of("null", "1", "{}", "[[]]", "1e99999", "\"\\u0000\"")) + "]}");
            case 4 ->
                ascii("{\"kids\":" + oneOf(List.of("null", "\"\"", "{}", "true", "-0")) + ",\"kids\":[" + keys + "]}");
            case 5 -> ascii("\u00ef\u00bb\u00bf" + good);
            case 6 -> ascii("x".repeat(random.nextInt(20_000)));
            case 7 ->
                ascii(oneOf(List.of("null", "[]", "\"\"", "1", "{}", " ", "nul", "{\"kids\"}", "9".repeat(4_000))));
            case 8 -> good.getBytes(StandardCharsets.UTF_16);
            case 9, 10, 11 -> ascii(changed(good));
            case 12 -> noise(random.nextInt(1, 3_000));
            default -> ascii(good);
        };
    }

    /** The same with some characters lost, doubled or replaced by ones that may stand in a request line. */
    private String changed(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(4)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, oneOf(ODD));
                case 2 -> out.setLength(at);
                default -> out.setCharAt(at, (char) random.nextInt('!', '~' + 1));
            }
        }
        return out.toString();
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
