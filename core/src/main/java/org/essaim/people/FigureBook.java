package org.essaim.people;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** The figures of structures and months as somebody changes them, before they are stored. Not thread-safe. */
final class FigureBook {
    private static final String KIND = "people";
    private static final DocumentKey QUESTIONNAIRES = new DocumentKey("people-questionnaires", "all");

    private final Store store;
    private final Map<DocumentKey, SortedMap<String, PeopleFigure>> pages = new HashMap<>();
    private final Map<DocumentKey, Long> versions = new HashMap<>();
    private final Map<DocumentKey, Tree> stored = new HashMap<>();
    private final SortedSet<String> named = new TreeSet<>();

    FigureBook(Store store) {
        this.store = store;
    }

    /** What a structure said of a month; in order of what is counted. */
    Collection<PeopleFigure> figures(String structure, YearMonth month) {
        return page(key(structure, month)).values();
    }

    /** The figure that this one says anew, if it was said before. */
    Optional<PeopleFigure> before(PeopleFigure figure) {
        return Optional.ofNullable(page(key(figure.structure(), figure.month())).get(figure.what()));
    }

    void put(PeopleFigure figure) {
        page(key(figure.structure(), figure.month())).put(figure.what(), figure);
        if (figure instanceof PeopleFigure.Survey survey) {
            named.add(survey.questionnaire());
        }
    }

    /** The questionnaires that some structure said something of, so that nobody has to look through all months. */
    SortedSet<String> questionnaires() {
        return questionnaires(store.document(QUESTIONNAIRES));
    }

    private static SortedSet<String> questionnaires(Optional<Document> document) {
        SortedSet<String> names = new TreeSet<>();
        document.ifPresent(stored -> names.addAll(reader(stored).texts("names")));
        return names;
    }

    /** What is new or other than what is stored. */
    List<Commit.Put> puts() {
        List<Commit.Put> puts = new ArrayList<>();
        pages.keySet().stream().sorted(Comparator.comparing(DocumentKey::id)).forEach(key -> {
            Tree tree = tree(page(key).values());
            if (!page(key).isEmpty() && !tree.equals(stored.get(key))) {
                puts.add(new Commit.Put(key, versions.getOrDefault(key, 0L), tree));
            }
        });
        if (!named.isEmpty()) {
            Optional<Document> document = store.document(QUESTIONNAIRES);
            SortedSet<String> names = questionnaires(document);
            if (names.addAll(named)) {
                Tree tree = Tree.fields()
                        .put("names", Tree.texts(List.copyOf(names)))
                        .build();
                puts.add(new Commit.Put(
                        QUESTIONNAIRES, document.map(Document::version).orElse(0L), tree));
            }
        }
        return puts;
    }

    private SortedMap<String, PeopleFigure> page(DocumentKey key) {
        return pages.computeIfAbsent(key, none -> {
            SortedMap<String, PeopleFigure> page = new TreeMap<>();
            store.document(key).ifPresent(document -> {
                versions.put(key, document.version());
                stored.put(key, document.content());
                read(document).forEach(figure -> page.put(figure.what(), figure));
            });
            return page;
        });
    }

    private static DocumentKey key(String structure, YearMonth month) {
        return new DocumentKey(KIND, structure + ":" + month);
    }

    private static Tree tree(Collection<PeopleFigure> figures) {
        return Tree.fields()
                .put("figures", figures.stream().map(FigureForm::tree).toList())
                .build();
    }

    private static List<PeopleFigure> read(Document document) {
        List<PeopleFigure> figures = new ArrayList<>();
        reader(document).each("figures", FigureForm::read).forEach(figures::add);
        return figures;
    }

    private static FieldReader reader(Document document) {
        return FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()), Optional.empty(), finding -> {
                    throw new StoreException(
                            "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
                });
    }
}
