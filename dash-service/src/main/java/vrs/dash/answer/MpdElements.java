package vrs.dash.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vrs.catalog.Rendition;
import vrs.dash.upstream.Address;

/** The elements of one manifest, children in the order that the schema demands. Not for use by several threads. */
final class MpdElements {
    private static final String MPD = "urn:mpeg:dash:schema:mpd:2011";
    private static final String CENC = "urn:mpeg:cenc:2013";
    private static final String DASHIF = "https://dashif.org/CPS";
    private static final String PROFILES = "urn:mpeg:dash:profile:isoff-live:2011";
    private static final String PROTECTION = "urn:mpeg:dash:mp4protection:2011";
    private static final String CLEARKEY = "urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e";
    private static final String SWITCHING = "urn:mpeg:dash:adaptation-set-switching:2016";
    private static final String ROLE = "urn:mpeg:dash:role:2011";
    private static final String CHANNELS = "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";
    /** What XML 1.0 cannot hold in any way. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final String TIMESCALE = "1000";
    private static final String TEXT_BANDWIDTH_BPS = "256";

    private final XMLStreamWriter xml;
    private final PlaybackAnswer answer;

    MpdElements(XMLStreamWriter xml, PlaybackAnswer answer) {
        this.xml = xml;
        this.answer = answer;
    }

    void start() throws XMLStreamException {
        xml.writeStartElement("MPD");
        xml.writeDefaultNamespace(MPD);
        xml.writeNamespace("cenc", CENC);
        xml.writeNamespace("dashif", DASHIF);
        attribute("type", "static");
        attribute("mediaPresentationDuration", answer.duration().toString());
        attribute("minBufferTime", answer.segmentDuration().toString());
        attribute("profiles", PROFILES);
        xml.writeStartElement("ProgramInformation");
        leaf("Title", ILLEGAL.matcher(answer.title()).replaceAll(""));
        xml.writeEndElement();
        xml.writeStartElement("Period");
        attribute("id", "0");
        attribute("start", "PT0S");
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndElement();
    }

    void video(int id, List<Track<Rendition.Video>> tracks, List<Integer> switchable) throws XMLStreamException {
        startSet(id, "video", "video/mp4");
        protection(tracks.getFirst().keyId());
        if (!switchable.isEmpty()) {
            String ids = switchable.stream().map(String::valueOf).collect(Collectors.joining(","));
            descriptor("SupplementalProperty", SWITCHING, ids);
        }
        descriptor("Role", ROLE, "main");
        segments();
        for (Track<Rendition.Video> track : tracks) {
            Rendition.Video r = track.rendition();
            startRepresentation(r);
            attribute("width", Integer.toString(r.width()));
            attribute("height", Integer.toString(r.height()));
            attribute("frameRate", r.frameRate());
            endRepresentation(track.addresses());
        }
        xml.writeEndElement();
    }

    void audio(int id, List<Track<Rendition.Audio>> tracks) throws XMLStreamException {
        Rendition.Audio first = tracks.getFirst().rendition();
        startSet(id, "audio", "audio/mp4");
        attribute("lang", first.language());
        descriptor("AudioChannelConfiguration", CHANNELS, Integer.toString(first.channels()));
        protection(tracks.getFirst().keyId());
        descriptor("Role", ROLE, "main");
        segments();
        for (Track<Rendition.Audio> track : tracks) {
            startRepresentation(track.rendition());
            endRepresentation(track.addresses());
        }
        xml.writeEndElement();
    }

    void text(int id, Text text) throws XMLStreamException {
        xml.writeStartElement("AdaptationSet");
        attribute("id", Integer.toString(id));
        attribute("contentType", "text");
        attribute("mimeType", "text/vtt");
        attribute("lang", text.language());
        descriptor("Role", ROLE, text.kind().equals("captions") ? "caption" : "subtitle");
        xml.writeStartElement("Representation");
        attribute("id", "s-" + text.language());
        attribute("bandwidth", TEXT_BANDWIDTH_BPS);
        leaf("BaseURL", text.url());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void startSet(int id, String contentType, String mimeType) throws XMLStreamException {
        xml.writeStartElement("AdaptationSet");
        attribute("id", Integer.toString(id));
        attribute("contentType", contentType);
        attribute("mimeType", mimeType);
        attribute("segmentAlignment", "true");
        attribute("startWithSAP", "1");
    }

    private void protection(Optional<String> keyId) throws XMLStreamException {
        if (keyId.isEmpty() || answer.drm().isEmpty()) {
            return;
        }
        descriptor("ContentProtection", PROTECTION, "cenc");
        xml.writeAttribute("cenc", CENC, "default_KID", uuid(keyId.get()));
        xml.writeStartElement("ContentProtection");
        attribute("schemeIdUri", CLEARKEY);
        attribute("value", "ClearKey1.0");
        // Shaka Player looks for this name in this namespace, dash.js for the prefix as well.
        xml.writeStartElement("dashif", "Laurl", DASHIF);
        xml.writeCharacters(answer.drm().get().licenceUrl());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void segments() throws XMLStreamException {
        xml.writeEmptyElement("SegmentTemplate");
        attribute("timescale", TIMESCALE);
        attribute("duration", Long.toString(answer.segmentDuration().toMillis()));
        attribute("startNumber", Integer.toString(PlaybackAnswer.START_NUMBER));
        attribute("initialization", PlaybackAnswer.INIT);
        attribute("media", PlaybackAnswer.MEDIA);
    }

    private void startRepresentation(Rendition r) throws XMLStreamException {
        xml.writeStartElement("Representation");
        attribute("id", r.id());
        attribute("codecs", r.codec());
        attribute("bandwidth", Long.toString(r.bandwidthBps()));
    }

    private void endRepresentation(List<Address> addresses) throws XMLStreamException {
        for (Address address : addresses) {
            xml.writeStartElement("BaseURL");
            attribute("serviceLocation", address.cdn());
            xml.writeCharacters(address.base());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void descriptor(String element, String scheme, String value) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attribute("schemeIdUri", scheme);
        attribute("value", value);
    }

    private void leaf(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    /** 32 hex digits in the form of RFC 9562. */
    private static String uuid(String keyId) {
        return String.join(
                "-",
                keyId.substring(0, 8),
                keyId.substring(8, 12),
                keyId.substring(12, 16),
                keyId.substring(16, 20),
                keyId.substring(20));
    }
}
