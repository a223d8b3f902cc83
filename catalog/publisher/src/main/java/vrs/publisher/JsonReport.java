package vrs.publisher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import vrs.catalog.Tombstone;

/** Tells a program what a command came to, in one JSON object. */
final class JsonReport {
    private static final String REASON = "reason";
    private static final String SERVED = "served";
    private static final String STORED = "stored";

    private final ObjectMapper json = new ObjectMapper();

    String text(Outcome outcome) {
        ObjectNode root = json.createObjectNode();
        root.put("exit", Exit.of(outcome));
        switch (outcome) {
            case Outcome.Acknowledged(List<Change> changes) -> put(root.put("outcome", "acknowledged"), changes);
            case Outcome.Refused(List<Complaint> complaints) -> {
                root.put("outcome", "refused");
                ArrayNode list = root.putArray("complaints");
                complaints.forEach(complaint -> put(list.addObject(), complaint));
            }
            case Outcome.NoMajority(List<Change> changes, String why) ->
                put(root.put("outcome", "no-majority").put(REASON, why), changes);
        }
        return root.toString();
    }

    private static void put(ObjectNode node, Complaint complaint) {
        node.put("subject", complaint.subject());
        complaint.pointer().ifPresent(pointer -> node.put("pointer", pointer));
        node.put("message", complaint.message());
    }

    private static void put(ObjectNode root, List<Change> changes) {
        ArrayNode list = root.putArray("changes");
        for (Change change : changes) {
            ObjectNode node = list.addObject();
            node.put("kind", change.entry() instanceof Tombstone ? "withdraw" : "publish");
            node.put("vid", change.entry().vid());
            node.put("revision", change.entry().revision().toString());
            node.put("acknowledged", change.isAcknowledged());
            node.put("redundant", change.azs().size() > 1);
            OptionalLong everywhere = change.servedEverywhereMs();
            if (everywhere.isPresent()) {
                node.put("servedEverywhereMs", everywhere.getAsLong());
            } else {
                node.putNull("servedEverywhereMs");
            }
            ArrayNode azs = node.putArray("azs");
            change.azs().forEach(az -> put(azs.addObject(), az));
        }
    }

    private static void put(ObjectNode node, Change.AzState az) {
        node.put("az", az.az());
        switch (az.stored()) {
            case Stored.Written() -> node.put(STORED, "written");
            case Stored.Lags(String reason) -> node.put(STORED, "lags").put(REASON, reason);
        }
        switch (az.served()) {
            case Served.After(long ms) -> node.put(SERVED, "yes").put("servedMs", ms);
            case Served.Hidden() -> node.put(SERVED, "written");
            case Served.NotUp() -> node.put(SERVED, "not-up");
            case Served.NotSeen _ -> node.put(SERVED, "not-seen");
            case Served.NotAsked() -> node.put(SERVED, "not-asked");
        }
    }
}
