package vrs.clear;

import java.util.List;

/** Clear addresses of everything that was asked for. */
public record StreamsAnswer(String vid, List<Addressed> renditions, List<Text> subtitles) {
    /** One rendition on every CDN, the preferred one first. */
    public record Addressed(String id, List<ClearAddresses.Address> addresses) {}

    /** A subtitle, signed and whole. */
    public record Text(String language, String url) {}

    /** The answer to a request that is {@link StreamsRequest#isUsable usable}. */
    public static StreamsAnswer to(StreamsRequest request, ClearAddresses addresses) {
        List<Addressed> renditions = request.renditions().stream()
                .map(r -> new Addressed(r.id(), addresses.of(request.vid(), r.id(), request.expiresAt())))
                .toList();
        List<Text> subtitles = request.subtitles().stream()
                .map(l -> new Text(l, addresses.subtitle(request.vid(), "s-" + l, request.expiresAt())))
                .toList();
        return new StreamsAnswer(request.vid(), renditions, subtitles);
    }
}
