package vrs.dash.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vrs.catalog.Rendition;
import vrs.dash.playback.CodecFamily;

/**
 * Writes an answer as a static MPEG-DASH manifest (ISO/IEC 23009-1) with ClearKey signalling of DASH-IF. Tracks of one
 * codec and one key share an AdaptationSet; pictures that differ in the key only are bound together for switching.
 * Stateless and safe for use by many threads.
 */
public final class MpdAnswer {
    public static final String TYPE = "application/dash+xml";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final int BYTES_USUAL = 6144;

    private MpdAnswer() {}

    /** What may stand in one AdaptationSet. */
    private record Group(CodecFamily codec, Optional<String> keyId, String language, int channels) {}

    /** The bytes in UTF-8. */
    public static byte[] write(PlaybackAnswer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_USUAL);
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            document(new MpdElements(xml, answer), answer);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void document(MpdElements mpd, PlaybackAnswer answer) throws XMLStreamException {
        mpd.start();
        int id = 0;
        List<List<Track<Rendition.Video>>> pictures = group(answer.video(), MpdAnswer::ofVideo);
        for (int i = 0; i < pictures.size(); i++) {
            mpd.video(id++, pictures.get(i), switchable(pictures, i));
        }
        for (List<Track<Rendition.Audio>> sound : group(answer.audio(), MpdAnswer::ofAudio)) {
            mpd.audio(id++, sound);
        }
        for (Text text : answer.subtitles()) {
            mpd.text(id++, text);
        }
        mpd.end();
    }

    /**
     * The ids, which are positions, of the other sets that a player may switch to without a break. Open and encrypted
     * pictures are never among each other's: not every device goes from one to the other in the middle of a play.
     */
    private static List<Integer> switchable(List<List<Track<Rendition.Video>>> pictures, int at) {
        Group own = ofVideo(pictures.get(at).getFirst());
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Group other = ofVideo(pictures.get(i).getFirst());
            boolean alike = other.codec().equals(own.codec())
                    && other.keyId().isPresent() == own.keyId().isPresent();
            if (i != at && alike) {
                others.add(i);
            }
        }
        return others;
    }

    private static Group ofVideo(Track<Rendition.Video> track) {
        return new Group(CodecFamily.of(track.rendition().codec()), track.keyId(), "", 0);
    }

    private static Group ofAudio(Track<Rendition.Audio> track) {
        Rendition.Audio r = track.rendition();
        return new Group(CodecFamily.of(r.codec()), track.keyId(), r.language(), r.channels());
    }

    private static <R extends Rendition> List<List<Track<R>>> group(
            List<Track<R>> tracks, java.util.function.Function<Track<R>, Group> by) {
        Map<Group, List<Track<R>>> groups = new LinkedHashMap<>();
        tracks.forEach(track ->
                groups.computeIfAbsent(by.apply(track), _ -> new ArrayList<>()).add(track));
        return List.copyOf(groups.values());
    }
}
