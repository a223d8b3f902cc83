package vrs.player;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The membership tokens that a local cluster lends to its page, one file per plan ({@code free.token},
 * {@code vip.token}). They are read at each question, so that whoever writes them may renew them. The page's server
 * holds no key and mints nothing.
 *
 * @param files the file of each plan; empty when none are lent
 */
public record DemoTokens(Map<String, Path> files) {
    private static final List<String> PLANS = List.of("free", "vip");

    public DemoTokens {
        files = Map.copyOf(files);
    }

    /** No membership can be tried. */
    public static DemoTokens none() {
        return new DemoTokens(Map.of());
    }

    /** The files of all plans in a directory. */
    public static DemoTokens in(Path directory) {
        Map<String, Path> files = new LinkedHashMap<>();
        PLANS.forEach(plan -> files.put(plan, directory.resolve(plan + ".token")));
        return new DemoTokens(files);
    }

    /** The plans that have a token now, in the order of their worth. */
    public List<String> plans() {
        return PLANS.stream()
                .filter(plan -> files.containsKey(plan) && Files.isRegularFile(files.get(plan)))
                .toList();
    }

    /**
     * The token of a plan; empty for a plan that is unknown or has none now.
     *
     * @throws IOException when its file is there and cannot be read
     */
    public Optional<String> token(String plan) throws IOException {
        if (!files.containsKey(plan)) {
            return Optional.empty();
        }
        try {
            String token = Files.readString(files.get(plan)).strip();
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
