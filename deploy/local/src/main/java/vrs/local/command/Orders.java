package vrs.local.command;

import vrs.local.control.Reply;

/** How a person is told what the launcher answered to an order. */
final class Orders {
    private Orders() {}

    /** Prints the line, and says with which status the command ends. */
    static int told(Reply reply, Console console) {
        return switch (reply) {
            case Reply.Done done -> {
                console.err().println(done.text());
                yield Exit.OK;
            }
            case Reply.Unknown unknown -> {
                console.err().println(unknown.line());
                yield Exit.USAGE;
            }
            case Reply.Failed failed -> {
                console.err().println(failed.line());
                yield Exit.FAILED;
            }
        };
    }
}
