package vrs.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectHashTest {
    @Test
    void hash_isTheBeginningOfTheSha256() {
        assertThat(SubjectHash.of("somebody")).isEqualTo("cp19Y4zvG0dsmtHV");
    }

    @Test
    void hash_mayStandInAUrl_andIsNeverTakenForAnonymous() {
        for (int i = 0; i < 200; i++) {
            assertThat(SubjectHash.of("subject " + i))
                    .matches("[A-Za-z0-9_-]{16}")
                    .isNotEqualTo(SubjectHash.ANONYMOUS)
                    .isNotEqualTo(SubjectHash.of("subject " + (i + 1)));
        }
    }
}
