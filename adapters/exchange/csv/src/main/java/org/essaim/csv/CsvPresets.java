package org.essaim.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.essaim.document.SourceTree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;

/**
 * The shipped mappings (<i>profils d’import livrés</i>), in the same form as anyone's own.
 *
 * <p>Stateless and thread-safe.
 */
public final class CsvPresets {
    private static final List<String> IDS = List.of(
            "compani",
            "compani-absences",
            "kimai",
            "toggl",
            "clockify",
            "clockify-dmy",
            "clockify-mdy",
            "harvest",
            "harvest-comma",
            "odoo");
    private static final List<String> TABLES = List.of("compani-paie");
    private static final Set<String> UNVERIFIED = Set.of("harvest", "harvest-comma", "odoo");

    private CsvPresets() {}

    /** The identifiers of the presets. */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * True if a real export, or what its own program is tested with, has the header that this preset reads; of the others look at the first
     * import closely.
     */
    public static boolean isVerified(String id) {
        return IDS.contains(id) && !UNVERIFIED.contains(id);
    }

    /**
     * The preset of this identifier, if there is one.
     *
     * @throws EssaimException if no codec for YAML is found by {@link ServiceLoader}
     */
    public static Optional<CsvMapping> find(String id) {
        List<Finding> findings = new ArrayList<>();
        Optional<CsvMapping> mapping = document(id)
                .map(document -> CsvMapping.read(document, findings::add)
                        .orElseThrow(() ->
                                new IllegalStateException("The shipped preset [" + id + "] is refused: " + findings)));
        return mapping;
    }

    /**
     * The document of the preset of this identifier, if there is one: for sources of another form than CSV that read columns by the same mapping.
     *
     * @throws EssaimException if no codec for YAML is found by {@link ServiceLoader}
     */
    public static Optional<SourceTree> document(String id) {
        Objects.requireNonNull(id, "id");
        return IDS.contains(id) ? Optional.of(read(id)) : Optional.empty();
    }

    /** The identifiers of the presets of tables that are no planning: a payroll. */
    public static List<String> tables() {
        return TABLES;
    }

    /**
     * The document of the preset of a table, if there is one, to be read as a {@code TableMapping}.
     *
     * @throws EssaimException if no codec for YAML is found by {@link ServiceLoader}
     */
    public static Optional<SourceTree> table(String id) {
        return TABLES.contains(id) ? Optional.of(read(id)) : Optional.empty();
    }

    private static SourceTree read(String id) {
        DocumentCodec yaml = ServiceLoader.load(DocumentCodec.class, CsvPresets.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(codec -> codec.extensions().contains("yaml"))
                .findFirst()
                .orElseThrow(() -> new EssaimException("Preset [" + id
                        + "] is written in YAML, and no codec reads it.\n"
                        + "Maybe essaim-jackson is missing from the class path."));
        List<Finding> findings = new ArrayList<>();
        return yaml.decode(bytes(id), id + ".yaml", findings::add)
                .orElseThrow(
                        () -> new IllegalStateException("The shipped preset [" + id + "] is refused: " + findings));
    }

    private static byte[] bytes(String id) {
        try (InputStream in = CsvPresets.class.getResourceAsStream("presets/" + id + ".yaml")) {
            return Objects.requireNonNull(in, "Every preset listed is shipped.").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
