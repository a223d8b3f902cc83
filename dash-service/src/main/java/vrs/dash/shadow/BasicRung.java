package vrs.dash.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import vrs.dash.playback.Device;
import vrs.dash.upstream.Connections;
import vrs.dash.upstream.Descent;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;

/** Would the fallback player of the own AZ have played this? Asks it as the gateway would, for the form that is read. */
public final class BasicRung implements LowerRung {
    private static final int OK = 200;
    private static final int FAILED_MIN = 500;
    private static final long BODY_BYTES_MAX = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connections connections;
    private final InternalCredential credential;
    private final List<Instance> instances;
    private final Duration timeout;

    /** @param instances of the fallback player in the own AZ; none means that it can never be asked */
    public BasicRung(
            Connections connections, InternalCredential credential, List<Instance> instances, Duration timeout) {
        this.connections = connections;
        this.credential = credential;
        this.instances = List.copyOf(instances);
        this.timeout = timeout;
    }

    @Override
    public ShadowRung rung() {
        return ShadowRung.BASIC;
    }

    @Override
    public boolean allows(ShadowedPlay play) {
        return Descent.withinRights(play.play()).isPresent();
    }

    @Override
    public ShadowOutcome ask(ShadowedPlay play) {
        if (instances.isEmpty()) {
            return ShadowOutcome.FAILED;
        }
        CompletableFuture<HttpResponse<byte[]>> answer = connections
                .within(play.allowance().connect())
                .sendAsync(request(play), BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
        try {
            return outcome(play, answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            return ShadowOutcome.FAILED;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return ShadowOutcome.FAILED;
        }
    }

    private HttpRequest request(ShadowedPlay play) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        instances.getFirst().internalUri("/dash?" + query(play)))
                .header(InternalCredential.HEADER, credential.value())
                .header("VRS-Territory", play.play().territory())
                .header("VRS-Deadline-Ms", Long.toString(timeout.toMillis()))
                .header("traceparent", play.allowance().marks().traceparent());
        play.authorization().forEach(value -> request.header("Authorization", value));
        return request.build();
    }

    private static String query(ShadowedPlay play) {
        Device device = play.device();
        StringBuilder query = new StringBuilder("intent=play&format=json&vid=")
                .append(play.play().video().vid())
                .append("&platform=")
                .append(device.platform());
        if (!device.codecs().isEmpty()) {
            query.append("&codecs=")
                    .append(device.codecs().stream().map(it -> it.id()).collect(Collectors.joining(",")));
        }
        if (!device.drm().isEmpty()) {
            query.append("&drm=")
                    .append(device.drm().stream().map(it -> it.id()).collect(Collectors.joining(",")));
        }
        device.heightMax().ifPresent(lines -> query.append("&bid=").append(lines));
        return query.toString();
    }

    private static ShadowOutcome outcome(ShadowedPlay play, HttpResponse<byte[]> response) {
        if (response.statusCode() != OK) {
            return response.statusCode() >= FAILED_MIN ? ShadowOutcome.FAILED : ShadowOutcome.DIFFERS;
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            boolean same = answer != null
                    && answer.path("vid").asText().equals(play.play().video().vid())
                    && !answer.path("video").isEmpty();
            return same ? ShadowOutcome.SAME : ShadowOutcome.DIFFERS;
        } catch (IOException e) {
            return ShadowOutcome.DIFFERS;
        }
    }
}
