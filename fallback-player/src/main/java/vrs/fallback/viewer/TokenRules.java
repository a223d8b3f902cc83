package vrs.fallback.viewer;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a membership token must say to be one of ours.
 *
 * @param issuer the only accepted {@code iss}
 * @param audience what {@code aud} must be or hold
 */
public record TokenRules(String issuer, String audience) {
    public TokenRules {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("iss or aud is missing");
        }
    }

    /**
     * Reads {@code iss=} and {@code aud=} of a properties file.
     *
     * @throws IllegalArgumentException when one of them is missing
     */
    public static TokenRules read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return new TokenRules(properties.getProperty("iss", ""), properties.getProperty("aud", ""));
    }
}
