package vrs.dns.answer;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What bytes from outside come to. */
sealed interface Question {
    /**
     * A question.
     *
     * @param header of the message
     * @param asked name, type and class
     * @param edns what the client said of itself
     */
    record Sound(Header header, Record asked, Optional<OPTRecord> edns) implements Question {
        /** The subnet that a resolver asks for, in the place of its own address. */
        Optional<ClientSubnetOption> subnet() {
            return edns.flatMap(it -> subnets(it).stream().findFirst());
        }

        /** Whose region counts. A subnet of no bits asks not to look at it. */
        InetAddress client(InetAddress from) {
            return subnet().filter(it -> it.getSourcePrefixLength() > 0)
                    .map(ClientSubnetOption::getAddress)
                    .orElse(from);
        }
    }

    /** Not one that is answered; the header is all that is known of it. */
    record Bad(Header header, int rcode) implements Question {}

    /** No question at all: whoever answered it could be made to talk to itself. */
    record None() implements Question {}

    /** Reads a message; whatever it holds, this returns. */
    static Question read(byte[] bytes) {
        if (bytes.length < Header.LENGTH) {
            return new None();
        }
        Header header;
        Message message;
        try {
            header = new Header(bytes);
        } catch (IOException e) {
            return new None();
        }
        if (header.getFlag(Flags.QR)) {
            return new None();
        }
        if (header.getOpcode() != Opcode.QUERY) {
            return new Bad(header, Rcode.NOTIMP);
        }
        try {
            message = new Message(bytes);
        } catch (IOException | RuntimeException e) {
            // The parser meets bad bytes with more than one kind of exception; each means the same here.
            return new Bad(header, Rcode.FORMERR);
        }
        return of(header, message);
    }

    private static Question of(Header header, Message message) {
        List<OPTRecord> edns = message.getSection(Section.ADDITIONAL).stream()
                .filter(OPTRecord.class::isInstance)
                .map(OPTRecord.class::cast)
                .toList();
        if (message.getSection(Section.QUESTION).size() != 1 || edns.size() > 1) {
            return new Bad(header, Rcode.FORMERR);
        }
        List<ClientSubnetOption> subnets =
                edns.stream().flatMap(it -> subnets(it).stream()).toList();
        if (subnets.size() > 1 || subnets.stream().anyMatch(it -> it.getScopePrefixLength() != 0)) {
            return new Bad(header, Rcode.FORMERR);
        }
        Record asked = message.getQuestion();
        boolean isTransfer = asked.getType() == Type.AXFR || asked.getType() == Type.IXFR;
        boolean isInternet = asked.getDClass() == DClass.IN || asked.getDClass() == DClass.ANY;
        if (isTransfer || !isInternet) {
            return new Bad(header, Rcode.REFUSED);
        }
        return new Sound(header, asked, edns.stream().findFirst());
    }

    private static List<ClientSubnetOption> subnets(OPTRecord edns) {
        return edns.getOptions(EDNSOption.Code.CLIENT_SUBNET).stream()
                .filter(ClientSubnetOption.class::isInstance)
                .map(ClientSubnetOption.class::cast)
                .toList();
    }
}
