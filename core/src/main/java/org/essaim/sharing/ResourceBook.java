package org.essaim.sharing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** Resources and their readings as somebody changes them, before they are stored. Not thread-safe. */
final class ResourceBook {
    private static final String RESOURCE = "resource";
    private static final String READINGS = "resource-readings";

    private final Map<String, Resource> resources = new TreeMap<>();
    // By resource, month and structure.
    private final Map<String, SortedMap<YearMonth, SortedMap<String, Reading>>> readings = new TreeMap<>();
    private final Map<DocumentKey, Document> stored =
            new TreeMap<>(java.util.Comparator.comparing(DocumentKey::kind).thenComparing(DocumentKey::id));

    ResourceBook(Store store) {
        for (Document document : store.documents(RESOURCE)) {
            stored.put(document.key(), document);
            Resource resource = Resource.read(reader(document)).orElseThrow(() -> unreadable(document));
            resources.put(resource.id(), resource);
        }
        for (Document document : store.documents(READINGS)) {
            stored.put(document.key(), document);
            FieldReader reader = reader(document);
            List<Reading> told = reader.each("readings", Reading::read);
            if (!reader.isSound()) {
                throw unreadable(document);
            }
            told.forEach(this::put);
        }
    }

    private static FieldReader reader(Document document) {
        return FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()),
                Optional.empty(),
                finding -> {});
    }

    private static StoreException unreadable(Document document) {
        return new StoreException("Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }

    Collection<Resource> resources() {
        return resources.values();
    }

    Optional<Resource> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    void put(Resource resource) {
        resources.put(resource.id(), resource);
    }

    void put(Reading reading) {
        readings.computeIfAbsent(reading.resource(), none -> new TreeMap<>())
                .computeIfAbsent(reading.month(), none -> new TreeMap<>())
                .put(reading.structure(), reading);
    }

    /** What was said of a resource, by month and structure. */
    SortedMap<YearMonth, SortedMap<String, Reading>> readings(String resource) {
        return readings.getOrDefault(resource, new TreeMap<>());
    }

    /** What was said of a resource, a month and a structure. */
    Optional<Reading> reading(String resource, YearMonth month, String structure) {
        return Optional.ofNullable(
                readings(resource).getOrDefault(month, new TreeMap<>()).get(structure));
    }

    /** What is new or other than what is stored. */
    List<Commit.Put> puts() {
        Map<DocumentKey, Tree> trees = new java.util.LinkedHashMap<>();
        resources.values().forEach(each -> trees.put(new DocumentKey(RESOURCE, each.id()), each.toTree()));
        readings.forEach((resource, months) -> months.forEach((month, told) -> trees.put(
                new DocumentKey(READINGS, resource + ":" + month),
                Tree.fields()
                        .put(
                                "readings",
                                told.values().stream().map(Reading::toTree).toList())
                        .build())));
        List<Commit.Put> puts = new ArrayList<>();
        trees.forEach((key, tree) -> {
            Document before = stored.get(key);
            if (before == null || !before.content().equals(tree)) {
                puts.add(new Commit.Put(key, before == null ? 0 : before.version(), tree));
            }
        });
        return puts;
    }
}
