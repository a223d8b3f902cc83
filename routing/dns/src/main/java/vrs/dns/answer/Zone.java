package vrs.dns.answer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import vrs.dns.answer.Meaning.Leads;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

/**
 * The names that there are: those of the topology, {@code <kind>} alone for clients of any region, the service under each,
 * and one for each AZ. Upper and lower case are the same. Immutable.
 */
public final class Zone {
    private static final String SERVICE = "_vrs._tcp.";

    private final Name origin;
    private final Map<Name, Meaning> meanings = new HashMap<>();

    private Zone(String origin) {
        this.origin = name(origin + ".");
    }

    /** @throws IllegalArgumentException when a name is not {@code <kind>.<region>.<zone>}, with one zone for all */
    public static Zone of(Topology topology) {
        String origin = null;
        for (EntryName name : topology.names()) {
            String prefix = id(name.kind()) + "." + name.region() + ".";
            if (!name.host().startsWith(prefix)) {
                throw new IllegalArgumentException("entry name " + name.host() + " does not begin with " + prefix);
            }
            String zone = name.host().substring(prefix.length());
            if (origin != null && !origin.equals(zone)) {
                throw new IllegalArgumentException("entry names are in two zones, " + origin + " and " + zone);
            }
            origin = zone;
        }
        if (origin == null) {
            throw new IllegalArgumentException("no entry name in it");
        }
        Zone zone = new Zone(origin);
        zone.meanings.put(zone.origin, new Meaning.Apex());
        zone.put("ns", new Meaning.NameServer());
        for (EntryName name : topology.names()) {
            zone.entry(new Leads(name.kind(), Optional.of(name.region()), id(name.kind()) + "." + name.region()));
        }
        for (Kind kind : Kind.values()) {
            zone.entry(new Leads(kind, Optional.empty(), id(kind)));
        }
        for (Az az : topology.azs()) {
            zone.put(az.id(), new Meaning.GatewayOf(az.id()));
        }
        return zone;
    }

    /** What a name in a question stands for. */
    Meaning meaning(Name asked) {
        if (!asked.subdomain(origin)) {
            return new Meaning.Outside();
        }
        return meanings.getOrDefault(asked, new Meaning.Unknown());
    }

    Name origin() {
        return origin;
    }

    /** A name of this zone. */
    Name below(String labels) {
        return name(labels + "." + origin);
    }

    private void entry(Leads leads) {
        put(leads.label(), leads);
        put(SERVICE + leads.label(), new Meaning.Service(leads));
    }

    private void put(String labels, Meaning meaning) {
        Name name = below(labels);
        meanings.put(name, meaning);
        for (Name above = new Name(name, 1); above.labels() > origin.labels(); above = new Name(above, 1)) {
            meanings.putIfAbsent(above, new Meaning.Above());
        }
    }

    private static String id(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(text + " is no name for DNS", e);
        }
    }
}
