package vrs.fallback.answer;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A request for a play, without its connection.
 *
 * @param query raw, without the question mark
 * @param client where the connection comes from
 * @param gateway what a caller with the cluster's credential says; empty for everybody else
 */
public record Asked(
        String query,
        Optional<String> accept,
        Optional<String> authorization,
        InetAddress client,
        Optional<Gateway> gateway) {
    /**
     * What only a gateway may say.
     *
     * @param territory of its client
     * @param reason why it comes here
     */
    public record Gateway(Optional<String> territory, String reason) {}
}
