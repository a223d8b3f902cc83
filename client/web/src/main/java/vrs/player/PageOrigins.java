package vrs.player;

import java.util.List;
import java.util.stream.Stream;
import vrs.process.BadSetting;
import vrs.topology.Cdn;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/**
 * Whom the page talks to: the names of its region, and all that an answer may lead it to.
 *
 * @param main origin of the entry that it asks
 * @param retry origin of the name that a retry of its region goes to
 * @param retries the only origins that a retry may go to
 * @param entries all entry names; an answer may come from another region's
 * @param cdns where media come from
 */
public record PageOrigins(String main, String retry, List<String> retries, List<String> entries, List<Cdn> cdns) {
    public PageOrigins {
        retries = List.copyOf(retries);
        entries = List.copyOf(entries);
        cdns = List.copyOf(cdns);
    }

    /**
     * Those of the first region that the topology names.
     *
     * @throws BadSetting when the topology lacks an entry name
     */
    public static PageOrigins of(Topology topology) {
        String region = topology.azs().getFirst().region();
        return new PageOrigins(
                origin(topology, EntryName.Kind.MAIN, region),
                origin(topology, EntryName.Kind.RETRY, region),
                topology.names().stream()
                        .filter(name -> name.kind() == EntryName.Kind.RETRY)
                        .map(EntryName::origin)
                        .toList(),
                topology.names().stream().map(EntryName::origin).toList(),
                topology.cdns());
    }

    /** Every origin that the page may connect to besides its own. */
    public Stream<String> all() {
        return Stream.concat(entries.stream(), cdns.stream().map(Cdn::origin)).distinct();
    }

    private static String origin(Topology topology, EntryName.Kind kind, String region) {
        return topology.name(kind, region)
                .map(EntryName::origin)
                .orElseThrow(() -> new BadSetting("vrs.topology", "has no " + kind + " name for region " + region));
    }
}
