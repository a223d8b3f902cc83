package vrs.dash.upstream;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A valid answer of drm-service or clear-stream-service.
 *
 * @param addresses by rendition
 * @param subtitles whole addresses by language
 * @param licenceToken opens the licence of what drm-service gave; clear-stream-service gives none
 */
public record StreamsAnswer(
        Map<String, List<Address>> addresses, Map<String, String> subtitles, Optional<String> licenceToken) {
    public StreamsAnswer {
        addresses = Map.copyOf(addresses);
        subtitles = Map.copyOf(subtitles);
    }
}
