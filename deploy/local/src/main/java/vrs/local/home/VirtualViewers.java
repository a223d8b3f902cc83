package vrs.local.home;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Members that exist only under load: each has a token of its own, every other one is VIP. */
public final class VirtualViewers {
    private final MembershipToken token;

    public VirtualViewers(MembershipToken token) {
        this.token = token;
    }

    /**
     * Writes their tokens, one a line.
     *
     * @param count how many
     * @param ttl how long they are good for
     */
    public void write(Path file, int count, Instant now, Duration ttl) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            String plan = i % 2 == 0 ? "vip" : "free";
            lines.append(token.sign(plan, "load-" + i, now, ttl)).append('\n');
        }
        PrivateFile.write(file, lines.toString());
    }
}
