package vrs.local.supervise;

/**
 * What is written down of a process that was started.
 *
 * @param name which process of the cluster it is
 * @param pid its number
 * @param mark see {@link ProcessIdentity}
 */
public record ProcessRecord(String name, long pid, String mark) {
    /** The process that is meant. */
    public ProcessIdentity identity() {
        return new ProcessIdentity(pid, mark);
    }
}
