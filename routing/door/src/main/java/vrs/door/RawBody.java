package vrs.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a request of another process. Here and not by the framework, so that a body which is no such request is refused
 * in the same words as every other one. Safe for use by many threads.
 */
@Singleton
public final class RawBody {
    private final ObjectMapper json;

    RawBody(ObjectMapper json) {
        this.json = json;
    }

    /** Empty when it is not JSON of this shape; whether it can be answered is the service's question. */
    public <T> Optional<T> read(byte[] body, Class<T> shape) {
        try {
            return Optional.ofNullable(json.readValue(body, shape));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
