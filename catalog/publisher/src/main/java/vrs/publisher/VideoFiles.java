package vrs.publisher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.catalog.SchemaFault;
import vrs.catalog.VideoSchema;

/** Reads catalogue files and looks for all that is wrong with any of them, before anything is written. */
final class VideoFiles {
    private static final long BYTES_MAX = 1 << 20;

    private final VideoSchema schema;
    private final ObjectMapper json = new ObjectMapper();

    VideoFiles(VideoSchema schema) {
        this.schema = schema;
    }

    /** What the files came to, all together. */
    sealed interface Checked {
        /** Each may be published. */
        record Good(List<VideoFile> files) implements Checked {}

        /** None may. */
        record Bad(List<Complaint> complaints) implements Checked {}
    }

    Checked check(List<Path> paths) {
        List<VideoFile> good = new ArrayList<>();
        List<Complaint> complaints = new ArrayList<>();
        Map<String, String> fileOfVid = new HashMap<>();
        for (Path path : paths) {
            String name = path.toString();
            read(path, complaints).ifPresent(text -> {
                List<SchemaFault> faults = schema.check(text);
                faults.forEach(f -> complaints.add(new Complaint(name, Optional.of(f.pointer()), f.message())));
                if (faults.isEmpty()) {
                    good.add(file(name, text));
                }
            });
        }
        for (VideoFile file : good) {
            String other = fileOfVid.putIfAbsent(file.vid(), file.name());
            if (other != null) {
                complaints.add(new Complaint(
                        file.name(), Optional.of("/vid"), "\"" + file.vid() + "\" is in " + other + " as well"));
            }
        }
        return complaints.isEmpty() ? new Checked.Good(List.copyOf(good)) : new Checked.Bad(List.copyOf(complaints));
    }

    private static Optional<String> read(Path path, List<Complaint> complaints) {
        String name = path.toString();
        try {
            if (Files.isRegularFile(path) && Files.size(path) > BYTES_MAX) {
                complaints.add(Complaint.of(name, "is over " + BYTES_MAX + " bytes"));
                return Optional.empty();
            }
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException e) {
            complaints.add(Complaint.of(name, "no such file"));
        } catch (CharacterCodingException e) {
            complaints.add(Complaint.of(name, "is not UTF-8"));
        } catch (IOException e) {
            complaints.add(Complaint.of(name, "cannot be read"));
        }
        return Optional.empty();
    }

    private VideoFile file(String name, String text) {
        try {
            JsonNode root = json.readTree(text);
            String vid = root.path("vid").textValue();
            return new VideoFile(
                    name, text, vid, Optional.ofNullable(root.path("asset").textValue()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + " passed the schema, but is no JSON", e);
        }
    }
}
