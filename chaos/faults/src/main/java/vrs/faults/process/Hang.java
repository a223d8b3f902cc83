package vrs.faults.process;

/** SIGSTOP, and SIGCONT at the heal: the process is there, accepts connections in its backlog, and does nothing. */
public record Hang() implements ProcessFault {
    @Override
    public String type() {
        return "hang";
    }

    @Override
    public Heal heal() {
        return Heal.UNDONE;
    }
}
