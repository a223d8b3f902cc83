package vrs.prove.simulation;

/** Whether an AZ is there, and how often it was lost: what was on its way in it then has gone for good. */
final class AzState {
    private final String name;
    private boolean isUp = true;
    private int losses;

    AzState(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isUp() {
        return isUp;
    }

    /** What began when this was read has been in the AZ without a break as long as this reads the same. */
    int losses() {
        return losses;
    }

    void lose() {
        isUp = false;
        losses++;
    }

    void heal() {
        isUp = true;
    }
}
