package vrs.local.home;

import java.io.IOException;

/** The directory named by VRS_HOME cannot be used; the message is one line. */
public final class HomeRefused extends IOException {
    private static final long serialVersionUID = 1L;

    public HomeRefused(String message) {
        super(message);
    }
}
