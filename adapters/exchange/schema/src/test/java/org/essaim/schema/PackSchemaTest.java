package org.essaim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.essaim.document.DocumentSchema;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.jackson.YamlCodec;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema of packs and the reader of packs are one form; whatever one of them learns the other must learn too. */
class PackSchemaTest {
    private static final Path EVERYTHING = Path.of("src", "test", "resources", "everything");
    private static final Set<Code> STRUCTURE = Set.of(Code.UNKNOWN_KEY, Code.MISSING_KEY, Code.WRONG_TYPE);

    private static final Packs PACKS = Packs.standard();
    private static final Map<DocumentSchema, Tree> DOCUMENTS = documents();

    private final SchemaCheck schemas = new SchemaCheck();

    @TempDir
    private Path folder;

    @Test
    void shippedPacksFit() {
        Packs packs = Packs.standard().withInspection(schemas);
        assertThat(packs.shipped()).contains("imano", "una");
        for (String id : packs.shipped()) {
            assertThat(packs.load(id).findings()).as(id).isEmpty();
        }
    }

    @Test
    void aPackThatSaysEverythingFitsAndIsRead() {
        PackReport report = Packs.standard().withInspection(schemas).load(EVERYTHING);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void everyPropertyIsDescribedAndTriedHere() {
        for (DocumentSchema form : List.of(DocumentSchema.PACK, DocumentSchema.PACK_DATA)) {
            Tree.Fields schema = (Tree.Fields) read(form.bytes(), form.fileName());
            assertThat(schema.get("$id")).contains(Tree.of(form.id()));
            Map<String, Tree.Fields> objects = objects(schema);
            Set<String> described = new TreeSet<>();
            objects.forEach((name, object) -> properties(object).forEach((property, value) -> {
                assertThat(((Tree.Fields) value).get("description"))
                        .as("the description of [%s.%s], in French and in English", name, property)
                        .hasValueSatisfying(text -> assertThat(text.toString()).contains(" / "));
                described.add(property);
            }));
            Set<String> tried = new TreeSet<>();
            names(document(DOCUMENTS, form), tried);
            assertThat(tried).as("the properties that [everything] holds").containsAll(described);
        }
    }

    // A key nobody knows makes the reader name those that it asks for.
    @Test
    void readerAndSchemaKnowTheSameProperties() {
        Map<String, Set<String>> asked = new TreeMap<>();
        for (DocumentSchema form : DOCUMENTS.keySet()) {
            List<Place> places = Place.of(document(DOCUMENTS, form));
            for (Place place : places) {
                if (place.value() instanceof Tree.Fields) {
                    Tree changed = Place.with(document(DOCUMENTS, form), place.steps(), value -> {
                        Map<String, Tree> more = new LinkedHashMap<>(((Tree.Fields) value).fields());
                        more.put("zz", Tree.of(1));
                        return new Tree.Fields(more);
                    });
                    for (Finding finding : refusals(form, changed)) {
                        if (finding.code() == Code.UNKNOWN_KEY
                                && "zz".equals(finding.details().get("key"))) {
                            String kind = form + place.path().replaceAll("\\[\\d+]", "");
                            asked.computeIfAbsent(kind, each -> new TreeSet<>())
                                    .addAll(Arrays.asList(
                                            String.valueOf(finding.details().get("valid"))
                                                    .split(", ")));
                        }
                    }
                }
            }
        }
        Map<String, Set<String>> known = new TreeMap<>();
        for (DocumentSchema form : DOCUMENTS.keySet()) {
            Tree.Fields schema = (Tree.Fields) read(form.bytes(), form.fileName());
            collect(schema, schema, form.toString(), List.of(), known);
        }
        // What stands in itself is told once, where it is first met.
        asked.keySet().removeIf(kind -> !known.containsKey(kind) && isWithinItself(kind));
        assertThat(asked).isEqualTo(known);
        assertThat(asked.size()).isGreaterThan(30);
    }

    @Test
    void whateverTheReaderRefusesOfAStructureTheSchemaRefuses() {
        List<Mutant> mutants = new ArrayList<>();
        DOCUMENTS.forEach((form, document) -> Place.of(document)
                .forEach(place ->
                        mutants(document, place).forEach((title, tree) -> mutants.add(new Mutant(form, title, tree)))));
        long seed = Long.getLong("essaim.seed", System.nanoTime());
        Collections.shuffle(mutants, new Random(seed));
        int refused = 0;
        int taken = 0;
        List<String> wrong = new ArrayList<>();
        // All of them take a minute: -Dessaim.mutants=10000
        for (Mutant mutant : mutants.subList(0, Math.min(mutants.size(), Integer.getInteger("essaim.mutants", 1000)))) {
            List<Finding> read = refusals(mutant.form(), mutant.tree());
            List<Finding> checked = checked(mutant.form(), mutant.tree());
            boolean structural = read.stream().anyMatch(each -> STRUCTURE.contains(each.code()));
            if (structural && checked.isEmpty()) {
                wrong.add(mutant.title() + " is refused by the reader alone: " + read.get(0));
            } else if (read.isEmpty() && !checked.isEmpty()) {
                wrong.add(mutant.title() + " is refused by the schema alone: " + checked.get(0));
            }
            refused += structural ? 1 : 0;
            taken += read.isEmpty() ? 1 : 0;
        }
        assertThat(wrong).as("-Dessaim.seed=" + seed).isEmpty();
        assertThat(refused).isGreaterThan(300);
        assertThat(taken).isGreaterThan(30);
    }

    private record Mutant(DocumentSchema form, String title, Tree tree) {}

    @Test
    void aMisfitIsNamedWithFileLineAndPath() throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "id: broken\ntitle: Broken\nversion: \"1\"\n");
        Files.writeString(
                folder.resolve("labels.yaml"),
                "labels:\n  - label: GAPP\n    category: NOTHING\n    from: 2025-13-01\n    color: red\n");
        SourceTree document = new YamlCodec()
                .decode(Files.readAllBytes(folder.resolve("labels.yaml")), "labels.yaml", finding -> {})
                .orElseThrow();
        List<Finding> findings = new ArrayList<>();
        schemas.inspect(document, DocumentSchema.PACK_DATA, findings::add);
        assertThat(findings)
                .extracting(each -> each.code() + " " + each.file() + ":" + each.row() + " " + each.path())
                .containsExactlyInAnyOrder(
                        "INVALID_VALUE labels.yaml:3 labels[0].category",
                        "INVALID_VALUE labels.yaml:4 labels[0].from",
                        "UNKNOWN_KEY labels.yaml:5 labels[0].color");
        assertThat(findings)
                .filteredOn(each -> each.code() == Code.UNKNOWN_KEY)
                .allSatisfy(
                        each -> assertThat(each.details()).containsEntry("valid", "category, from, label, structure"));
    }

    @Test
    void nothingIsSaidTwice() throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "id: broken\ntitle: Broken\nversio: \"1\"\n");
        List<Finding> alone = Packs.standard().load(folder).findings();
        assertThat(Packs.standard().withInspection(schemas).load(folder).findings())
                .containsExactlyElementsOf(alone);
    }

    /** What becomes of a document when somebody drops, renames or retypes a value in it. */
    private static Map<String, Tree> mutants(Tree document, Place place) {
        Map<String, Tree> mutants = new TreeMap<>();
        if (!place.steps().isEmpty()) {
            mutants.put(place.path() + " dropped", Place.with(document, place.steps(), value -> null));
        }
        List<Tree> others = List.of(
                Tree.of("zz"),
                Tree.of(""),
                Tree.of(7),
                new Tree.Numeric(new BigDecimal("1.5")),
                Tree.of(true),
                Tree.of(List.of()),
                Tree.of(List.of(Tree.of(1))),
                Tree.fields().build(),
                new Tree.Nothing());
        for (Tree other : others) {
            mutants.put(place.path() + " = " + other, Place.with(document, place.steps(), value -> other));
        }
        if (!place.steps().isEmpty() && place.steps().get(place.steps().size() - 1) instanceof String name) {
            List<Object> parent = place.steps().subList(0, place.steps().size() - 1);
            mutants.put(place.path() + " renamed", Place.with(document, parent, value -> {
                Map<String, Tree> fields = new LinkedHashMap<>(((Tree.Fields) value).fields());
                fields.put(name + "x", Objects.requireNonNull(fields.remove(name)));
                return new Tree.Fields(fields);
            }));
        }
        return mutants;
    }

    private List<Finding> refusals(DocumentSchema form, Tree document) {
        try {
            Map<DocumentSchema, Tree> all = new EnumMap<>(DOCUMENTS);
            all.put(form, document);
            Files.write(folder.resolve("pack.json"), new JsonCodec().encode(document(all, DocumentSchema.PACK)));
            Files.write(folder.resolve("all.json"), new JsonCodec().encode(document(all, DocumentSchema.PACK_DATA)));
            return PACKS.load(folder).findings().stream()
                    .filter(Finding::isError)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Finding> checked(DocumentSchema form, Tree document) {
        List<Finding> findings = new ArrayList<>();
        schemas.inspect(new SourceTree(document, "f", Map.of()), form, findings::add);
        return findings;
    }

    private static Map<DocumentSchema, Tree> documents() {
        try {
            Map<DocumentSchema, Tree> documents = new EnumMap<>(DocumentSchema.class);
            documents.put(DocumentSchema.PACK, read(Files.readAllBytes(EVERYTHING.resolve("pack.yaml")), "pack.yaml"));
            documents.put(
                    DocumentSchema.PACK_DATA, read(Files.readAllBytes(EVERYTHING.resolve("all.yaml")), "all.yaml"));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tree document(Map<DocumentSchema, Tree> documents, DocumentSchema form) {
        return Objects.requireNonNull(documents.get(form));
    }

    private static Tree read(byte[] bytes, String file) {
        List<Finding> findings = new ArrayList<>();
        var read = new YamlCodec().decode(bytes, file, findings::add);
        assertThat(findings).isEmpty();
        return read.orElseThrow().tree();
    }

    private static void names(Tree tree, Set<String> names) {
        if (tree instanceof Tree.Fields fields) {
            fields.fields().forEach((name, value) -> {
                names.add(name);
                names(value, names);
            });
        } else if (tree instanceof Tree.Items list) {
            list.items().forEach(item -> names(item, names));
        }
    }

    private static Map<String, Tree.Fields> objects(Tree.Fields schema) {
        Map<String, Tree.Fields> objects = new TreeMap<>(Map.of("", schema));
        schema.get("$defs")
                .ifPresent(defs -> ((Tree.Fields) defs)
                        .fields()
                        .forEach((name, object) -> objects.put(name, (Tree.Fields) object)));
        return objects;
    }

    private static Map<String, Tree> properties(Tree.Fields object) {
        return object.get("properties")
                .map(properties -> ((Tree.Fields) properties).fields())
                .orElse(Map.of());
    }

    private static void collect(
            Tree.Fields root, Tree.Fields object, String at, List<String> way, Map<String, Set<String>> known) {
        if (properties(object).isEmpty()) {
            // Its keys are data, such as languages.
            return;
        }
        known.put(at, new TreeSet<>(properties(object).keySet()));
        properties(object)
                .forEach((name, value) -> reference(value)
                        .filter(target -> !way.contains(target))
                        .ifPresent(target -> collect(
                                root,
                                Objects.requireNonNull(objects(root).get(target)),
                                at + "." + name,
                                Stream.concat(way.stream(), Stream.of(target)).toList(),
                                known)));
    }

    // Items within items, conditions within conditions.
    private static boolean isWithinItself(String kind) {
        return kind.matches(".*\\.items\\..*\\bitems\\b.*|.*\\b(all|any|not)\\b.*");
    }

    private static Optional<String> reference(Tree property) {
        Set<Tree> found = new HashSet<>();
        references(property, found);
        return found.stream()
                .map(each -> ((Tree.Text) each).value().replace("#/$defs/", ""))
                .findFirst();
    }

    private static void references(Tree tree, Set<Tree> found) {
        if (tree instanceof Tree.Fields fields) {
            fields.get("$ref").ifPresent(found::add);
            fields.fields().values().forEach(each -> references(each, found));
        } else if (tree instanceof Tree.Items list) {
            list.items().forEach(each -> references(each, found));
        }
    }
}
