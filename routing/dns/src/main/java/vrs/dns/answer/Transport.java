package vrs.dns.answer;

import java.util.Locale;

/** How a question came. */
public enum Transport {
    UDP,
    TCP;

    /** The name in metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
