package vrs.dash.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vrs.catalog.Plan;
import vrs.catalog.VideoRecord;
import vrs.dash.Titles;

class MpdAnswerTest {
    private static final String MPD = "urn:mpeg:dash:schema:mpd:2011";
    private static final String DASHIF = "https://dashif.org/CPS";
    private static final String CENC = "urn:mpeg:cenc:2013";
    private static final String SWITCHING = "urn:mpeg:dash:adaptation-set-switching:2016";

    @Test
    void root_isAStaticManifest() throws Exception {
        Element root = parse(Titles.open()).getDocumentElement();

        assertThat(root.getNamespaceURI()).isEqualTo(MPD);
        assertThat(root.getAttribute("type")).isEqualTo("static");
        assertThat(root.getAttribute("mediaPresentationDuration")).isEqualTo("PT12S");
        assertThat(root.getAttribute("minBufferTime")).isEqualTo("PT2S");
        assertThat(root.getAttribute("profiles")).isEqualTo("urn:mpeg:dash:profile:isoff-live:2011");
        assertThat(elements(root, "Title").getFirst().getTextContent()).isEqualTo("A <Film> & more");
    }

    @Test
    void openTitle_hasOneSetPerKind_andNoProtection() throws Exception {
        Document mpd = parse(Titles.open());

        assertThat(sets(mpd, "video")).hasSize(1);
        assertThat(sets(mpd, "audio")).hasSize(1);
        assertThat(elements(mpd.getDocumentElement(), "ContentProtection")).isEmpty();
        assertThat(elements(sets(mpd, "video").getFirst(), "Representation"))
                .extracting(r -> r.getAttribute("id"))
                .containsExactly("v240", "v720");
    }

    @Test
    void representation_saysWhatItIs_andWhereItStands() throws Exception {
        Element r = elements(parse(Titles.open()).getDocumentElement(), "Representation")
                .getFirst();

        assertThat(r.getAttribute("codecs")).isEqualTo("avc1.4d401f");
        assertThat(r.getAttribute("bandwidth")).isEqualTo("240000");
        assertThat(r.getAttribute("width") + "x" + r.getAttribute("height")).isEqualTo("426x240");
        assertThat(r.getAttribute("frameRate")).isEqualTo("25");
        assertThat(elements(r, "BaseURL"))
                .extracting(b -> b.getAttribute("serviceLocation"))
                .containsExactly("cdn-a", "cdn-b");
        assertThat(elements(r, "BaseURL").getFirst().getTextContent())
                .isEqualTo("http://cdn-a.localhost:17080/1-k-sig/film/clear/v240/");
    }

    @Test
    void segments_areNumberedFromOne() throws Exception {
        Element template = elements(parse(Titles.open()).getDocumentElement(), "SegmentTemplate")
                .getFirst();

        assertThat(((Element) template.getParentNode()).getTagName()).isEqualTo("AdaptationSet");
        assertThat(template.getAttribute("timescale")).isEqualTo("1000");
        assertThat(template.getAttribute("duration")).isEqualTo("2000");
        assertThat(template.getAttribute("startNumber")).isEqualTo("1");
        assertThat(template.getAttribute("initialization")).isEqualTo("init.mp4");
        assertThat(template.getAttribute("media")).isEqualTo("$Number$.m4s");
    }

    @Test
    void encryptedTitle_hasASetPerKey_boundTogetherForSwitching() throws Exception {
        List<Element> sets = sets(parse(Titles.encrypted(Titles.FREE)), "video");

        assertThat(sets).hasSize(2);
        assertThat(sets)
                .extracting(MpdAnswerTest::defaultKid)
                .containsExactly("a1c0de00-0000-0000-0000-000000001201", "a1c0de00-0000-0000-0000-000000001202");
        for (int i = 0; i < 2; i++) {
            Element other = sets.get(1 - i);
            assertThat(supplemental(sets.get(i))).containsExactly(SWITCHING + " " + other.getAttribute("id"));
        }
    }

    @Test
    void mixedTitle_keepsOpenAndEncryptedPicturesApart() throws Exception {
        List<Element> sets = sets(parse(Titles.mixed(Titles.FREE)), "video");

        assertThat(sets).hasSize(2);
        assertThat(elements(sets.get(0), "ContentProtection")).isEmpty();
        assertThat(elements(sets.get(1), "ContentProtection")).hasSize(2);
        assertThat(sets).allSatisfy(set -> assertThat(supplemental(set)).isEmpty());
    }

    @Test
    void mixedTitleWithTwoKeys_bindsEncryptedPicturesToEncryptedOnesOnly() throws Exception {
        VideoRecord title = Titles.title(
                Titles.FREE,
                List.of(
                        Titles.picture("v240", 240),
                        Titles.picture("v360", 360, Titles.KEY_FREE),
                        Titles.picture("v720", 720, Titles.KEY_VIP)),
                Titles.sound(Optional.empty()));

        assertThat(sets(parse(title), "video"))
                .extracting(MpdAnswerTest::supplemental)
                .containsExactly(List.of(), List.of(SWITCHING + " 2"), List.of(SWITCHING + " 1"));
    }

