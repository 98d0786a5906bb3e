package org.essaim.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The steps of walk.txt, which somebody takes by pages and somebody else by commands. */
interface ProgrammeWalk {
    Path LIST = Path.of("src", "test", "resources", "walk.txt");

    /**
     * A step.
     *
     * @param word what is done
     * @param with with what
     */
    record Step(String word, Map<String, String> with) {
        String of(String key) {
            return Objects.requireNonNull(with.get(key), key);
        }

        /** What is said under these names, as far as it is said. */
        Map<String, String> only(String... keys) {
            Map<String, String> some = new LinkedHashMap<>();
            for (String key : keys) {
                String value = with.get(key);
                if (value != null) {
                    some.put(key, value);
                }
            }
            return some;
        }
    }

    /** Takes one step, and finds it taken. */
    void take(Step step) throws IOException, InterruptedException;

    /** Takes all of them. */
    default void walk() throws IOException, InterruptedException {
        for (Step step : steps()) {
            take(step);
        }
    }

    static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        for (String line : Files.readAllLines(LIST, StandardCharsets.UTF_8)) {
            if (!line.startsWith("#")) {
                String[] words = line.split("\\|", -1);
                Map<String, String> with = new LinkedHashMap<>();
                for (int i = 1; i < words.length; i++) {
                    int equals = words[i].indexOf('=');
                    with.put(
                            words[i].substring(0, equals).strip(),
                            words[i].substring(equals + 1).strip());
                }
                steps.add(new Step(words[0].strip(), with));
            }
        }
        return steps;
    }
}
