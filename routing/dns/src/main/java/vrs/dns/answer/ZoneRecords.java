package vrs.dns.answer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The records of a zone, made when they are asked for. Immutable. */
final class ZoneRecords {
    /** Nobody takes copies of this zone, so its version means nothing. */
    private static final long SERIAL = 1;

    private static final long REFRESH_S = 3_600;
    private static final long RETRY_S = 600;
    private static final long EXPIRE_S = 86_400;

    private final Zone zone;
    private final Map<String, InetSocketAddress> gateways;
    private final InetAddress own;
    private final long ttlS;

    /**
     * @param gateways where clients reach the gateway of each AZ
     * @param own where this responder is
     */
    ZoneRecords(Zone zone, Map<String, InetSocketAddress> gateways, InetAddress own, long ttlS) {
        this.zone = zone;
        this.gateways = Map.copyOf(gateways);
        this.own = own;
        this.ttlS = ttlS;
    }

    /**
     * What a client that asks for an entry name is told. ANY gets the address alone (RFC 8482).
     *
     * @param az where the name leads
     * @param texts what else is worth knowing
     */
    List<Record> ofEntry(Name name, int type, String az, List<String> texts) {
        return switch (type) {
            case Type.TXT -> List.of(new TXTRecord(name, DClass.IN, ttlS, texts));
            default -> ofAddress(name, type, gateways.get(az).getAddress());
        };
    }

    /** The gateways of a service, the one that clients are to take first. */
    List<Record> ofService(Name name, int type, List<String> azs) {
        if (type != Type.SRV && type != Type.ANY) {
            return List.of();
        }
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < azs.size(); i++) {
            String az = azs.get(i);
            int port = gateways.get(az).getPort();
            records.add(new SRVRecord(name, DClass.IN, ttlS, i, 0, port, zone.below(az)));
        }
        return records;
    }

    /** The gateway of one AZ. */
    List<Record> ofAz(Name name, int type, String az) {
        return ofAddress(name, type, gateways.get(az).getAddress());
    }

    /** This responder. */
    List<Record> ofNameServer(Name name, int type) {
        return ofAddress(name, type, own);
    }

    /** The zone itself. */
    List<Record> ofApex(int type) {
        return switch (type) {
            case Type.SOA, Type.ANY -> List.of(authority());
            case Type.NS -> List.of(new NSRecord(zone.origin(), DClass.IN, ttlS, zone.below("ns")));
            default -> List.of();
        };
    }

    /** Beside an answer that is empty: how long that may be kept. */
    Record authority() {
        return new SOARecord(
                zone.origin(),
                DClass.IN,
                ttlS,
                zone.below("ns"),
                zone.below("hostmaster"),
                SERIAL,
                REFRESH_S,
                RETRY_S,
                EXPIRE_S,
                ttlS);
    }

    private List<Record> ofAddress(Name name, int type, InetAddress address) {
        boolean isV4 = address instanceof Inet4Address;
        if (isV4 && (type == Type.A || type == Type.ANY)) {
            return List.of(new ARecord(name, DClass.IN, ttlS, address));
        }
        if (!isV4 && (type == Type.AAAA || type == Type.ANY)) {
            return List.of(new AAAARecord(name, DClass.IN, ttlS, address));
        }
        return List.of();
    }
}
