package vrs.faults.process;

/** SIGKILL, and down until the heal: whoever supervises the process must not start it before. */
public record Kill() implements ProcessFault {
    @Override
    public String type() {
        return "kill";
    }

    @Override
    public Heal heal() {
        return Heal.UNDONE;
    }
}
