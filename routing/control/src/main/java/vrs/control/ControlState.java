package vrs.control;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vrs.topology.EntryName;

/**
 * What the operators decided, whole. Immutable; each accessor answers what is in force, whether it was set or not.
 *
 * @param version grows with every change; a lower one never replaces a higher one
 * @param leader the AZ whose publisher gives out revisions: {@code publisher.leader}
 * @param leaderEpoch grows each time a leader is named, also when it is the same one
 * @param operator who changed it last, {@code [A-Za-z0-9_.@-]{1,64}}
 * @param changedAtMs when, in milliseconds since 1970; 0 before the first change
 * @param set the other keys that were set, each sound by {@link ControlKeys}
 */
public record ControlState(
        long version, String leader, long leaderEpoch, String operator, long changedAtMs, Map<String, String> set) {
    /** Who has changed what nobody changed yet. */
    static final String NOBODY = "nobody";

    private static final String NAME = "[A-Za-z0-9_.@-]{1,64}";
    private static final int WEIGHT_FULL = 100;
    private static final String AUTO = "auto";
    private static final String OFF = "off";

    public ControlState {
        if (version < 0 || leaderEpoch < 1 || changedAtMs < 0) {
            throw new IllegalArgumentException("version " + version + " or epoch " + leaderEpoch + " is too low");
        }
        if (!leader.matches(NAME) || !operator.matches(NAME)) {
            throw new IllegalArgumentException("\"" + leader + "\" or \"" + operator + "\" is no name");
        }
        set.forEach((key, value) -> ControlKeys.fault(key, value).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        }));
        set = Map.copyOf(set);
    }

    /** Before anybody decided anything. */
    public static ControlState atRest(String leader) {
        return new ControlState(0, leader, 1, NOBODY, 0, Map.of());
    }

    /** Names a leader, which begins a new epoch. */
    public ControlState lead(String az, String by, long atMs) {
        return new ControlState(version + 1, az, leaderEpoch + 1, by, atMs, set);
    }

    /**
     * Sets keys, as one version; a value of {@code default} takes a key back to what holds at rest. {@code
     * publisher.leader} among them begins a new epoch.
     *
     * @throws IllegalArgumentException naming the key that is not known or whose value is bad
     */
    public ControlState with(Map<String, String> changes, String by, long atMs) {
        SortedMap<String, String> next = new TreeMap<>(set);
        next.putAll(changes);
        boolean isNaming = next.containsKey(ControlFormat.LEADER);
        String named = isNaming ? next.remove(ControlFormat.LEADER) : leader;
        next.entrySet()
                .removeIf(one -> one.getValue().equals(ControlKeys.DEFAULT) && ControlKeys.isKnown(one.getKey()));
        return new ControlState(version + 1, named, isNaming ? leaderEpoch + 1 : leaderEpoch, by, atMs, next);
    }

    /** Whether no traffic shall go to this AZ: {@code az.<az>}. */
    public boolean isDrained(String az) {
        return value("az." + az, "active").equals("drained");
    }

    /** The AZ that a name of a region shall lead to; empty for the usual order: {@code dns.<region>.<kind>}. */
    public Optional<String> dns(String region, EntryName.Kind kind) {
        String value = value("dns." + region + "." + kind.name().toLowerCase(Locale.ROOT), AUTO);
        return value.equals(AUTO) ? Optional.empty() : Optional.of(value);
    }

    /** The weight of a unit of an AZ, 0 to 100: {@code unit.<az>.<unit>.weight}. */
    public int unitWeight(String az, String unit) {
        return number("unit." + az + "." + unit + ".weight", WEIGHT_FULL);
    }

    /** The weight of a pool, 0 to 100: {@code pool.<pool>}. */
    public int poolWeight(String pool) {
        return number("pool." + pool, WEIGHT_FULL);
    }

    /** The weight of a CDN, 0 to 100: {@code cdn.<name>}. */
    public int cdnWeight(String cdn) {
        return number("cdn." + cdn, WEIGHT_FULL);
    }

    /** What the instances of a cloud say of themselves: {@code cloud.<cloud>}. */
    public CloudSwitch cloud(String cloud) {
        return switch (value("cloud." + cloud, AUTO)) {
            case "forced-online" -> CloudSwitch.FORCED_ONLINE;
            case "forced-offline" -> CloudSwitch.FORCED_OFFLINE;
            default -> CloudSwitch.AUTO;
        };
    }

    /** {@code degrade.drm}: on = clear wherever rights allow; off = never lower. */
    public DegradeSwitch degradeDrm() {
        return degrade("degrade.drm");
    }

    /** {@code degrade.dash}: on = plays go to the fallback player; off = never. */
    public DegradeSwitch degradeDash() {
        return degrade("degrade.dash");
    }

    /** The dash unit that answers a class other than play: {@code route.<class>}. */
    public String route(String trafficClass) {
        return value("route." + trafficClass, "low");
    }

    /** How many requests an instance of a service may have in flight; empty for no bound of the operators'. */
    public OptionalInt inFlightMax(String service) {
        return bound("admission." + service + ".inflight");
    }

    /** How many requests a second an instance of a service admits; empty for no bound of the operators'. */
    public OptionalInt qpsMax(String service) {
        return bound("admission." + service + ".qps");
    }

    /** Whether a service of an AZ may be avoided: {@code avoid.<service>}. */
    public boolean mayAvoid(String service) {
        return value("avoid." + service, AUTO).equals(AUTO);
    }

    /** How long things may take: {@code deadline.*}. */
    public Deadlines deadlines() {
        Deadlines rest = Deadlines.atRest();
        return new Deadlines(
                number("deadline.playMs", rest.playMs()),
                number("deadline.attemptMs", rest.attemptMs()),
                number("deadline.connectMs", rest.connectMs()),
                bound("deadline.l2Ms"),
                bound("deadline.l3Ms"));
    }

    /** Which failures a whole request may be repeated for: {@code retry.rules}. */
    public Set<RetryRule> retryRules() {
        String value = set.get("retry.rules");
        if (value == null) {
            return RetryRule.atRest();
        }
        Set<RetryRule> rules = EnumSet.noneOf(RetryRule.class);
        for (String word : value.split(",")) {
            RetryRule.of(word).ifPresent(rules::add);
        }
        return Set.copyOf(rules);
    }

    /** The share of recent requests, 0 to 100 percent, that each budget of extra calls may spend. */
    public int retryBudgetPercent() {
        return number("retry.budgetPercent", 20);
    }

    /** How many plays of a subject in ten seconds are believed; empty for all. */
    public OptionalInt floodPlaysPer10s() {
        return value("flood.playsPer10s", "10").equals(OFF)
                ? OptionalInt.empty()
                : OptionalInt.of(number("flood.playsPer10s", 10));
    }

    private DegradeSwitch degrade(String key) {
        return switch (value(key, AUTO)) {
            case "on" -> DegradeSwitch.ON;
            case "off" -> DegradeSwitch.OFF;
            default -> DegradeSwitch.AUTO;
        };
    }

    private OptionalInt bound(String key) {
        String value = value(key, OFF);
        return value.equals(OFF) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value));
    }

    private int number(String key, int atRest) {
        String value = set.get(key);
        return value == null ? atRest : Integer.parseInt(value);
    }

    private String value(String key, String atRest) {
        return set.getOrDefault(key, atRest);
    }
}
