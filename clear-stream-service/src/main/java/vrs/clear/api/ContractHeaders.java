package vrs.clear.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import vrs.clear.ClearConfig;

/** Puts the headers that every answer carries, refusals included. */
@Provider
@PreMatching
public class ContractHeaders implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BEGAN = "vrs.began";
    private static final String TRACEPARENT = "traceparent";
    private static final Pattern TRACE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final double NANOS_PER_MS = 1e6;

    private final String served;
    private final LongSupplier nanoTicker = System::nanoTime;

    public ContractHeaders(ClearConfig config) {
        this.served = "az=" + config.az() + "; unit=-; instance=" + config.instance()
                + "; grade=-; reason=none; layer=-; drm-az=-; clear-az=" + config.az();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, nanoTicker.getAsLong());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(Headers.SERVED, served);
        if (request.getProperty(BEGAN) instanceof Long began) {
            double ms = (nanoTicker.getAsLong() - began) / NANOS_PER_MS;
            headers.putSingle("Server-Timing", String.format(Locale.ROOT, "clear;dur=%.2f", ms));
        }
        String trace = request.getHeaderString(TRACEPARENT);
        headers.putSingle(TRACEPARENT, trace != null && TRACE.matcher(trace).matches() ? trace : newTrace());
        headers.putSingle("Cache-Control", "private, no-store");
        headers.putSingle("Vary", "Authorization, Accept, Origin");
        headers.putSingle("Access-Control-Allow-Origin", "*");
        headers.putSingle("Access-Control-Allow-Methods", Headers.ALLOW_METHODS);
        headers.putSingle("Access-Control-Allow-Headers", Headers.ALLOW_HEADERS);
        headers.putSingle("Access-Control-Expose-Headers", Headers.EXPOSE_HEADERS);
    }

    private static String newTrace() {
        byte[] random = new byte[24];
        ThreadLocalRandom.current().nextBytes(random);
        String hex = HexFormat.of().formatHex(random);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-00";
    }
}
