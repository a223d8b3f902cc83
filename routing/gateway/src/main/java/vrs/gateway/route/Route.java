package vrs.gateway.route;

import java.util.Locale;
import java.util.Optional;

/** Where a request goes. Public are exactly {@code /dash} and {@code /licence}. */
public sealed interface Route {
    /** To dash-service. {@code target} is the path with the query as it came. */
    record Dash(String target, TrafficClass trafficClass, DashQuery query) implements Route {}

    /** To drm-service, for a licence. */
    record Licence(String target) implements Route {}

    /** A browser asks whether it may ask. {@code allow} lists the methods. */
    record Preflight(String allow) implements Route {}

    /** What only processes of the cluster ask, on the internal port. Never chosen for the public one. */
    record Inside(String path) implements Route {}

    /** The path is there, the method is not. */
    record WrongMethod(String allow) implements Route {}

    /** Nothing of ours. */
    record NotFound() implements Route {}

    /** The request target is not one that HTTP allows. */
    record Malformed() implements Route {}

    /**
     * Chooses by method and path, and the class by query and header: {@code Sec-Purpose} lowers, nothing raises.
     *
     * @param target the request target as it stands in the request line
     * @param secPurpose the {@code Sec-Purpose} header
     */
    static Route choose(String method, String target, Optional<String> secPurpose) {
        if (target.isEmpty() || target.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '#')) {
            return new Malformed();
        }
        String local = withoutOrigin(target);
        int mark = local.indexOf('?');
        String path = mark < 0 ? local : local.substring(0, mark);
        String query = mark < 0 ? "" : local.substring(mark + 1);
        return switch (path) {
            case "/dash" ->
                switch (method) {
                    case "GET", "HEAD" -> dash(local, query, secPurpose);
                    case "OPTIONS" -> new Preflight("GET, HEAD, OPTIONS");
                    default -> new WrongMethod("GET, HEAD, OPTIONS");
                };
            case "/licence" ->
                switch (method) {
                    case "POST" -> new Licence(local);
                    case "OPTIONS" -> new Preflight("POST, OPTIONS");
                    default -> new WrongMethod("POST, OPTIONS");
                };
            default -> new NotFound();
        };
    }

    private static Route dash(String target, String rawQuery, Optional<String> secPurpose) {
        DashQuery query = DashQuery.parse(rawQuery);
        boolean prefetch = secPurpose
                .map(p -> p.toLowerCase(Locale.ROOT).contains("prefetch"))
                .orElse(false);
        TrafficClass trafficClass = prefetch && !query.manifest() ? TrafficClass.PRELOAD : query.trafficClass();
        return new Dash(target, trafficClass, query);
    }

    /** A client may send the whole URL; the host in it means nothing here. */
    private static String withoutOrigin(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return target;
        }
        int slash = target.indexOf('/', target.indexOf("//") + 2);
        return slash < 0 ? "/" : target.substring(slash);
    }
}
