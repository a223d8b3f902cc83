package vrs.dns.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import vrs.dns.policy.RegionTable;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

class AnswersTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final RegionTable REGIONS =
            RegionTable.parse("regions", List.of("127.0.0.0/16 r1", "127.1.0.0/16 r2", "::1/128 r1"), "r1");

    /** Where names lead: main to the first, retry to the second, region r2 the other way round. */
    private static List<String> leading(Kind kind, String region) {
        List<String> order = List.of("r1-az1", "r1-az2");
        return kind == Kind.MAIN == region.equals("r1") ? order : order.reversed();
    }

    private static Topology site(int azs) {
        List<Az> all = new ArrayList<>();
        for (int i = 1; i <= azs; i++) {
            all.add(new Az("r1-az" + i, "r1"));
        }
        List<EntryName> names = new ArrayList<>();
        for (String region : List.of("r1", "r2")) {
            names.add(new EntryName(Kind.MAIN, region, "main." + region + ".localhost", 1));
            names.add(new EntryName(Kind.RETRY, region, "retry." + region + ".localhost", 2));
        }
        return new Topology(all, List.of(), names, List.of());
    }

    private static Answers answers(int azs, Answers.Leading leading) {
        Map<String, InetSocketAddress> gateways = new TreeMap<>();
        for (int i = 1; i <= azs; i++) {
            gateways.put("r1-az" + i, new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + i), 17_000 + 100 * i));
        }
        return new Answers(Zone.of(site(azs)), gateways, HERE, REGIONS, leading, 1);
    }

    private final Answers answers = answers(2, AnswersTest::leading);

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
    }

    private static Message with(Message query, int payload, EDNSOption... options) {
        query.addRecord(new OPTRecord(payload, 0, 0, 0, options), Section.ADDITIONAL);
        return query;
    }

    private Message ask(Message query, String from) throws IOException {
        return ask(answers, query, from, Transport.UDP);
    }

    private static Message ask(Answers answers, Message query, String from, Transport transport) throws IOException {
        Reply reply = answers.answer(query.toWire(), InetAddress.ofLiteral(from), transport);
        Message message = new Message(((Reply.Sent) reply).bytes());
        assertThat(message.getHeader().getID()).isEqualTo(query.getHeader().getID());
        assertThat(message.getHeader().getFlag(Flags.QR)).isTrue();
        return message;
    }

    private static List<String> data(Message message) {
        return message.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.r1.localhost. | A | 127.0.0.1",
                "retry.r1.localhost. | A | 127.0.0.2",
                "main.r2.localhost. | A | 127.0.0.2",
                "MAIN.R1.LocalHost. | A | 127.0.0.1",
                "main.r1.localhost. | ANY | 127.0.0.1",
                "main.r1.localhost. | TXT | az=r1-az1",
                "retry.r2.localhost. | TXT | az=r1-az1",
                "main.localhost. | TXT | az=r1-az1 region=r1",
                "r1-az2.localhost. | A | 127.0.0.2",
                "ns.localhost. | A | 127.0.0.1",
                "localhost. | NS | ns.localhost.",
                "localhost. | SOA | ns.localhost. hostmaster.localhost. 1 3600 600 86400 1"
            })
    void name_isAnswered(String name, String type, String data) throws IOException {
        Message message = ask(query(name, Type.value(type)), "127.0.0.1");

        assertThat(data(message)).containsExactly(data);
        assertThat(message.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(message.getHeader().getFlag(Flags.AA)).isTrue();
        assertThat(message.getSection(Section.ANSWER)).allMatch(record -> record.getTTL() == 1);
        assertThat(message.getQuestion().getName().toString())
                .as("as it was spelt")
                .isEqualTo(name);
    }

    @Test
    void service_namesTheGatewaysInTheirOrder() throws IOException {
        assertThat(data(ask(query("_vrs._tcp.retry.r1.localhost.", Type.SRV), "127.0.0.1")))
                .containsExactly("0 0 17200 r1-az2.localhost.", "1 0 17100 r1-az1.localhost.");
        assertThat(data(ask(query("_vrs._tcp.main.localhost.", Type.SRV), "127.1.0.9")))
                .containsExactly("0 0 17200 r1-az2.localhost.", "1 0 17100 r1-az1.localhost.");
    }

    @ParameterizedTest
    @CsvSource({
        "main.r1.localhost.,AAAA,NOERROR",
        "main.r1.localhost.,MX,NOERROR",
        "_vrs._tcp.main.r1.localhost.,A,NOERROR",
        "r1.localhost.,A,NOERROR",
        "_tcp.main.r1.localhost.,SRV,NOERROR",
        "localhost.,A,NOERROR",
        "main.r9.localhost.,A,NXDOMAIN",
        "below.main.r1.localhost.,A,NXDOMAIN",
        "r1-az3.localhost.,A,NXDOMAIN"
    })
    void whatIsNotThere_saysHowLongThatHolds(String name, String type, String rcode) throws IOException {
        Message message = ask(query(name, Type.value(type)), "127.0.0.1");

        assertThat(Rcode.string(message.getRcode())).isEqualTo(rcode);
        assertThat(data(message)).isEmpty();
        assertThat(message.getSection(Section.AUTHORITY)).hasSize(1).allMatch(record -> record.getType() == Type.SOA);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org.,A,IN",
        ".,NS,IN",
        "localhost.,AXFR,IN",
        "main.r1.localhost.,IXFR,IN",
        "main.r1.localhost.,TXT,CH"
    })
    void whatIsNotOurs_isRefused(String name, String type, String dclass) throws IOException {
        Message query = new Message();
        query.addRecord(
                Record.newRecord(Name.fromString(name), Type.value(type), DClass.value(dclass)), Section.QUESTION);
        Message message = ask(query, "127.0.0.1");

        assertThat(message.getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(message.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(message.getSection(Section.AUTHORITY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // subnet | bits | asked from | where main leads | bits for which that holds
        "127.1.0.0,16,127.0.0.1,r1-az2,16",
        "127.0.5.0,24,127.1.0.1,r1-az1,16",
        "127.1.7.0,24,127.0.0.1,r1-az2,16",
        "10.0.0.0,8,127.1.0.1,r1-az1,2",
        "0.0.0.0,0,127.1.0.1,r1-az2,0",
        "2001:db8::,32,127.1.0.1,r1-az1,3"
    })
    void clientSubnet_countsInThePlaceOfTheAddress(String subnet, int bits, String from, String az, int scope)
            throws IOException {
        ClientSubnetOption asked = new ClientSubnetOption(bits, InetAddress.ofLiteral(subnet));
        Message message = ask(with(query("main.localhost.", Type.TXT), 1_232, asked), from);

        assertThat(data(message).getFirst()).startsWith("az=" + az);
        assertThat(message.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET))
                .containsExactly(new ClientSubnetOption(bits, scope, InetAddress.ofLiteral(subnet)));
    }

    @Test
    void clientWithoutSubnet_isWhereItAsksFrom() throws IOException {
        assertThat(data(ask(query("main.localhost.", Type.TXT), "127.1.0.1"))).containsExactly("az=r1-az2 region=r2");
        Message plain = ask(with(query("main.localhost.", Type.TXT), 1_232), "127.1.0.1");
        assertThat(data(plain)).containsExactly("az=r1-az2 region=r2");
        assertThat(plain.getOPT().getOptions()).isEmpty();
    }

    @Test
    void nameOfARegion_isTheSameForEverybody() throws IOException {
        ClientSubnetOption asked = new ClientSubnetOption(16, InetAddress.ofLiteral("127.1.0.0"));
        Message message = ask(with(query("main.r1.localhost.", Type.A), 1_232, asked), "127.0.0.1");

        assertThat(data(message)).containsExactly("127.0.0.1");
        assertThat(message.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET))
                .containsExactly(new ClientSubnetOption(16, 0, InetAddress.ofLiteral("127.1.0.0")));
    }

    @Test
    void edns_ofALaterVersion_isToldOurs() throws IOException {
        Message query = query("main.r1.localhost.", Type.A);
        query.addRecord(new OPTRecord(1_232, 0, 1), Section.ADDITIONAL);
        Message message = ask(query, "127.0.0.1");

        assertThat(message.getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(message.getOPT().getVersion()).isZero();
        assertThat(data(message)).isEmpty();
    }

    @Test
    void question_thatIsMalformed_isToldSo() throws IOException {
        Message none = new Message();
        Message two = query("main.r1.localhost.", Type.A);
        two.addRecord(Record.newRecord(Name.fromString("main.r2.localhost."), Type.A, DClass.IN), Section.QUESTION);
        Message twoOpts = with(with(query("main.r1.localhost.", Type.A), 512), 512);
        Message scoped = with(
                query("main.localhost.", Type.A),
                512,
                new ClientSubnetOption(16, 16, InetAddress.ofLiteral("127.1.0.0")));
        Message broken =
                with(query("main.localhost.", Type.A), 512, new GenericEDNSOption(8, new byte[] {0, 9, 32, 0, 1}));
        for (Message bad : List.of(none, two, twoOpts, scoped, broken)) {
            assertThat(ask(bad, "127.0.0.1").getRcode()).as(bad.toString()).isEqualTo(Rcode.FORMERR);
        }
        Message update = query("main.r1.localhost.", Type.SOA);
        update.getHeader().setOpcode(Opcode.UPDATE);
        assertThat(ask(update, "127.0.0.1").getRcode()).isEqualTo(Rcode.NOTIMP);
    }

    @Test
    void answerOfSomebodyElse_andLessThanAHeader_areNotAnswered() throws IOException {
        Message query = query("main.r1.localhost.", Type.A);
        query.getHeader().setFlag(Flags.QR);

        assertThat(answers.answer(query.toWire(), HERE, Transport.UDP)).isInstanceOf(Reply.Ignored.class);
        assertThat(answers.answer(new byte[11], HERE, Transport.TCP)).isInstanceOf(Reply.Ignored.class);
    }

    @Test
    void longAnswer_isCutOverUdp_andWholeOverTcp() throws IOException {
        List<String> many = site(40).azs().stream().map(Az::id).toList();
        Answers large = answers(40, (kind, region) -> many);
        Message query = query("_vrs._tcp.main.r1.localhost.", Type.SRV);

        Reply.Sent plain = (Reply.Sent) large.answer(query.toWire(), HERE, Transport.UDP);
        assertThat(plain.bytes()).hasSizeLessThanOrEqualTo(512);
        assertThat(new Message(plain.bytes()).getHeader().getFlag(Flags.TC)).isTrue();
        Message whole = ask(large, query, "127.0.0.1", Transport.TCP);
        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(data(whole)).hasSize(40);

        Reply.Sent greedy = (Reply.Sent) large.answer(with(query, 65_000).toWire(), HERE, Transport.UDP);
        assertThat(greedy.bytes()).hasSizeLessThanOrEqualTo(Answers.UDP_BYTES_MAX);
        assertThat(new Message(greedy.bytes()).getOPT().getPayloadSize()).isEqualTo(Answers.UDP_BYTES_MAX);
    }

    @Test
    void anyBytes_areAnsweredOrPassedOver() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] sound = with(
                        query("main.localhost.", Type.TXT),
                        1_232,
                        new ClientSubnetOption(16, InetAddress.ofLiteral("127.1.0.0")))
                .toWire();
        for (int run = 0; run < 50_000; run++) {
            byte[] bytes = sound.clone();
            switch (random.nextInt(3)) {
                case 0 -> {
                    bytes = new byte[random.nextInt(200)];
                    random.nextBytes(bytes);
                }
                case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
                default -> {
                    for (int i = 0; i <= random.nextInt(4); i++) {
                        bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt();
                    }
                }
            }
            String what = "seed " + seed + " run " + run;
            switch (answers.answer(bytes, HERE, Transport.UDP)) {
                case Reply.Sent(byte[] back, String name, String rcode) -> {
                    assertThat(back).as(what).startsWith(bytes[0], bytes[1]).hasSizeLessThanOrEqualTo(1_232);
                    assertThat(new Header(back).getFlag(Flags.QR)).as(what).isTrue();
                    assertThat(rcode).as(what).isNotEqualTo("SERVFAIL");
                    assertThat(name).as(what).doesNotContain("\u0000");
                }
                case Reply.Ignored() ->
                    assertThat(bytes.length < Header.LENGTH || bytes[2] < 0)
                            .as(what)
                            .isTrue();
            }
        }
    }

    @Test
    void zone_isThatOfAllNames() {
        assertThatThrownBy(() -> Zone.of(new Topology(List.of(), List.of(), List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Zone.of(named("entry.r1.localhost", "retry.r1.localhost")))
                .hasMessageContaining("entry.r1.localhost");
        assertThatThrownBy(() -> Zone.of(named("main.r1.localhost", "retry.r1.example.org")))
                .hasMessageContaining("example.org");
    }

    private static Topology named(String main, String retry) {
        return new Topology(
                List.of(),
                List.of(),
                List.of(new EntryName(Kind.MAIN, "r1", main, 1), new EntryName(Kind.RETRY, "r1", retry, 2)),
                List.of());
    }
}
