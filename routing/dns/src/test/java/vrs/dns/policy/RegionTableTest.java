package vrs.dns.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTableTest {
    private static final RegionTable TABLE = RegionTable.parse(
            "regions",
            List.of(
                    "# who is served where",
                    "127.0.0.0/16 r1",
                    "",
                    "::1/128  r1",
                    "127.1.0.0/16 r2",
                    "127.1.2.0/24 r3"),
            "r9");

    @ParameterizedTest
    @CsvSource({
        // client | region | so many bits around it are the same
        "127.0.0.1,r1,16",
        "127.1.0.1,r2,23",
        "127.1.3.1,r2,24",
        "127.1.200.1,r2,17",
        "127.1.2.77,r3,24",
        "127.2.0.1,r9,15",
        "8.8.8.8,r9,2",
        "::1,r1,128",
        "::2,r9,127",
        "2001:db8::1,r9,3"
    })
    void client_isInTheLongestBlock(String client, String region, int scopeBits) throws UnknownHostException {
        assertThat(TABLE.of(InetAddress.getByName(client))).isEqualTo(new RegionTable.Place(region, scopeBits));
    }

    @Test
    void emptyTable_isOneRegionForAll() throws UnknownHostException {
        assertThat(RegionTable.parse("regions", List.of(), "r1").of(InetAddress.getByName("8.8.8.8")))
                .isEqualTo(new RegionTable.Place("r1", 0));
    }

    @Test
    void scope_neverPromisesTooMuch() throws UnknownHostException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int bits = 1 + random.nextInt(12);
            lines.add(address(random.nextInt() & -1 << 32 - bits).getHostAddress() + "/" + bits + " r" + i % 3);
        }
        RegionTable table = RegionTable.parse("regions", lines, "r9");
        for (int i = 0; i < 5_000; i++) {
            int client = random.nextInt();
            RegionTable.Place place = table.of(address(client));
            int kept = place.scopeBits() == 0 ? 0 : -1 << 32 - place.scopeBits();
            InetAddress neighbour = address(client & kept | random.nextInt() & ~kept);

            assertThat(table.of(neighbour).region())
                    .as("seed " + seed + " " + lines)
                    .isEqualTo(place.region());
        }
    }

    private static InetAddress address(int bits) throws UnknownHostException {
        return InetAddress.getByAddress(
                new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.0/16",
                "127.0.0.0/33 r1",
                "::/129 r1",
                "127.0.0.0 r1",
                "house/8 r1",
                "127.0.0.0/16 R1",
                "127.0.0.0/16 r1 more"
            })
    void brokenLine_isNamedWithItsFileAndNumber(String line) {
        assertThatThrownBy(() -> RegionTable.parse("regions", List.of("# head", line), "r1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("regions:2 ")
                .hasMessageContaining(line);
    }
}
