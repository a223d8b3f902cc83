package vrs.publisher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;

/**
 * Asks over HTTP, as a device that can play everything, from where and on what the video may be played; as a preload, so
 * that it does not count as a play.
 */
final class HttpDashProbe implements DashProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String ALL = "intent=preload&drm=clearkey&codecs=avc1,hev1,av01";
    private static final String SOMEWHERE = "ZZ";

    private final HttpClient client;
    private final InternalCredential credential;
    private final ObjectMapper json = new ObjectMapper();

    HttpDashProbe(HttpClient client, InternalCredential credential) {
        this.client = client;
        this.credential = credential;
    }

    @Override
    public Seen look(Instance dash, CatalogEntry entry) throws InterruptedException {
        try {
            return seen(client.send(request(dash, entry), HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException e) {
            return new Seen.NotUp();
        } catch (IOException e) {
            return new Seen.Other();
        }
    }

    private HttpRequest request(Instance dash, CatalogEntry entry) {
        String place =
                switch (entry) {
                    case VideoRecord video -> first(video.rights().territories(), SOMEWHERE);
                    case Tombstone _ -> SOMEWHERE;
                };
        String platform =
                switch (entry) {
                    case VideoRecord video -> first(video.rights().platforms(), "web");
                    case Tombstone _ -> "web";
                };
        URI uri = dash.uri("/dash?vid=" + entry.vid() + "&platform=" + platform + "&" + ALL);
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header(InternalCredential.HEADER, credential.value())
                .header("VRS-Territory", place)
                .build();
    }

    private static String first(Collection<String> names, String otherwise) {
        return names.stream().sorted().findFirst().orElse(otherwise);
    }

    private Seen seen(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 200 -> revision(response.body());
            case 403, 406 -> new Seen.Refused();
            case 410 -> new Seen.Gone();
            default -> new Seen.Other();
        };
    }

    private Seen revision(String body) {
        try {
            String text = json.readTree(body).path("revision").asText();
            return Revision.parse(text).<Seen>map(Seen.At::new).orElseGet(Seen.Other::new);
        } catch (JsonProcessingException e) {
            return new Seen.Other();
        }
    }
}
