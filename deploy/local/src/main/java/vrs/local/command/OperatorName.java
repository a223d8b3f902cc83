package vrs.local.command;

import java.io.IOException;
import java.security.SecureRandom;
import vrs.control.Operators;
import vrs.local.cluster.LauncherConfig;

/**
 * Whose name stands in the history: that of the operator whose token is at hand, else that of the home's owner, who could
 * write the file as well. A name that is only claimed is not believed.
 */
final class OperatorName {
    static final String TOKEN = "VRS_OPERATOR_TOKEN";

    private static final String CLAIMED = "VRS_OPERATOR";
    private static final int LENGTH_MAX = 64;

    private OperatorName() {}

    /** @throws IllegalArgumentException in one line when the token is nobody's */
    static String of(LauncherConfig config, Console console) throws IOException {
        String token = config.environment().getOrDefault(TOKEN, "");
        if (!token.isBlank()) {
            return new Operators(Operators.in(config.home().root()), new SecureRandom())
                    .named(token.strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            TOKEN + " is no operator's token: ./vrs admin add NAME makes one"));
        }
        String owner = owner();
        String claimed = config.environment().getOrDefault(CLAIMED, owner);
        if (!claimed.equals(owner)) {
            console.err()
                    .println(CLAIMED + "=" + claimed + " is not believed without " + TOKEN + ": history says " + owner);
        }
        return owner;
    }

    private static String owner() {
        String plain = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_.@-]", "");
        return plain.isEmpty() ? "unknown" : plain.substring(0, Math.min(plain.length(), LENGTH_MAX));
    }
}
