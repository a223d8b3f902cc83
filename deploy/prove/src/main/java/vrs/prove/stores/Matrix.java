package vrs.prove.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import vrs.prove.stores.server.Folders;

/**
 * Runs cells over one data set, which it makes when it is first needed.
 *
 * @param folder what it may fill; the data set stays there for the next time
 * @param say progress, one line at a time
 */
public record Matrix(Path folder, Scale scale, LongSupplier nanoTicker, Consumer<String> say) {
    private static final int RUNS_MAX = 3;
    /** Of all reads: fewer loads than this share of them do not make a stampede, whatever was normal. */
    private static final double NORMAL_MIN = 0.01;

    /** What a cell came to; one that said nothing is run again, and the last run counts. */
    public Verdict run(Cell cell) throws IOException, InterruptedException {
        Template template = Template.in(folder.resolve("template"), scale, nanoTicker, say);
        Path home = folder.resolve(cell.name());
        Verdict verdict = new CellRun(cell, scale, template, home, nanoTicker).run();
        for (int run = 1; run < RUNS_MAX && !verdict.voids().isEmpty(); run++) {
            say.accept(row(verdict));
            verdict = new CellRun(cell, scale, template, home, nanoTicker).run();
        }
        say.accept(row(verdict));
        Folders.delete(home);
        return verdict;
    }

    /** The least rate of loads of L3 that counts as normal, a second. */
    public double normalMin() {
        return scale.readsPerSecond() * NORMAL_MIN;
    }

    /** The cell as a row of the table. */
    public String row(Verdict verdict) {
        return verdict.cell().name() + ": " + verdict.figures() + "; " + verdict.word(normalMin()) + " "
                + verdict.voids() + verdict.reds(normalMin());
    }
}
