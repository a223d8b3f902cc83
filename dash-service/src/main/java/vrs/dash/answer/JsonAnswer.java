package vrs.dash.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import vrs.catalog.Rendition;
import vrs.dash.playback.Locked;
import vrs.dash.upstream.Address;

/** Writes an answer as JSON. Stateless and safe for use by many threads. */
public final class JsonAnswer {
    public static final String TYPE = "application/json";

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int BYTES_USUAL = 4096;

    private JsonAnswer() {}

    /** The bytes in UTF-8. */
    public static byte[] write(PlaybackAnswer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_USUAL);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("vid", answer.vid());
            json.writeStringField("title", answer.title());
            json.writeNumberField("durationMs", answer.duration().toMillis());
            json.writeStringField("revision", answer.revision().toString());
            json.writeStringField("grade", answer.served().parts().get("grade"));
            json.writeArrayFieldStart("video");
            for (Track<Rendition.Video> track : answer.video()) {
                video(json, answer, track);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("audio");
            for (Track<Rendition.Audio> track : answer.audio()) {
                audio(json, answer, track);
            }
            json.writeEndArray();
            subtitles(json, answer);
            locked(json, answer);
            drm(json, answer);
            json.writeStringField("manifestUrl", answer.manifestUrl());
            json.writeStringField("expiresAt", answer.expiresAt().toString());
            json.writeObjectFieldStart("served");
            for (Map.Entry<String, String> part : answer.served().parts().entrySet()) {
                json.writeStringField(part.getKey(), part.getValue());
            }
            json.writeEndObject();
            json.writeNullField("retry");
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void video(JsonGenerator json, PlaybackAnswer answer, Track<Rendition.Video> track)
            throws IOException {
        Rendition.Video r = track.rendition();
        json.writeStartObject();
        json.writeStringField("id", r.id());
        json.writeStringField("codec", r.codec());
        json.writeNumberField("width", r.width());
        json.writeNumberField("height", r.height());
        json.writeStringField("frameRate", r.frameRate());
        media(json, answer, track);
    }

    private static void audio(JsonGenerator json, PlaybackAnswer answer, Track<Rendition.Audio> track)
            throws IOException {
        Rendition.Audio r = track.rendition();
        json.writeStartObject();
        json.writeStringField("id", r.id());
        json.writeStringField("codec", r.codec());
        json.writeStringField("language", r.language());
        json.writeNumberField("channels", r.channels());
        media(json, answer, track);
    }

    private static void media(JsonGenerator json, PlaybackAnswer answer, Track<?> track) throws IOException {
        json.writeNumberField("bandwidthBps", track.rendition().bandwidthBps());
        json.writeBooleanField("protected", track.isProtected());
        json.writeArrayFieldStart("addresses");
        for (Address address : track.addresses()) {
            json.writeStartObject();
            json.writeStringField("cdn", address.cdn());
            json.writeStringField("base", address.base());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("init", PlaybackAnswer.INIT);
        json.writeStringField("media", PlaybackAnswer.MEDIA);
        json.writeNumberField("startNumber", PlaybackAnswer.START_NUMBER);
        json.writeNumberField("segmentMs", answer.segmentDuration().toMillis());
        json.writeEndObject();
    }

    private static void subtitles(JsonGenerator json, PlaybackAnswer answer) throws IOException {
        json.writeArrayFieldStart("subtitles");
        for (Text text : answer.subtitles()) {
            json.writeStartObject();
            json.writeStringField("language", text.language());
            json.writeStringField("kind", text.kind());
            json.writeStringField("url", text.url());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void locked(JsonGenerator json, PlaybackAnswer answer) throws IOException {
        json.writeArrayFieldStart("locked");
        for (Locked locked : answer.locked()) {
            json.writeStartObject();
            json.writeStringField("id", locked.id());
            json.writeStringField("reason", locked.reason().id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void drm(JsonGenerator json, PlaybackAnswer answer) throws IOException {
        if (answer.drm().isEmpty()) {
            json.writeNullField("drm");
            return;
        }
        PlaybackAnswer.Drm drm = answer.drm().get();
        json.writeObjectFieldStart("drm");
        json.writeStringField("system", drm.system());
        json.writeStringField("licenceUrl", drm.licenceUrl());
        json.writeArrayFieldStart("keyIds");
        for (String keyId : answer.keyIds()) {
            json.writeString(keyId);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
