package vrs.catalog.redis;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vrs.catalog.ring.RingConfig;

/** Which Redis processes an AZ has, and how they stand together. */
public sealed interface RedisSite {

    /**
     * One process.
     *
     * @param host its address
     * @param port its port, 1 to 65,535
     */
    record Node(String host, int port) {
        private static final int PORT_MAX = 65_535;

        public Node {
            if (host.isBlank()) {
                throw new IllegalArgumentException("host is empty");
            }
            if (port < 1 || port > PORT_MAX) {
                throw new IllegalArgumentException("port is " + port + ", not 1 to " + PORT_MAX);
            }
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** One Redis. */
    record Single(Node node) implements RedisSite {}

    /**
     * A master with its replicas, watched by Sentinel: each new connection asks who the master is.
     *
     * @param sentinels at least one of those that watch
     * @param master by which name they know it
     */
    record Sentinel(List<Node> sentinels, String master) implements RedisSite {
        public Sentinel {
            sentinels = several("sentinels", sentinels);
            if (master.isBlank()) {
                throw new IllegalArgumentException("master is empty");
            }
        }
    }

    /**
     * Cache nodes that share the videos out between them by a ketama ring.
     *
     * @param nodes at least one; each change of this list moves videos
     */
    record Ring(List<Node> nodes, RingConfig config) implements RedisSite {
        public Ring {
            nodes = several("nodes", nodes);
        }
    }

    /**
     * Reads {@code redis://host:port}, {@code redis-sentinel://host:port,host:port/master} or
     * {@code redis-ring://host:port,host:port}.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static RedisSite parse(String text) {
        URI site = URI.create(text);
        String kind = site.getScheme() == null ? "" : site.getScheme();
        List<Node> nodes = new ArrayList<>();
        for (String node : (site.getRawAuthority() == null ? "" : site.getRawAuthority()).split(",")) {
            nodes.add(node(node));
        }
        String path = site.getPath() == null ? "" : site.getPath().replaceFirst("^/", "");
        return switch (kind) {
            case String redis
            when redis.equals("redis") && nodes.size() == 1 && path.isEmpty() -> new Single(nodes.getFirst());
            case String sentinel when sentinel.equals("redis-sentinel") -> new Sentinel(nodes, path);
            case String ring when ring.equals("redis-ring") && path.isEmpty() -> new Ring(nodes, RingConfig.defaults());
            case String _ ->
                throw new IllegalArgumentException(
                        "\"" + text
                                + "\" is none of redis://host:port, redis-sentinel://host:port,…/master, redis-ring://host:port,…");
        };
    }

    private static Node node(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new Node(text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not host:port", e);
        }
    }

    private static List<Node> several(String name, List<Node> nodes) {
        if (nodes.isEmpty() || new HashSet<>(nodes).size() < nodes.size()) {
            throw new IllegalArgumentException(name + " are " + nodes + ", not one or more, each of them once");
        }
        return List.copyOf(nodes);
    }
}
