package vrs.loadtest.measure;

/** How one request ended. A value: equal ones are counted together. */
public sealed interface Outcome {
    /** What it is to the viewer. */
    Verdict verdict();

    /** A few words, the same for equal outcomes. */
    String label();

    /** The video plays. */
    record Answered(Grade grade) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.ANSWERED;
        }

        @Override
        public String label() {
            return grade.word();
        }
    }

    /**
     * The viewer may not.
     *
     * @param status 400 to 499, but 408 and 429
     * @param code as the problem says it
     */
    record Refused(int status, String code) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.REFUSED;
        }

        @Override
        public String label() {
            return status + " " + code;
        }
    }

    /**
     * The service could not, and said so.
     *
     * @param status 408, 429 or 500 to 599
     * @param code as the problem says it
     */
    record Unavailable(int status, String code) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.FAILED;
        }

        @Override
        public String label() {
            return status + " " + code;
        }
    }

    /**
     * An answer that the contract does not know.
     *
     * @param status 0 when it could not be read
     */
    record Unsound(int status) implements Outcome {
        @Override
        public Verdict verdict() {
            return Verdict.FAILED;
        }

        @Override
        public String label() {
            return status == 0 ? "not HTTP" : status + " unsound";
        }
    }

    /** No answer came. */
    enum Unanswered implements Outcome {
        /** No connection. */
        NOT_CONNECTED("not connected"),
        /** The connection ended before the answer. */
        CUT_OFF("cut off"),
        /** No answer in time. */
        TIMED_OUT("timed out"),
        /** The generator had no room left to let it wait: the load was not what was intended. */
        NOT_SENT("not sent");

        private final String label;

        Unanswered(String label) {
            this.label = label;
        }

        @Override
        public Verdict verdict() {
            return Verdict.FAILED;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
