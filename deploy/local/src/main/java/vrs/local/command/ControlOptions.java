package vrs.local.command;

import picocli.CommandLine.Option;

/** What every change of the control state may be told. */
final class ControlOptions {
    @Option(names = "--force", description = "also what takes the last AZ, weight or cloud away")
    boolean force;

    @Option(names = "--json", description = "the new version as one object")
    boolean json;
}
