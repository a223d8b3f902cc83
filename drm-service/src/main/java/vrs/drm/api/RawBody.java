package vrs.drm.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import vrs.drm.StreamsRequest;

/**
 * Reads a request of dash. Here and not by the framework, so that a body which is no such request is refused in the same
 * words as every other one. Safe for use by many threads.
 */
@Singleton
final class RawBody {
    private final ObjectMapper json;

    RawBody(ObjectMapper json) {
        this.json = json;
    }

    /** Empty when it is not a request that can be answered. */
    Optional<StreamsRequest> streamsRequest(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, StreamsRequest.class))
                    .filter(StreamsRequest::isUsable);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
