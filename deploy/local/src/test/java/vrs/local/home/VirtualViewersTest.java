package vrs.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualViewersTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void viewers_haveTokensOfTheirOwn_halfOfThemVip(@TempDir Path folder) throws IOException {
        MembershipKeys keys = new MembershipKeys(folder, new SecureRandom());
        keys.ensure();
        Path file = folder.resolve("load.tokens");

        new VirtualViewers(new MembershipToken(keys)).write(file, 4, NOW, Duration.ofHours(1));

        List<String> claims = Files.readAllLines(file).stream()
                .map(token -> token.split("\\.")[1])
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                .toList();
        assertThat(claims).hasSize(4).allMatch(text -> text.contains("\"exp\":" + (NOW.getEpochSecond() + 3_600)));
        assertThat(claims.get(0)).contains("\"sub\":\"load-1\"", "\"plan\":\"free\"");
        assertThat(claims.get(3)).contains("\"sub\":\"load-4\"", "\"plan\":\"vip\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
