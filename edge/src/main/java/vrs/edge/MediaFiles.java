package vrs.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vrs.signing.AddressVerdict.Genuine;

/**
 * Finds the file of a genuine address. A vid's media stands in the asset directory that {@code data/origin/<vid>} names,
 * or in one named like the vid. Nothing outside the media root is ever found, symbolic links included.
 */
final class MediaFiles {
    private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Path mediaRoot;
    private final Path origin;

    /** @param origin the directory of vid → asset files */
    MediaFiles(Path mediaRoot, Path origin) {
        this.mediaRoot = mediaRoot;
        this.origin = origin;
    }

    /** A file that may be served. */
    record MediaFile(Path path, long sizeBytes, long modifiedMs) {}

    /** The file, or empty when there is none. */
    Optional<MediaFile> find(Genuine address) throws IOException {
        String asset = asset(address.vid());
        if (!ASSET.matcher(asset).matches()) {
            return Optional.empty();
        }
        Path wanted;
        try {
            wanted = mediaRoot
                    .resolve(asset)
                    .resolve(address.set().directory())
                    .resolve(address.rendition())
                    .resolve(address.file());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(wanted)) {
            return Optional.empty();
        }
        Path real = wanted.toRealPath();
        if (!real.startsWith(mediaRoot.toRealPath())) {
            return Optional.empty();
        }
        return Optional.of(new MediaFile(
                real, Files.size(real), Files.getLastModifiedTime(real).toMillis()));
    }

    private String asset(String vid) throws IOException {
        Path named = origin.resolve(vid);
        if (!Files.isRegularFile(named)) {
            return vid;
        }
        List<String> lines = Files.readAllLines(named);
        return lines.isEmpty() ? vid : lines.getFirst().strip();
    }
}
