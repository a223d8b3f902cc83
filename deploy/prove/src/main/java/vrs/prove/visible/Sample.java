package vrs.prove.visible;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Videos to publish: protected, so that there are licences, and allowed clear, so that the fallback player could serve them. */
final class Sample {
    /** The key of its pictures, as a licence request names it. */
    static final String KEY_ID = "ocDeAAAAAAAAAAAAAAASAQ";

    private static final String KEY = "a1c0de00000000000000000000001201";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sample() {}

    static List<String> vids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** The body of an order to publish them. */
    static String order(Collection<String> vids, String title) {
        ObjectNode root = JSON.createObjectNode().put("onlyMissing", false);
        ArrayNode videos = root.putArray("videos");
        for (String vid : vids) {
            videos.addObject()
                    .put("name", vid)
                    .put("vid", vid)
                    .put("json", video(vid, title))
                    .put("asset", "clock12");
        }
        return root.toString();
    }

    private static String video(String vid, String title) {
        ObjectNode video = JSON.createObjectNode()
                .put("vid", vid)
                .put("title", title)
                .put("durationMs", 12_000)
                .put("segmentMs", 2_000)
                .put("asset", "clock12")
                .put("kept", true);
        video.putObject("rights").put("plan", "free").put("clearFallback", true);
        video.putArray("video")
                .addObject()
                .put("id", "v240")
                .put("codec", "avc1.4d4015")
                .put("width", 426)
                .put("height", 240)
                .put("frameRate", "25")
                .put("bandwidthBps", 50_944)
                .put("keyId", KEY);
        video.putArray("audio")
                .addObject()
                .put("id", "a-en")
                .put("codec", "mp4a.40.2")
                .put("language", "en")
                .put("channels", 2)
                .put("bandwidthBps", 54_279)
                .put("keyId", KEY);
        return video.toString();
    }
}
