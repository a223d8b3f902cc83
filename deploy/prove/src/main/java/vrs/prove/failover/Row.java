package vrs.prove.failover;

import java.util.ArrayList;
import java.util.List;

/**
 * One failure, and what those who press play are to see of it.
 *
 * @param name of the part
 * @param says what it is, in the words of the contract
 * @param faults words of {@code ./vrs fault}, one list each
 * @param settings of the control state while it lasts
 * @param titles what is played
 * @param judgedFromMs how long after the fault is there the judging begins; 0 for as soon as it is ordered
 * @param expectedMin the share of expected answers
 * @param fullPerSecondMin how many plays a second are to get the full grade all the same, 0 where that is not asked
 * @param upstream whether the same with calls pinned to the own AZ must not reach that share
 */
record Row(
        String name,
        String says,
        List<List<String>> faults,
        List<String> settings,
        List<Title> titles,
        long judgedFromMs,
        double expectedMin,
        double fullPerSecondMin,
        boolean upstream) {
    private static final double NEARLY_ALL = 0.999;
    private static final double MOST = 0.995;
    /** Within which entry names have moved, and an instance that hangs is left out: before that, plays are in flight on it. */
    private static final long MOVED_MS = 2_000;
    /** Requests a second that the last drm-service admits: half of the plays. */
    private static final int HALF_PER_SECOND = 15;

    private static final double NEARLY_FULL = 0.9;
    /** Until avoidance and what the bucket held at first are over. */
    private static final long SETTLED_MS = 2_000;

    /** Upstreams of one AZ. */
    static List<Row> ofUpstreams() {
        return List.of(
                upstream("drm-errors", "drm-service of an AZ answers errors", "errors", "drm"),
                upstream("drm-garbage", "drm-service of an AZ answers nonsense", "garbage", "drm"),
                upstream("drm-stall", "drm-service of an AZ hangs, its health checks green", "stall", "drm"),
                upstream("drm-refuse", "drm-service of an AZ takes no connection", "refuse", "drm"),
                upstream(
                        "drm-some",
                        "one call in five of an AZ's drm-service fails",
                        "errors",
                        "drm",
                        "--percent",
                        "20"),
                upstream("drm-kill", "drm-service of an AZ is killed", "kill", "drm"),
                upstream("clear-errors", "clear-stream-service of an AZ answers errors", "errors", "clear"),
                upstream("clear-garbage", "clear-stream-service of an AZ answers nonsense", "garbage", "clear"),
                upstream("clear-stall", "clear-stream-service of an AZ hangs", "stall", "clear"),
                new Row(
                        "licence-stall",
                        "/licence hangs in an AZ: the gateway asks the others",
                        List.of(List.of("stall", "r1-az1/drm", "--spare-health")),
                        List.of(),
                        List.of(Title.LICENSED),
                        0,
                        NEARLY_ALL,
                        0,
                        true));
    }

    /** Everything else. */
    static List<Row> ofTheRest() {
        return List.of(
                everywhere(
                        "drm-everywhere",
                        "DRM down everywhere: clear where rights allow, else 503",
                        List.of(
                                fault("errors", "r1-az1/drm"),
                                fault("errors", "r1-az2/drm"),
                                fault("errors", "r2-az1/drm")),
                        List.of(Title.PROTECTED.expecting("clear"), Title.PROTECTED_ONLY.expecting("503"), Title.OPEN)),
                everywhere(
                        "upstreams-everywhere",
                        "DRM and clear streams down everywhere: basic",
                        List.of(
                                fault("errors", "r1-az1/drm"),
                                fault("errors", "r1-az2/drm"),
                                fault("errors", "r2-az1/drm"),
                                fault("errors", "r1-az1/clear"),
                                fault("errors", "r1-az2/clear"),
                                fault("errors", "r2-az1/clear")),
                        List.of(
                                Title.PROTECTED.expecting("basic"),
                                Title.PROTECTED_ONLY.expecting("503"),
                                Title.OPEN.expecting("basic"))),
                row(
                        "drm-two-azs",
                        "DRM down in two AZs: the third takes it all",
                        List.of(fault("errors", "r1-az1/drm"), fault("errors", "r1-az2/drm")),
                        Title.ALL,
                        MOST),
                row(
                        "dash-kill",
                        "dash-service of an AZ is killed",
                        List.of(fault("kill", "r1-az1/dash")),
                        Title.ALL,
                        NEARLY_ALL),
                moved("dash-hang", "dash-service of an AZ hangs", "hang", "r1-az1/dash"),
                new Row(
                        "dash-overloaded",
                        "dash-service overloaded (few requests in flight): basic, not an error",
                        List.of(),
                        List.of("admission.dash.inflight=1"),
                        List.of(Title.PROTECTED.expecting("full|basic"), Title.OPEN.expecting("full|basic")),
                        0,
                        MOST,
                        0,
                        false),
                new Row(
                        "drm-two-azs-half",
                        "DRM down in two AZs, the third admits half: the rest is clear where rights allow, its throughput stays",
                        List.of(fault("errors", "r1-az1/drm"), fault("errors", "r1-az2/drm")),
                        List.of("admission.drm.qps=" + HALF_PER_SECOND),
                        List.of(Title.PROTECTED.expecting("full|clear"), Title.PROTECTED_ONLY.expecting("full|503")),
                        SETTLED_MS,
                        MOST,
                        NEARLY_FULL * HALF_PER_SECOND,
                        false),
                row(
                        "redis-kill",
                        "the hot store of a layer is killed",
                        List.of(fault("kill", "r1-az1/redis")),
                        Title.ALL,
                        NEARLY_ALL),
                row(
                        "redis-slow",
                        "the hot store of a layer is slow",
                        List.of(List.of("slow", "r1-az1/redis", "--ms", "2000")),
                        Title.ALL,
                        NEARLY_ALL),
                row(
                        "redis-wipe",
                        "the hot store of a layer is emptied",
                        List.of(fault("wipe", "r1-az1/redis")),
                        Title.ALL,
                        NEARLY_ALL),
                row(
                        "stores-kill",
                        "all stores of an AZ are killed",
                        List.of(
                                fault("kill", "r1-az1/redis"),
                                fault("kill", "r1-az1/document"),
                                fault("kill", "r1-az1/sql")),
                        Title.ALL,
                        NEARLY_ALL),
                moved("gateway-kill", "the gateway of an AZ is killed", "kill", "r1-az1/gateway"),
                moved("az-cut", "an AZ is cut off", "cut", "r1-az1"),
                moved("az-kill", "all of an AZ is killed", "kill", "r1-az1"),
                moved("az-hang", "all of an AZ hangs", "hang", "r1-az1"),
                // Last: nine stores start after it.
                row(
                        "stores-everywhere",
                        "all stores of all AZs are killed",
                        List.of(fault("kill", "redis"), fault("kill", "document"), fault("kill", "sql")),
                        Title.ALL,
                        NEARLY_ALL));
    }

    private static Row upstream(String name, String says, String type, String service, String... more) {
        List<String> words = new ArrayList<>(List.of(type, "r1-az1/" + service));
        words.addAll(List.of(more));
        if (!type.equals("kill")) {
            words.add("--spare-health");
        }
        return new Row(name, says, List.of(List.copyOf(words)), List.of(), Title.ALL, 0, NEARLY_ALL, 0, true);
    }

    private static Row row(String name, String says, List<List<String>> faults, List<Title> titles, double min) {
        return new Row(name, says, faults, List.of(), titles, 0, min, 0, false);
    }

    /** Only when the last AZ's upstream fails as well is less to be served. */
    private static Row everywhere(String name, String says, List<List<String>> faults, List<Title> titles) {
        return new Row(name, says, faults, List.of(), titles, SETTLED_MS, NEARLY_ALL, 0, false);
    }

    private static Row moved(String name, String says, String type, String target) {
        return new Row(name, says, List.of(fault(type, target)), List.of(), Title.ALL, MOVED_MS, MOST, 0, false);
    }

    private static List<String> fault(String type, String target) {
        return List.of(type, target);
    }
}
