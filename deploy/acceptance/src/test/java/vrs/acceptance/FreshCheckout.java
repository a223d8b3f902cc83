package vrs.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a newcomer has before the first build: the scripts, and a PATH with nothing but what every machine has. Everyone
 * may read it, so that another user can run it.
 */
final class FreshCheckout {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final List<String> PLAIN_TOOLS = List.of(
            "awk",
            "cat",
            "cp",
            "cut",
            "date",
            "dirname",
            "find",
            "grep",
            "head",
            "id",
            "locale",
            "ls",
            "mkdir",
            "mkfifo",
            "mv",
            "readlink",
            "rm",
            "sed",
            "setsid",
            "sh",
            "sleep",
            "tail",
            "tee",
            "touch",
            "tr",
            "uname");

    private final Path folder;

    private FreshCheckout(Path folder) {
        this.folder = folder;
    }

    static FreshCheckout make(Path folder) throws IOException {
        FreshCheckout fresh = new FreshCheckout(folder);
        Files.createDirectories(fresh.root().resolve("deploy/local"));
        copy("vrs", fresh.root());
        copy("pom.xml", fresh.root());
        try (var scripts = Files.newDirectoryStream(Cluster.root().resolve("deploy/local"), "*.sh")) {
            for (Path script : scripts) {
                copy("deploy/local/" + script.getFileName(), fresh.root());
            }
        }
        Files.createDirectories(fresh.tools());
        Files.createDirectories(fresh.noJdks());
        for (String tool : PLAIN_TOOLS) {
            link(tool, fresh.tools());
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return fresh;
    }

    /** The checkout itself; a space in its path is part of the trial. */
    Path root() {
        return folder.resolve("check out");
    }

    /** A home that nobody has made yet. */
    Path home() {
        return folder.resolve("home");
    }

    /** Puts a program on the PATH that does what this line of shell says. */
    FreshCheckout with(String program, String line) throws IOException {
        script(tools().resolve(program), line);
        return this;
    }

    /** A directory that looks like a JDK of this version. */
    Path jdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk " + version);
        Files.createDirectories(jdk.resolve("bin"));
        script(jdk.resolve("bin/java"), "exit 1");
        script(jdk.resolve("bin/javac"), "exit 1");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    /** Runs {@code ./vrs} with these variables and no others than PATH and HOME; the prefix runs it as somebody else. */
    Commands.Result vrs(List<String> prefix, Map<String, String> variables, String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("env", "-i", "PATH=" + tools(), "HOME=" + folder, "VRS_JVM_FOLDER=" + noJdks()));
        variables.forEach((name, value) -> command.add(name + "=" + value));
        command.add("./vrs");
        command.addAll(List.of(words));
        return new Commands(root(), Map.of()).run(BOUND, command);
    }

    private Path tools() {
        return folder.resolve("bin");
    }

    private Path noJdks() {
        return folder.resolve("no jdks");
    }

    private static void copy(String file, Path to) throws IOException {
        Files.copy(Cluster.root().resolve(file), to.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void link(String tool, Path to) throws IOException {
        for (String place : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(place, tool))) {
                Files.createSymbolicLink(to.resolve(tool), Path.of(place, tool));
                return;
            }
        }
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
