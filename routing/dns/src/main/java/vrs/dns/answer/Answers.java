package vrs.dns.answer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import vrs.dns.policy.RegionTable;
import vrs.topology.EntryName.Kind;

/** Answers questions about entry names by where they lead now. Safe for use by many threads; takes no lock. */
public final class Answers {
    /** The longest answer over UDP that passes any network in one piece. */
    public static final int UDP_BYTES_MAX = 1_232;

    private static final int UDP_BYTES_PLAIN = 512;
    private static final int TCP_BYTES_MAX = 65_535;
    private static final int EDNS_VERSION = 0;
    private static final String NONE = "none";

    /** Where a name leads for a new connection. */
    @FunctionalInterface
    public interface Leading {
        /** The AZs to try, in order; at least one. */
        List<String> candidates(Kind kind, String region);
    }

    private final Zone zone;
    private final ZoneRecords records;
    private final RegionTable regions;
    private final Leading leading;

    /**
     * @param gateways where clients reach the gateway of each AZ
     * @param own where this responder is
     * @param regions which region serves a client that asks for a name without one
     * @param ttlS how long an answer may be kept, in seconds
     */
    public Answers(
            Zone zone,
            Map<String, InetSocketAddress> gateways,
            InetAddress own,
            RegionTable regions,
            Leading leading,
            long ttlS) {
        this.zone = zone;
        this.records = new ZoneRecords(zone, gateways, own, ttlS);
        this.regions = regions;
        this.leading = leading;
    }

    /**
     * Whatever the bytes are, this returns.
     *
     * @param from the address that they came from
     */
    public Reply answer(byte[] query, InetAddress from, Transport transport) {
        return switch (Question.read(query)) {
            case Question.None() -> new Reply.Ignored();
            case Question.Bad(Header header, int rcode) -> bad(header, rcode);
            case Question.Sound question -> {
                try {
                    yield sound(question, from, transport);
                } catch (RuntimeException e) {
                    // A question that this code cannot bear is counted as such, and must not end the responder.
                    yield bad(question.header(), Rcode.SERVFAIL);
                }
            }
        };
    }

    private static Reply bad(Header query, int rcode) {
        Header header = head(query);
        header.setRcode(rcode);
        return new Reply.Sent(header.toWire(), NONE, Rcode.string(rcode));
    }

    private Reply sound(Question.Sound question, InetAddress from, Transport transport) {
        Message reply = new Message();
        reply.setHeader(head(question.header()));
        reply.addRecord(question.asked(), Section.QUESTION);
        if (question.edns().isPresent() && question.edns().get().getVersion() != EDNS_VERSION) {
            reply.addRecord(new OPTRecord(UDP_BYTES_MAX, Rcode.BADVERS >> 4, EDNS_VERSION), Section.ADDITIONAL);
            return new Reply.Sent(reply.toWire(UDP_BYTES_PLAIN), NONE, Rcode.string(Rcode.BADVERS));
        }
        RegionTable.Place place = regions.of(question.client(from));
        Meaning meaning = zone.meaning(question.asked().getName());
        Finding finding = find(meaning, question.asked(), place);
        reply.getHeader().setRcode(finding.rcode());
        if (finding.rcode() != Rcode.REFUSED) {
            reply.getHeader().setFlag(Flags.AA);
            finding.records().forEach(record -> reply.addRecord(record, Section.ANSWER));
            if (finding.records().isEmpty()) {
                reply.addRecord(records.authority(), Section.AUTHORITY);
            }
        }
        question.edns().ifPresent(it -> reply.addRecord(edns(it, question, finding.scopeBits()), Section.ADDITIONAL));
        byte[] bytes = reply.toWire(bytesMax(question, transport));
        return new Reply.Sent(bytes, meaning.label(), Rcode.string(finding.rcode()));
    }

    /**
     * What there is.
     *
     * @param scopeBits how much of the client's address it depends on
     */
    private record Finding(int rcode, List<Record> records, int scopeBits) {
        static Finding of(List<Record> records) {
            return new Finding(Rcode.NOERROR, records, 0);
        }
    }

    private Finding find(Meaning meaning, Record asked, RegionTable.Place place) {
        Name name = asked.getName();
        int type = asked.getType();
        return switch (meaning) {
            case Meaning.Leads leads -> {
                String region = leads.region().orElse(place.region());
                String az = leading.candidates(leads.kind(), region).getFirst();
                List<String> texts =
                        leads.region().isPresent() ? List.of("az=" + az) : List.of("az=" + az, "region=" + region);
                yield new Finding(Rcode.NOERROR, records.ofEntry(name, type, az, texts), scope(leads, place));
            }
            case Meaning.Service(Meaning.Leads leads) -> {
                String region = leads.region().orElse(place.region());
                List<String> azs = leading.candidates(leads.kind(), region);
                yield new Finding(Rcode.NOERROR, records.ofService(name, type, azs), scope(leads, place));
            }
            case Meaning.GatewayOf(String az) -> Finding.of(records.ofAz(name, type, az));
            case Meaning.NameServer() -> Finding.of(records.ofNameServer(name, type));
            case Meaning.Apex() -> Finding.of(records.ofApex(type));
            case Meaning.Above() -> Finding.of(List.of());
            case Meaning.Unknown() -> new Finding(Rcode.NXDOMAIN, List.of(), 0);
            case Meaning.Outside() -> new Finding(Rcode.REFUSED, List.of(), 0);
        };
    }

    private static int scope(Meaning.Leads leads, RegionTable.Place place) {
        return leads.region().isPresent() ? 0 : place.scopeBits();
    }

    private static OPTRecord edns(OPTRecord asked, Question.Sound question, int scopeBits) {
        List<EDNSOption> options = new ArrayList<>();
        question.subnet().ifPresent(it -> {
            int source = it.getSourcePrefixLength();
            options.add(new ClientSubnetOption(source, source == 0 ? 0 : scopeBits, it.getAddress()));
        });
        int flags = asked.getFlags() & ExtendedFlags.DO;
        return new OPTRecord(UDP_BYTES_MAX, 0, EDNS_VERSION, flags, options);
    }

    private static int bytesMax(Question.Sound question, Transport transport) {
        return switch (transport) {
            case TCP -> TCP_BYTES_MAX;
            case UDP ->
                question.edns()
                        .map(it -> Math.clamp(it.getPayloadSize(), UDP_BYTES_PLAIN, UDP_BYTES_MAX))
                        .orElse(UDP_BYTES_PLAIN);
        };
    }

    private static Header head(Header query) {
        Header header = new Header(query.getID());
        header.setFlag(Flags.QR);
        header.setOpcode(query.getOpcode());
        if (query.getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        return header;
    }
}
