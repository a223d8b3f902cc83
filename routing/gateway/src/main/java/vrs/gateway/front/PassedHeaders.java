package vrs.gateway.front;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which headers pass a gateway. Those of one connection end here both ways; from outside nothing gets in that only
 * processes of the cluster may say, and nothing gets out that they tell each other.
 */
final class PassedHeaders {
    private static final Set<String> OF_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final Set<String> OF_REQUEST = Set.of("host", "content-length", "expect", "forwarded");
    private static final Set<String> PUBLIC_ANSWERS = Set.of("vrs-served", "vrs-retry");

    private PassedHeaders() {}

    /** A copy with what a client may say to a service. */
    static HttpHeaders inward(HttpHeaders inbound) {
        Set<String> listed = listed(inbound);
        // What the decoder let through is well-formed.
        HttpHeaders passed =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (Map.Entry<String, String> header : inbound) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean internal = name.startsWith("vrs-") || name.startsWith("x-forwarded-");
            if (!internal && !OF_REQUEST.contains(name) && !OF_CONNECTION.contains(name) && !listed.contains(name)) {
                passed.add(header.getKey(), header.getValue());
            }
        }
        return passed;
    }

    /** Takes from the headers of an answer what is not for a client. */
    static void outward(HttpHeaders headers) {
        retain(headers, name -> !name.startsWith("vrs-") || PUBLIC_ANSWERS.contains(name));
    }

    /** Takes from the headers of an answer what is not for a neighbour's gateway: that may know all but the connection. */
    static void between(HttpHeaders headers) {
        retain(headers, name -> true);
    }

    private static void retain(HttpHeaders headers, Predicate<String> passes) {
        Set<String> listed = listed(headers);
        for (String name : Set.copyOf(headers.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean framing = lower.equals("content-length");
            if (!passes.test(lower) || OF_CONNECTION.contains(lower) || listed.contains(lower) && !framing) {
                headers.remove(name);
            }
        }
    }

    private static Set<String> listed(HttpHeaders headers) {
        Set<String> names = new HashSet<>();
        for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String name : value.split(",")) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
