package vrs.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoryTableTest {
    private static final TerritoryTable TABLE = TerritoryTable.parse(
            "territories",
            List.of(
                    "# rights areas",
                    "127.0.0.0/16 CN",
                    "",
                    "::1/128   CN",
                    "127.1.0.0/16 US",
                    "127.1.2.0/24 DE",
                    "127.1.2.3/32 FR",
                    "2001:db8::/32 JP",
                    "2001:db8:1::/48 KR"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,CN",
        "127.0.255.255,CN",
        "127.1.0.0,US",
        "127.1.2.0,DE",
        "127.1.2.255,DE",
        "127.1.2.3,FR",
        "127.1.3.0,US",
        "127.2.0.1,ZZ",
        "8.8.8.8,ZZ",
        "::1,CN",
        "::2,ZZ",
        "2001:db8::1,JP",
        "2001:db8:1::1,KR",
        "2001:db8:2::1,JP",
        "2001:db9::1,ZZ"
    })
    void territory_ofTheLongestPrefix(String address, String territory) throws UnknownHostException {
        assertThat(TABLE.territoryOf(InetAddress.getByName(address))).isEqualTo(territory);
    }

    @Test
    void ipv4InIpv6Clothing_countsAsIpv4() throws UnknownHostException {
        // InetAddress undresses such an address when asked for it by its bytes; a scoped one it leaves dressed.
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff7f010001");

        assertThat(TABLE.territoryOf(InetAddress.getByAddress(mapped))).isEqualTo("US");
        assertThat(TABLE.territoryOf(Inet6Address.getByAddress(null, mapped, -1)))
                .isEqualTo("US");
    }

    @Test
    void emptyTable_knowsNobody() throws UnknownHostException {
        assertThat(TerritoryTable.parse("t", List.of()).territoryOf(InetAddress.getByName("127.0.0.1")))
                .isEqualTo(TerritoryTable.ELSEWHERE);
    }

    @Test
    void wholeFamily_isABlockToo() throws UnknownHostException {
        TerritoryTable table = TerritoryTable.parse("t", List.of("0.0.0.0/0 AA", "::/0 BB", "10.0.0.0/8 CC"));

        assertThat(table.territoryOf(InetAddress.getByName("9.9.9.9"))).isEqualTo("AA");
        assertThat(table.territoryOf(InetAddress.getByName("fe80::1"))).isEqualTo("BB");
        assertThat(table.territoryOf(InetAddress.getByName("10.9.9.9"))).isEqualTo("CC");
    }

    @Test
    void anyTable_agreesWithLookingAtEachBlock() throws UnknownHostException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        List<int[]> blocks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int bits = 4 + random.nextInt(21);
            int network = random.nextInt(1 << 12) << 20 & -1 << 32 - bits;
            String block = InetAddress.getByAddress(bytes(network)).getHostAddress();
            boolean known = blocks.stream().anyMatch(b -> b[0] == network && b[1] == bits);
            if (!known) {
                blocks.add(new int[] {network, bits, i});
                lines.add(block + "/" + bits + " " + code(i));
            }
        }
        TerritoryTable table = TerritoryTable.parse("t", lines);
        for (int i = 0; i < 2_000; i++) {
            int address = random.nextInt(1 << 12) << 20 | random.nextInt(1 << 20);
            int[] best = {0, -1, -1};
            for (int[] block : blocks) {
                if ((address & -1 << 32 - block[1]) == block[0] && block[1] > best[1]) {
                    best = block;
                }
            }
            assertThat(table.territoryOf(InetAddress.getByAddress(bytes(address))))
                    .as("seed " + seed)
                    .isEqualTo(best[1] < 0 ? "ZZ" : code(best[2]));
        }
    }

    private static byte[] bytes(int address) {
        return new byte[] {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address};
    }

    private static String code(int number) {
        return "" + (char) ('A' + number / 20) + (char) ('A' + number % 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.0/16",
                "127.0.0.0/16 cn",
                "127.0.0.0/16 CHN",
                "127.0.0.0/16 CN more",
                "127.0.0.0/33 CN",
                "house CN",
                "::1/129 CN",
                "CN 127.0.0.0/16"
            })
    void brokenLine_isNamedWithItsFileAndNumber(String line) {
        assertThatThrownBy(() -> TerritoryTable.parse("territories", List.of("# head", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("territories:2 ")
                .hasMessageContaining(line);
    }

    @Test
    void read_takesAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("territories"), "127.0.0.0/16 CN\n");

        assertThat(TerritoryTable.read(file).territoryOf(InetAddress.getByName("127.0.0.1")))
                .isEqualTo("CN");
    }
}
