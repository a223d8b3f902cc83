package vrs.faults.process;

import java.util.List;
import vrs.faults.lease.Lease;

/** The process that {@code cpu} starts: {@code CpuHogMain <threads> <lease>}. Ends with its lease, whoever started it. */
public final class CpuHogMain {
    private static final int USAGE = 2;

    private CpuHogMain() {}

    public static void main(String[] args) throws InterruptedException {
        Cpu cpu;
        Lease lease;
        try {
            cpu = new Cpu(Integer.parseInt(args[0]));
            lease = Lease.parse(args[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("<threads> <lease>: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.out.println("burning");
        System.out.flush();
        new CpuHog(System::nanoTime).burn(cpu, lease);
    }

    /** How to start it with a JVM whose class path has this class. */
    public static List<String> command(String java, String classPath, Cpu cpu, Lease lease) {
        return List.of(
                java,
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                CpuHogMain.class.getName(),
                Integer.toString(cpu.threads()),
                lease.length().toMillis() + "ms");
    }
}
