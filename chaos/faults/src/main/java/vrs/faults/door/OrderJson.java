package vrs.faults.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import vrs.faults.lease.Injection;
import vrs.faults.lease.Lease;
import vrs.faults.proxy.Harm;
import vrs.faults.proxy.Order;
import vrs.faults.wire.Errors;
import vrs.faults.wire.Garbage;
import vrs.faults.wire.Hang;
import vrs.faults.wire.Jitter;
import vrs.faults.wire.Latency;
import vrs.faults.wire.Refuse;
import vrs.faults.wire.Reset;
import vrs.faults.wire.Sparing;
import vrs.faults.wire.WireFault;

/** Orders and faults in force as JSON. Safe for use by many threads. */
final class OrderJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SLOW_MS = 1_000;
    private static final int ALL_PERCENT = 100;

    /** An order with its target and lease. */
    record Wish(Order order, String target, Lease lease) {}

    private OrderJson() {}

    /** @throws IllegalArgumentException in one line when the text is no order */
    static Wish read(byte[] text) {
        JsonNode node;
        try {
            node = JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON", e);
        }
        String target = node.path("target").asText();
        if (target.isEmpty()) {
            throw new IllegalArgumentException("target is missing");
        }
        JsonNode lease = node.path("for");
        return new Wish(order(node), target, lease.isMissingNode() ? Lease.DEFAULT : Lease.parse(lease.asText()));
    }

    static String write(Injection<Harm> injection, long nowNanos) {
        return object(injection, nowNanos).toString();
    }

    static String write(List<Injection<Harm>> injections, long nowNanos) {
        ArrayNode array = JSON.createArrayNode();
        injections.forEach(injection -> array.add(object(injection, nowNanos)));
        return array.toString();
    }

    static String line(String key, Object value) {
        return JSON.createObjectNode().putPOJO(key, value).toString();
    }

    private static Order order(JsonNode node) {
        Order order = wholeOrder(node);
        boolean sparesHealth = number(node, "spareHealth", 0) != 0;
        return order instanceof Order.Break(WireFault fault) && sparesHealth
                ? new Order.Break(new Sparing(fault))
                : order;
    }

    private static Order wholeOrder(JsonNode node) {
        String type = node.path("type").asText();
        return switch (type) {
            case "slow", "latency" -> new Order.Break(new Latency(Duration.ofMillis(number(node, "ms", SLOW_MS))));
            case "jitter" -> new Order.Break(new Jitter(Duration.ofMillis(number(node, "ms", SLOW_MS))));
            case "reset" -> new Order.Break(new Reset());
            case "hang", "stall" -> new Order.Break(new Hang());
            case "refuse" -> new Order.Break(new Refuse());
            case "errors" -> new Order.Break(new Errors(number(node, "percent", ALL_PERCENT)));
            case "garbage" -> new Order.Break(new Garbage());
            case "cut" -> new Order.Sever();
            default ->
                throw new IllegalArgumentException("no type \"" + type
                        + "\"; there are slow, latency, jitter, reset, stall, refuse, errors, garbage, cut");
        };
    }

    private static int number(JsonNode node, String key, int byDefault) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return byDefault;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException(key + " is " + value + ", not a whole number");
        }
        return value.intValue();
    }

    private static ObjectNode object(Injection<Harm> injection, long nowNanos) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", injection.id())
                .put("type", injection.fault().type())
                .put("target", injection.fault().target())
                .put("healsInMs", injection.leftMs(nowNanos));
        ArrayNode places = node.putArray("paths");
        injection.fault().places().forEach(place -> places.add(place.edge()));
        return node;
    }
}
