package vrs.prove.publisher;

/** What is done to that which passes; called by the threads of the gates, which may be made to wait here. */
interface Seam {
    /** Lets everything pass. */
    Seam OPEN = new Seam() {};

    /** Whether it reaches the other side; else the connection breaks. */
    default boolean lets(Passing passing) throws InterruptedException {
        return true;
    }

    /** What the other side is given in its place. */
    default String given(Passing passing) {
        return passing.text();
    }

    /** Whether the answer, which is there, comes back; else the connection breaks. */
    default boolean returns(Passing passing, String answer) throws InterruptedException {
        return true;
    }
}
