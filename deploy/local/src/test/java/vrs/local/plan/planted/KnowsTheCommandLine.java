package vrs.local.plan.planted;

import picocli.CommandLine;

/** Breaks the layering on purpose: the plan of a cluster must not know how commands are typed. */
final class KnowsTheCommandLine {
    private final CommandLine commandLine = new CommandLine(new Object());

    CommandLine commandLine() {
        return commandLine;
    }
}
