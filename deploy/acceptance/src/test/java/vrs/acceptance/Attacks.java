package vrs.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/** Requests whose end two readers would see at different places, or that are larger than anybody needs. By name. */
final class Attacks {
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    private Attacks() {}

    /** What every door must refuse. */
    static Map<String, String> everywhere(Door door) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("both lengths", door.post() + "Content-Length: 5\r\n" + CHUNKED + "0\r\n\r\n");
        all.put(
                "both lengths, turned",
                door.post() + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");
        all.put("two lengths", door.post() + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello");
        all.put("list of lengths", door.post() + "Content-Length: 5, 6\r\n\r\nhello");
        all.put("signed length", door.post() + "Content-Length: +5\r\n\r\nhello");
        all.put("negative length", door.post() + "Content-Length: -5\r\n\r\nhello");
        all.put("huge length", door.post() + "Content-Length: 99999999999999999999\r\n\r\nhello");
        all.put("unknown coding", door.post() + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
        all.put("coding after chunked", door.post() + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
        all.put("coding twice", door.post() + "Transfer-Encoding: chunked\r\n" + CHUNKED + "0\r\n\r\n");
        all.put("bad chunk size", door.post() + CHUNKED + "zz\r\n\r\n");
        all.put("negative chunk size", door.post() + CHUNKED + "-1\r\n\r\n");
        all.put("huge chunk size", door.post() + CHUNKED + "ffffffffffffffffff\r\nhello\r\n0\r\n\r\n");
        all.put("chunk longer than said", door.post() + CHUNKED + "2\r\nhello\r\n0\r\n\r\n");
        all.put("long chunk extension", door.post() + CHUNKED + "1;" + "x".repeat(20_000) + "\r\na\r\n0\r\n\r\n");
        all.put("space before the colon", door.post() + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n");
        all.put("NUL in a name", door.post() + "X\u0000Y: 1\r\n\r\n");
        all.put("long line", door.get().replace(" HTTP", "&x=" + "x".repeat(8_192) + " HTTP"));
        all.put(
                "long headers",
                door.get().replace("Host: a\r\n", "Host: a\r\n" + ("A: " + "x".repeat(4_000) + "\r\n").repeat(5)));
        all.put("many headers", door.get().replace("Host: a\r\n", "Host: a\r\n" + "A: b\r\n".repeat(5_000)));
        all.put("large body", door.post() + "Content-Length: 70000\r\n\r\n" + "x".repeat(70_000));
        all.put("large chunked body", door.post() + CHUNKED + "11170\r\n" + "x".repeat(70_000) + "\r\n0\r\n\r\n");
        all.put("no HTTP", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 hello\r\n\r\n");
        return all;
    }

    /**
     * What only the doors refuse that read bodies; an edge takes none, so that a request of it ends in one place however
     * its lines end.
     */
    static Map<String, String> whereBodiesAreRead(Door door) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bare LF", door.get().replace("\r\n", "\n"));
        all.put("bare LF after a header", door.get().replace("a\r\n", "a\nX: y\r\n"));
        all.put("bare CR in a header", door.get().replace("a\r\n", "a\r\nX: y\rTransfer-Encoding: chunked\r\n"));
        all.put("bare LF after a chunk size", door.post() + CHUNKED + "1\na\r\n0\r\n\r\n");
        all.put("folded coding", door.post() + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n");
        all.put("no name", door.post() + ": chunked\r\n\r\n");
        all.put("two hosts", door.get().replace("a\r\n", "a\r\nHost: b\r\n"));
        all.put("no host", door.get().replace("Host: a\r\n", ""));
        all.put("unknown version", door.get().replace("HTTP/1.1", "HTTP/1.2"));
        return all;
    }
}
