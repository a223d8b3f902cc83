package vrs.dns.answer;

import java.util.Optional;
import vrs.topology.EntryName.Kind;

/** What a name in a question stands for. */
sealed interface Meaning {
    /** The name in metrics. */
    String label();

    /**
     * An entry name: the AZ where it leads now.
     *
     * @param region empty when the client's address says which
     */
    record Leads(Kind kind, Optional<String> region, String label) implements Meaning {}

    /** The service under an entry name: the gateways where it leads now, in order. */
    record Service(Leads name) implements Meaning {
        @Override
        public String label() {
            return "_vrs._tcp." + name.label();
        }
    }

    /** The gateway of an AZ, wherever names lead. */
    record GatewayOf(String az) implements Meaning {
        @Override
        public String label() {
            return az;
        }
    }

    /** The zone itself. */
    record Apex() implements Meaning {
        @Override
        public String label() {
            return "zone";
        }
    }

    /** This responder. */
    record NameServer() implements Meaning {
        @Override
        public String label() {
            return "ns";
        }
    }

    /** Nothing by itself, but there are names below it. */
    record Above() implements Meaning {
        @Override
        public String label() {
            return "above";
        }
    }

    /** There is no such name in the zone. */
    record Unknown() implements Meaning {
        @Override
        public String label() {
            return "unknown";
        }
    }

    /** It is not in the zone, so others know. */
    record Outside() implements Meaning {
        @Override
        public String label() {
            return "outside";
        }
    }
}
