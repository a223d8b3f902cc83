package vrs.edge;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import vrs.edge.MediaFiles.MediaFile;
import vrs.signing.AddressVerdict;
import vrs.signing.AddressVerdict.Genuine;
import vrs.signing.AddressVerifier;

/** Decides what a request for a path gets. Knows no network; safe for use by many threads. */
final class Delivery {
    private final AddressVerifier verifier;
    private final MediaFiles files;
    private final Predicate<String> withdrawn;

    Delivery(AddressVerifier verifier, MediaFiles files, Predicate<String> withdrawn) {
        this.verifier = verifier;
        this.files = files;
        this.withdrawn = withdrawn;
    }

    /** What is to be answered. */
    sealed interface Decision {
        /** These bytes. */
        record Serve(MediaFile file, String contentType, long expirySeconds) implements Decision {}

        /** Not this address; the client is not told why. */
        record Forbidden(AddressVerdict.Reason reason) implements Decision {}

        /** A genuine address of what was taken down. */
        record Gone() implements Decision {}

        /** A genuine address with nothing behind it. */
        record Absent() implements Decision {}
    }

    /** @param rawPath as it came, not decoded, without query */
    Decision decide(String rawPath) throws IOException {
        return switch (verifier.verify(rawPath)) {
            case AddressVerdict.Refused refused -> new Decision.Forbidden(refused.reason());
            case Genuine genuine -> {
                if (withdrawn.test(genuine.vid())) {
                    yield new Decision.Gone();
                }
                Optional<MediaFile> file = files.find(genuine);
                yield file.<Decision>map(f -> new Decision.Serve(f, contentType(genuine), genuine.expirySeconds()))
                        .orElseGet(Decision.Absent::new);
            }
        };
    }

    private static String contentType(Genuine address) {
        if (address.file().endsWith(".vtt")) {
            return "text/vtt; charset=utf-8";
        }
        return address.rendition().startsWith("a") ? "audio/mp4" : "video/mp4";
    }
}
