package vrs.prove.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One short row for each store, over real processes. The whole matrix is {@code ./vrs prove stores}. */
class StoreMatrixIT {
    /** As the proof's brief one, but that shared cores bear it, and that what has just been started is compiled before. */
    private static final Scale SCALE = brief(Scale.brief(), 200, Duration.ofSeconds(6));

    @TempDir
    static Path folder;

    @ParameterizedTest(name = "{0}_{1}_doesNotMatter")
    @CsvSource({"REDIS,KILLED", "DISK,HUNG", "DOCUMENT,OLD", "SQL,HUNG"})
    void oneStore_broken_doesNotMatter(StoreName store, StoreFault fault) throws Exception {
        Matrix matrix = new Matrix(folder, SCALE, System::nanoTime, System.err::println);

        Verdict verdict = matrix.run(new Cell(store, fault, false));

        assertThat(verdict.voids()).as(matrix.row(verdict)).isEmpty();
        assertThat(verdict.reds(matrix.normalMin()))
                .as(matrix.row(verdict) + " " + verdict.examples())
                .isEmpty();
    }

    private static Scale brief(Scale proof, int readsPerSecond, Duration warm) {
        return new Scale(
                proof.videos(),
                readsPerSecond,
                proof.changesPerSecond(),
                proof.oldRevisions(),
                proof.zipfExponent(),
                proof.l1Share(),
                proof.slow(),
                warm,
                proof.before(),
                proof.during(),
                proof.after(),
                proof.readerHeapMib(),
                proof.storeHeapMib());
    }
}
