package org.essaim.engagement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** The enrolments of one programme as somebody changes them, before they are stored. Not thread-safe. */
final class Ways {
    static final String KIND = "enrolment";
    private static final Comparator<Enrolment> ORDER = Comparator.comparing(Enrolment::structure)
            .thenComparing(Enrolment::appliedOn)
            .thenComparing(Enrolment::call);

    private final String programme;
    private final Map<DocumentKey, Enrolment> ways = new HashMap<>();
    private final Map<DocumentKey, Document> stored = new HashMap<>();

    private Ways(String programme) {
        this.programme = programme;
    }

    static Ways of(Store store, String programme) {
        Ways all = new Ways(programme);
        for (Document document : store.documents(KIND)) {
            Enrolment enrolment = read(document);
            if (enrolment.programme().equals(programme)) {
                all.ways.put(document.key(), enrolment);
                all.stored.put(document.key(), document);
            }
        }
        return all;
    }

    static Enrolment read(Document document) {
        return Enrolment.read(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }

    static DocumentKey key(Enrolment enrolment) {
        return key(enrolment.programme(), enrolment.structure(), enrolment.call());
    }

    static DocumentKey key(String programme, String structure, String call) {
        return new DocumentKey(KIND, programme + ":" + structure + (call.isEmpty() ? "" : ":" + call));
    }

    List<Enrolment> all() {
        return ways.values().stream().sorted(ORDER).toList();
    }

    List<Enrolment> of(String structure) {
        return ways.values().stream()
                .filter(each -> each.structure().equals(structure))
                .sorted(ORDER)
                .toList();
    }

    /** The structure's newest way. */
    Optional<Enrolment> newest(String structure) {
        return of(structure).stream().reduce((earlier, later) -> later);
    }

    void put(Enrolment enrolment) {
        if (!enrolment.programme().equals(programme)) {
            throw new IllegalArgumentException("An enrolment of another programme: [" + enrolment.programme() + "].");
        }
        ways.put(key(enrolment), enrolment);
    }

    /** What is new or other than what is stored. */
    List<Commit.Put> puts() {
        List<Commit.Put> puts = new ArrayList<>();
        ways.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(DocumentKey::id)))
                .forEach(way -> {
                    Optional<Document> before = Optional.ofNullable(stored.get(way.getKey()));
                    if (before.isEmpty()
                            || !before.get().content().equals(way.getValue().toTree())) {
                        puts.add(new Commit.Put(
                                way.getKey(),
                                before.map(Document::version).orElse(0L),
                                way.getValue().toTree()));
                    }
                });
        return puts;
    }
}
