package vrs.acceptance;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * How DASH-IF has ClearKey signalled: the scheme of Common Encryption with the default key ID, then the system with its
 * version and a licence URL. Shaka Player finds that URL by namespace and the name {@code Laurl}; dash.js by the prefix
 * {@code dashif}. Both must hold.
 */
final class ClearKeyRules {
    private static final String CENC = "urn:mpeg:cenc:2013";
    private static final String DASHIF = "https://dashif.org/CPS";
    private static final String MP4 = "urn:mpeg:dash:mp4protection:2011";
    private static final String CLEARKEY = "urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e";
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private ClearKeyRules() {}

    /** What is wrong with the protection of these AdaptationSets. */
    static List<String> faults(List<Element> sets) {
        List<String> faults = new ArrayList<>();
        for (Element set : sets) {
            String id = "set " + set.getAttribute("id");
            List<Element> said = MpdRules.all(set, "ContentProtection");
            if (said.stream().anyMatch(p -> p.getParentNode() != set)) {
                faults.add(id + ": protection below the AdaptationSet");
            }
            if (!MpdRules.kind(set).equals("text") && encrypted(set) == said.isEmpty()) {
                faults.add(id + ": addresses and protection disagree");
            }
            if (!said.isEmpty()) {
                faults.addAll(faults(id, said));
            }
        }
        return faults;
    }

    /** Whether the media of a set stands in the folder of encrypted media. */
    static boolean encrypted(Element set) {
        return MpdRules.all(set, "BaseURL").stream()
                .anyMatch(b -> b.getTextContent().contains("/cenc/"));
    }

    private static List<String> faults(String id, List<Element> said) {
        if (said.size() != 2) {
            return List.of(id + ": not two ContentProtection");
        }
        List<String> faults = new ArrayList<>();
        Element common = said.get(0);
        Element system = said.get(1);
        if (!common.getAttribute("schemeIdUri").equals(MP4)
                || !common.getAttribute("value").equals("cenc")) {
            faults.add(id + ": Common Encryption is not said first");
        }
        if (!common.getAttributeNS(CENC, "default_KID").matches(UUID)) {
            faults.add(id + ": default_KID is no UUID");
        }
        if (!system.getAttribute("schemeIdUri").equals(CLEARKEY)
                || !system.getAttribute("value").equals("ClearKey1.0")) {
            faults.add(id + ": the system is not ClearKey1.0");
        }
        NodeList urls = system.getElementsByTagNameNS(DASHIF, "Laurl");
        if (urls.getLength() != 1
                || !"dashif".equals(urls.item(0).getPrefix())
                || !urls.item(0).getTextContent().matches("https?://[^ ]+/licence\\?token=[^ &]+")) {
            faults.add(id + ": not one dashif:Laurl with a licence URL");
        }
        if (system.getElementsByTagNameNS(CENC, "pssh").getLength() > 0) {
            faults.add(id + ": ClearKey needs no pssh");
        }
        return faults;
    }
}
