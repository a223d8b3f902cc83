package vrs.publisher;

import java.io.PrintStream;

/**
 * Where results and everything else go.
 *
 * @param out results only
 * @param err progress and complaints
 */
record Console(PrintStream out, PrintStream err) {
    void progress(String line) {
        err.println(line);
    }
}