    @Test
    void otherCodec_hasASetOfItsOwn() throws Exception {
        VideoRecord title = Titles.title(
                Titles.FREE,
                List.of(
                        Titles.picture("v240", 240),
                        Titles.picture("h240", 240, "hev1.1", Plan.FREE, Set.of(), Set.of(), Optional.empty())),
                List.of());

        List<Element> sets = sets(parse(title), "video");

        assertThat(sets).hasSize(2);
        assertThat(supplemental(sets.getFirst())).isEmpty();
    }

    @Test
    void protection_signalsClearKeyByDashIf_withThatVeryPrefix() throws Exception {
        byte[] bytes = MpdAnswer.write(Answers.to(Titles.encrypted(Titles.FREE)));
        Document mpd = parse(bytes);

        for (Element set : concat(sets(mpd, "video"), sets(mpd, "audio"))) {
            List<Element> protection = elements(set, "ContentProtection");
            assertThat(protection.get(0).getAttribute("schemeIdUri")).isEqualTo("urn:mpeg:dash:mp4protection:2011");
            assertThat(protection.get(0).getAttribute("value")).isEqualTo("cenc");
            assertThat(protection.get(1).getAttribute("schemeIdUri"))
                    .isEqualTo("urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e");
            assertThat(protection.get(1).getAttribute("value")).isEqualTo("ClearKey1.0");
            NodeList url = protection.get(1).getElementsByTagNameNS(DASHIF, "Laurl");
            assertThat(url.getLength()).isEqualTo(1);
            assertThat(url.item(0).getTextContent())
                    .isEqualTo("http://main.r1.localhost:17090/licence?token=lic.en.ce");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text)
                .contains("<dashif:Laurl>")
                .contains("cenc:default_KID=")
                .doesNotContain("pssh");
    }

    @Test
    void audio_saysLanguageAndChannels() throws Exception {
        Element set = sets(parse(Titles.open()), "audio").getFirst();

        assertThat(set.getAttribute("lang")).isEqualTo("en");
        assertThat(elements(set, "AudioChannelConfiguration").getFirst().getAttribute("value"))
                .isEqualTo("2");
        assertThat(elements(set, "Role").getFirst().getAttribute("value")).isEqualTo("main");
    }

    @Test
    void subtitles_haveASetPerLanguage() throws Exception {
        List<Element> sets = sets(parse(Titles.open()), "text");

        assertThat(sets).extracting(s -> s.getAttribute("lang")).containsExactly("en", "zh");
        assertThat(sets).extracting(s -> s.getAttribute("mimeType")).containsOnly("text/vtt");
        assertThat(sets)
                .extracting(s -> elements(s, "Role").getFirst().getAttribute("value"))
                .containsExactly("subtitle", "caption");
        assertThat(elements(sets.getFirst(), "BaseURL").getFirst().getTextContent())
                .endsWith("/s-en/subtitles.vtt");
    }

    @Test
    void ids_areUnique() throws Exception {
        Document mpd = parse(Titles.encrypted(Titles.FREE));

        assertThat(elements(mpd.getDocumentElement(), "AdaptationSet"))
                .extracting(s -> s.getAttribute("id"))
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    /** The order that the schema demands of an AdaptationSet. */
    @Test
    void children_standInSchemaOrder() throws Exception {
        List<String> order = List.of(
                "AudioChannelConfiguration",
                "ContentProtection",
                "SupplementalProperty",
                "Role",
                "SegmentTemplate",
                "Representation");
        for (Element set : elements(parse(Titles.encrypted(Titles.FREE)).getDocumentElement(), "AdaptationSet")) {
            List<Integer> positions = children(set).stream()
                    .map(e -> order.indexOf(e.getTagName()))
                    .toList();
            assertThat(positions).isSorted().doesNotContain(-1);
        }
    }

    @Test
    void title_withWhatXmlCannotHold_staysWellFormed() throws Exception {
        VideoRecord odd = Titles.open();
        VideoRecord title = new VideoRecord(
                odd.vid(),
                "a\u0000b\u001fc\ud83c\udfac",
                odd.revision(),
                odd.duration(),
                odd.segmentDuration(),
                odd.rights(),
                odd.video(),
                odd.audio(),
                odd.subtitles(),
                0,
                false);

        Document mpd = parse(title);

        assertThat(elements(mpd.getDocumentElement(), "Title").getFirst().getTextContent())
                .isEqualTo("abc\ud83c\udfac");
    }

    private static String defaultKid(Element set) {
        return elements(set, "ContentProtection").getFirst().getAttributeNS(CENC, "default_KID");
    }

    private static List<String> supplemental(Element set) {
        return elements(set, "SupplementalProperty").stream()
                .map(e -> e.getAttribute("schemeIdUri") + " " + e.getAttribute("value"))
                .toList();
    }

    private static List<Element> sets(Document mpd, String contentType) {
        return elements(mpd.getDocumentElement(), "AdaptationSet").stream()
                .filter(e -> e.getAttribute("contentType").equals(contentType))
                .toList();
    }

    private static List<Element> concat(List<Element> a, List<Element> b) {
        return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagNameNS(MPD, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> children(Element of) {
        NodeList nodes = of.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(n -> n.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }

    private static Document parse(VideoRecord title) throws Exception {
        return parse(MpdAnswer.write(Answers.to(title)));
    }

    private static Document parse(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
