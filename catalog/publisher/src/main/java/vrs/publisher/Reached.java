package vrs.publisher;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vrs.catalog.Revision;

/**
 * Which document stores answered, and how far they are.
 *
 * @param azs all AZs of the topology, in its order
 * @param there the stores that answered
 * @param missing the other AZs, each with the reason
 * @param newest the highest revision that any of them holds
 */
record Reached(List<String> azs, List<AzStore> there, Map<String, String> missing, Revision newest) {
    /** A majority holds every change that was ever acknowledged. */
    boolean isMajority() {
        return 2 * there.size() > azs.size();
    }

    /** The AZs that do not answer, each with its reason. */
    String missingText() {
        return azs.stream()
                .filter(missing::containsKey)
                .map(az -> az + " (" + missing.get(az) + ")")
                .collect(Collectors.joining(", "));
    }
}
