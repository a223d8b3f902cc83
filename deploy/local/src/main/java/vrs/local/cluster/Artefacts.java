package vrs.local.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;
import vrs.local.plan.Program;

/**
 * Copies of the programs that run, so that the next build never pulls a jar from under a running process. A directory
 * per build; those that nobody runs any more go.
 */
public final class Artefacts {
    private final LauncherConfig config;

    public Artefacts(LauncherConfig config) {
        this.config = config;
    }

    /**
     * The jar of a program, copied here if it is not yet.
     *
     * @throws MissingArtefact when it was not built
     * @throws IOException in one line that names the home, when it could not be copied there
     */
    public Path jar(Program program) throws IOException {
        String name = program.jar(config.version());
        if (config.jar().getFileName().toString().equals(name)) {
            return config.jar();
        }
        Path folder = config.home().app().resolve(config.build()).resolve(program.artifact());
        if (Files.exists(folder) && !isWhole(folder.resolve(name))) {
            delete(folder);
        }
        if (!Files.exists(folder)) {
            copy(program, name, folder);
        }
        return folder.resolve(name);
    }

    /**
     * The player page, copied here if it is not yet.
     *
     * @throws MissingArtefact when it was not built
     */
    public Path page() throws IOException {
        Path source = config.root().resolve("client/web/dist");
        Path folder = config.home().app().resolve(config.build()).resolve("page");
        if (!Files.exists(folder)) {
            if (!Files.isDirectory(source)) {
                throw missing(source);
            }
            copy(folder, temporary -> copyTree(source, temporary));
        }
        return folder;
    }

    /** Removes the copies of other builds that no process of this machine was started from. */
    public void removeOld() throws IOException {
        List<String> commands = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .toList();
        try (var builds = Files.newDirectoryStream(config.home().app())) {
            for (Path build : builds) {
                boolean current = build.getFileName().toString().equals(config.build());
                boolean used = commands.stream().anyMatch(line -> line.contains(build + "/"));
                if (!current && !used && Files.isDirectory(build)) {
                    delete(build);
                }
            }
        }
    }

    private void copy(Program program, String name, Path folder) throws IOException {
        Path target = config.root().resolve(program.folder()).resolve("target");
        if (!Files.exists(target.resolve(name))) {
            throw missing(target.resolve(name));
        }
        copy(folder, temporary -> {
            Files.createDirectories(temporary);
            // With its time: the start cache is of a jar of that time.
            Files.copy(target.resolve(name), temporary.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            switch (program.form()) {
                case RUNNER -> {}
                case JAR_AND_LIB -> copyTree(target.resolve("lib"), temporary.resolve("lib"));
            }
        });
    }

    /** Fills an empty place. */
    @FunctionalInterface
    private interface Filling {
        void of(Path temporary) throws IOException;
    }

    // Whole or not at all: a full disk keeps nothing of a copy that did not fit.
    private void copy(Path folder, Filling filling) throws IOException {
        Path temporary = temporary(folder);
        try {
            filling.of(temporary);
        } catch (IOException e) {
            if (Files.exists(temporary)) {
                delete(temporary);
            }
            String why = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
            throw new IOException(
                    "cannot copy the programs into " + config.home().root() + " (" + why
                            + "): free some space or choose another VRS_HOME",
                    e);
        }
        put(temporary, folder);
    }

    // The directory of a jar stands at its end: a copy that was cut off by a full disk or a hand has none.
    private static boolean isWhole(Path jar) {
        try (ZipFile open = new ZipFile(jar.toFile())) {
            return open.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private MissingArtefact missing(Path what) {
        return new MissingArtefact(
                what + " is missing: remove " + config.root().resolve("target") + " and run ./vrs up again");
    }

    private static Path temporary(Path folder) {
        return folder.resolveSibling(
                "." + folder.getFileName() + "." + ProcessHandle.current().pid());
    }

    private static void put(Path temporary, Path folder) throws IOException {
        try {
            Files.move(temporary, folder);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another command was quicker with the same build.
            delete(temporary);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (var all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
