package org.essaim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;

/**
 * Who is behind a pseudonym, as the caller's own file tells: a line for each, a pseudonym or the source's identifier, then
 * {@code ;}, {@code ,} or a tab, then the name. Read when needed, kept by nobody; what it holds is in no message.
 */
final class NamesFile {
    private static final Pattern LINE = Pattern.compile("\\s*\"?([^;,\\t\"]+?)\"?\\s*[;,\\t]\\s*\"?([^\"]*?)\"?\\s*");
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-fA-F]{32}");

    private NamesFile() {}

    static Function<WorkerId, Optional<String>> read(Path file, StoreOptions store, Program program)
            throws IOException {
        Map<WorkerId, String> names = new HashMap<>();
        Optional<Pseudonymiser> key = Optional.empty();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(0).replaceFirst("^\ufeff", "") : lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            Matcher row = LINE.matcher(line);
            if (!row.matches()) {
                throw program.texts()
                        .refusal("timesheet.names", file.getFileName().toString(), i + 1);
            }
            String id = row.group(1);
            if (PSEUDONYM.matcher(id).matches()) {
                names.put(new WorkerId(id.toLowerCase(java.util.Locale.ROOT)), row.group(2));
                continue;
            }
            if (key.isEmpty()) {
                key = Optional.of(
                        store.key(program).orElseThrow(() -> program.texts().refusal("key.none", store.place())));
            }
            names.put(key.get().pseudonym(id), row.group(2));
        }
        return worker -> Optional.ofNullable(names.get(worker)).filter(name -> !name.isBlank());
    }
}
