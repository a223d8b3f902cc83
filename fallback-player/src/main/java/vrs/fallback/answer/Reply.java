package vrs.fallback.answer;

/**
 * An answer without its connection.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param outcome what a gateway is told: answered, denied, failed or shed
 */
public record Reply(int status, String contentType, byte[] body, Served served, Outcome outcome) {
    /** The things that can come of a request here. */
    public enum Outcome {
        ANSWERED("answered"),
        DENIED("denied"),
        FAILED("failed"),
        SHED("shed");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** The word in the header. */
        public String text() {
            return text;
        }
    }
}
