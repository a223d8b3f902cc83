package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.control.Operators.Adding;

class OperatorsTest {
    @TempDir
    private Path home;

    private Path file;
    private Operators operators;

    @BeforeEach
    void open() {
        file = Operators.in(home);
        operators = new Operators(file, new SecureRandom());
    }

    @Test
    void token_namesItsOperator_andIsKeptNowhere() throws IOException {
        String ann = token("ann");
        String ben = token("ben@night.shift");

        assertThat(operators.named(ann)).contains("ann");
        assertThat(operators.named(ben)).contains("ben@night.shift");
        assertThat(operators.named(ann + "x")).isEmpty();
        assertThat(operators.named("")).isEmpty();
        assertThat(operators.named("ann")).isEmpty();
        assertThat(operators.named(operators.all().getFirst().digest()))
                .as("who reads the file cannot act by it")
                .isEmpty();
        assertThat(Files.readString(file)).doesNotContain(ann).doesNotContain(ben);
        assertThat(ann).hasSizeGreaterThanOrEqualTo(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(operators.all()).extracting(Operators.Operator::name).containsExactly("ann", "ben@night.shift");
    }

    @Test
    void removedOperator_isNamedNoMore_othersAre() throws IOException {
        String ann = token("ann");
        String ben = token("ben");

        assertThat(operators.remove("ann")).isTrue();
        assertThat(operators.remove("ann")).isFalse();

        assertThat(operators.named(ann)).isEmpty();
        assertThat(operators.named(ben)).contains("ben");
        assertThat(token("ann")).isNotEqualTo(ann);
    }

    @Test
    void nameThatIsTaken_isRefused_andItsTokenStays() throws IOException {
        String ann = token("ann");

        assertThat(operators.add("ann", 2)).isInstanceOf(Adding.Refused.class);
        assertThat(operators.named(ann)).contains("ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\nb", "a=b", "nobody", "ä"})
    void badName_isRefused(String name) throws IOException {
        assertThat(operators.add(name, 1)).isInstanceOf(Adding.Refused.class);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vrs-operators 2\n", "vrs-operators 1\noperator ann\n", "vrs-operators 1\n\n"})
    void damagedFile_letsNobodyIn_andIsNotWrittenOver(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);

        assertThatThrownBy(() -> operators.named("x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("operators");
        assertThatThrownBy(() -> operators.add("ann", 1)).isInstanceOf(IOException.class);
        assertThat(file).hasContent(text);
    }

    private String token(String name) throws IOException {
        Adding adding = operators.add(name, 1);
        assertThat(adding).isInstanceOf(Adding.Added.class);
        return ((Adding.Added) adding).token();
    }
}
