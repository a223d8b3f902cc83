package vrs.prove.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One short row for each store, over real processes. The whole matrix is {@code ./vrs prove stores}. */
class StoreMatrixIT {
    @TempDir
    static Path folder;

    @ParameterizedTest(name = "{0}_{1}_doesNotMatter")
    @CsvSource({"REDIS,KILLED", "DISK,HUNG", "DOCUMENT,OLD", "SQL,HUNG"})
    void oneStore_broken_doesNotMatter(StoreName store, StoreFault fault) throws Exception {
        Matrix matrix = new Matrix(folder, Scale.brief(), System::nanoTime, System.err::println);

        Verdict verdict = matrix.run(new Cell(store, fault, false));

        assertThat(verdict.voids()).as(matrix.row(verdict)).isEmpty();
        assertThat(verdict.reds(matrix.normalMin()))
                .as(matrix.row(verdict) + " " + verdict.examples())
                .isEmpty();
    }
}
