package vrs.loadtest.wire;

import java.net.URI;

/** A place that plays are asked from. */
public record Target(String host, int port) {
    private static final int HTTP = 80;
    private static final int PORT_MAX = 65_535;

    public Target {
        if (host.isEmpty() || port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("a target has a host and a port of 1 to " + PORT_MAX);
        }
    }

    /**
     * Reads {@code http://host:port}.
     *
     * @throws IllegalArgumentException in one line for any other form
     */
    public static Target parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw refusal(text, e);
        }
        boolean bare = uri.getRawQuery() == null
                && uri.getRawUserInfo() == null
                && (uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/"));
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || !bare) {
            throw refusal(text, null);
        }
        return new Target(uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort());
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }

    private static IllegalArgumentException refusal(String text, Throwable cause) {
        return new IllegalArgumentException("a target reads http://host:port, not '" + text + "'", cause);
    }
}
