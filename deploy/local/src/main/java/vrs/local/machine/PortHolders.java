package vrs.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds ports that somebody else has, and who that is. */
public final class PortHolders {
    private static final int LINE_MAX = 100;
    private static final Pattern OURS = Pattern.compile(" -Dvrs\\.instance=(\\S+)");

    private final SocketOwner owner;

    public PortHolders(SocketOwner owner) {
        this.owner = owner;
    }

    /** A line for each port of loopback that cannot be had, in order; none when all are free. */
    public List<String> taken(Collection<Integer> ports) {
        List<String> lines = new ArrayList<>();
        for (int port : ports) {
            if (!isFree(port)) {
                lines.add("port " + port + " is taken by " + holder(port));
            }
        }
        return lines;
    }

    private String holder(int port) {
        var pid = owner.of(port);
        if (pid.isEmpty()) {
            return "an unknown process";
        }
        String command = ProcessHandle.of(pid.getAsLong())
                .flatMap(handle ->
                        handle.info().commandLine().or(() -> handle.info().command()))
                .orElse("unknown command");
        Matcher ours = OURS.matcher(command);
        if (ours.find()) {
            return "pid " + pid.getAsLong() + " (" + ours.group(1) + " of another VRS cluster)";
        }
        String shown = command.length() > LINE_MAX ? command.substring(0, LINE_MAX) + "…" : command;
        return "pid " + pid.getAsLong() + " (" + shown + ")";
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port that only waits out its last connections is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
