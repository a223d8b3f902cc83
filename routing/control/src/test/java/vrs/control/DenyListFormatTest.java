package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vrs.signing.SignedLines;

class DenyListFormatTest {
    private final KeyPair keys = TestDenyKeys.make();

    @Test
    void list_comesBack() {
        DenyList list = new DenyList(12, Set.of("b-film", "a_film"));

        String text = DenyListFormat.write(list, keys.getPrivate());

        assertThat(text).startsWith("vrs-deny 1\nversion 12\na_film\nb-film\nsignature ");
        assertThat(DenyListFormat.read(text, keys.getPublic())).contains(list);
    }

    @Test
    void emptyList_comesBack() {
        String text = DenyListFormat.write(DenyList.EMPTY, keys.getPrivate());

        assertThat(DenyListFormat.read(text, keys.getPublic())).contains(DenyList.EMPTY);
    }

    @Test
    void forgedOrChangedList_isRefused() {
        String text = DenyListFormat.write(new DenyList(1, Set.of("film")), keys.getPrivate());

        assertThat(DenyListFormat.read(text, TestDenyKeys.make().getPublic())).isEmpty();
        assertThat(DenyListFormat.read(text.replace("film\n", ""), keys.getPublic()))
                .isEmpty();
    }

    @Test
    void genuineTextOfAnotherForm_isRefused() {
        for (List<String> lines : List.of(
                List.of("vrs-deny 2", "version 1"),
                List.of("vrs-deny 1"),
                List.of("vrs-deny 1", "film"),
                List.of("vrs-deny 1", "version many"),
                List.of("something else", "version 1"))) {
            assertThat(DenyListFormat.read(SignedLines.sign(lines, keys.getPrivate()), keys.getPublic()))
                    .as(lines.toString())
                    .isEmpty();
        }
    }

    @Test
    void withdrawn_isExact() {
        DenyList list = new DenyList(1, Set.of("film"));

        assertThat(list.withdrawn("film")).isTrue();
        assertThat(list.withdrawn("FILM")).isFalse();
        assertThat(list.withdrawn("film2")).isFalse();
        assertThat(DenyList.EMPTY.withdrawn("film")).isFalse();
    }
}
