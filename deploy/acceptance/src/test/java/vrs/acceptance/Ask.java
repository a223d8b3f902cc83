package vrs.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks for an address from where the tests cannot ask themselves: prints the status, then the body. */
final class Ask {
    private Ask() {}

    /** @param words one URL */
    public static void main(String[] words) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(words[0])).build(), HttpResponse.BodyHandlers.ofByteArray());
            System.out.println(answer.statusCode());
            System.out.println(new String(answer.body(), StandardCharsets.ISO_8859_1));
        }
    }
}
