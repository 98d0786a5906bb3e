package org.essaim.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;

/** The sessions as somebody changes them, before they are stored. Not thread-safe. */
final class Dossiers {
    static final String KIND = "session";

    private final Map<String, SessionDossier> dossiers = new TreeMap<>();
    private final Map<String, Document> stored = new TreeMap<>();

    private Dossiers() {}

    static Dossiers of(Store store) {
        Dossiers all = new Dossiers();
        for (Document document : store.documents(KIND)) {
            all.dossiers.put(document.key().id(), SessionDossier.read(document));
            all.stored.put(document.key().id(), document);
        }
        return all;
    }

    List<SessionDossier> all() {
        return List.copyOf(dossiers.values());
    }

    Optional<SessionDossier> of(String session) {
        return Optional.ofNullable(dossiers.get(session));
    }

    void put(SessionDossier dossier) {
        dossiers.put(dossier.session().id(), dossier);
    }

    /** What is new or other than what is stored. */
    List<Commit.Put> puts() {
        List<Commit.Put> puts = new ArrayList<>();
        dossiers.forEach((id, dossier) -> {
            Optional<Document> before = Optional.ofNullable(stored.get(id));
            if (before.isEmpty() || !before.get().content().equals(dossier.toTree())) {
                puts.add(new Commit.Put(
                        new DocumentKey(KIND, id), before.map(Document::version).orElse(0L), dossier.toTree()));
            }
        });
        return puts;
    }
}
