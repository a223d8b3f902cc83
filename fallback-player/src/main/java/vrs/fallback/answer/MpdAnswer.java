package vrs.fallback.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vrs.fallback.request.Codecs;
import vrs.fallback.snapshot.Address;
import vrs.fallback.snapshot.AudioRendition;
import vrs.fallback.snapshot.Subtitle;
import vrs.fallback.snapshot.VideoRendition;

/** Writes a play as a static MPEG-DASH manifest (ISO/IEC 23009-1); nothing in it is encrypted. */
public final class MpdAnswer {
    public static final String TYPE = "application/dash+xml";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;
    private final Play play;
    private int setId;

    private MpdAnswer(XMLStreamWriter xml, Play play) {
        this.xml = xml;
        this.play = play;
    }

    /** The bytes in UTF-8. */
    public static byte[] write(Play play) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            new MpdAnswer(xml, play).document();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void document() throws XMLStreamException {
        start("MPD", "type", "static", "profiles", "urn:mpeg:dash:profile:isoff-live:2011");
        xml.writeDefaultNamespace("urn:mpeg:dash:schema:mpd:2011");
        attributes(
                "mediaPresentationDuration",
                Duration.ofMillis(play.video().durationMs()).toString(),
                "minBufferTime",
                "PT2S");
        start("Period", "id", "0", "start", "PT0S");
        Map<String, List<VideoRendition>> byCodec = new LinkedHashMap<>();
        for (VideoRendition v : play.selection().video()) {
            byCodec.computeIfAbsent(Codecs.family(v.codec()), _ -> new ArrayList<>())
                    .add(v);
        }
        for (List<VideoRendition> pictures : byCodec.values()) {
            start(
                    "AdaptationSet",
                    "id",
                    id(),
                    "contentType",
                    "video",
                    "mimeType",
                    "video/mp4",
                    "segmentAlignment",
                    "true");
            template();
            for (VideoRendition v : pictures) {
                start(
                        "Representation",
                        "id",
                        v.id(),
                        "codecs",
                        v.codec(),
                        "bandwidth",
                        Long.toString(v.bandwidthBps()));
                attributes(
                        "width",
                        Integer.toString(v.width()),
                        "height",
                        Integer.toString(v.height()),
                        "frameRate",
                        v.frameRate());
                bases(v.addresses());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        for (AudioRendition a : play.selection().audio()) {
            audio(a);
        }
        for (Subtitle s : play.video().subtitles()) {
            subtitle(s);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void audio(AudioRendition a) throws XMLStreamException {
        start("AdaptationSet", "id", id(), "contentType", "audio", "mimeType", "audio/mp4", "segmentAlignment", "true");
        attributes("lang", a.language());
        template();
        start("Representation", "id", a.id(), "codecs", a.codec(), "bandwidth", Long.toString(a.bandwidthBps()));
        start(
                "AudioChannelConfiguration",
                "schemeIdUri",
                "urn:mpeg:dash:23003:3:audio_channel_configuration:2011",
                "value",
                Integer.toString(a.channels()));
        xml.writeEndElement();
        bases(a.addresses());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void subtitle(Subtitle s) throws XMLStreamException {
        start("AdaptationSet", "id", id(), "contentType", "text", "mimeType", "text/vtt", "lang", s.language());
        start(
                "Role",
                "schemeIdUri",
                "urn:mpeg:dash:role:2011",
                "value",
                s.kind().equals("captions") ? "caption" : "subtitle");
        xml.writeEndElement();
        start("Representation", "id", "s-" + s.language(), "bandwidth", "1000");
        start("BaseURL");
        xml.writeCharacters(s.url());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void template() throws XMLStreamException {
        start(
                "SegmentTemplate",
                "timescale",
                "1000",
                "duration",
                Long.toString(play.video().segmentMs()),
                "startNumber",
                "1",
                "initialization",
                "init.mp4",
                "media",
                "$Number$.m4s");
        xml.writeEndElement();
    }

    private void bases(List<Address> addresses) throws XMLStreamException {
        for (Address address : addresses) {
            start("BaseURL", "serviceLocation", address.cdn());
            xml.writeCharacters(address.base());
            xml.writeEndElement();
        }
    }

    private String id() {
        return Integer.toString(setId++);
    }

    private void start(String name, String... namesAndValues) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(namesAndValues);
    }

    private void attributes(String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}
