package vrs.dash.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A refusal as RFC 9457 problem.
 *
 * @param detail a sentence for people
 * @param vid the video that was asked for, when that is known
 */
public record Problem(Refusal refusal, String detail, Optional<String> vid) {
    public static final String TYPE = "application/problem+json";

    private static final JsonFactory FACTORY = new JsonFactory();

    /** With the usual sentence. */
    public static Problem of(Refusal refusal, Optional<String> vid) {
        return new Problem(refusal, refusal.detail(), vid);
    }

    /** Names the parameter at fault. */
    public static Problem malformed(String parameter) {
        return new Problem(Refusal.BAD_REQUEST, "The parameter \"" + parameter + "\" is malformed.", Optional.empty());
    }

    /** The bytes in UTF-8. */
    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", refusal.title());
            json.writeNumberField("status", refusal.status());
            json.writeStringField("detail", detail);
            json.writeStringField("code", refusal.code());
            if (vid.isPresent()) {
                json.writeStringField("vid", vid.get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
        return bytes.toByteArray();
    }
}
