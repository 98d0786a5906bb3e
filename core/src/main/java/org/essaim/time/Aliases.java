package org.essaim.time;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;

/**
 * Which pseudonym a worker has whom a new key would call otherwise.
 *
 * <p>A pseudonym is fixed at first sight. While the new key and the one that it replaces are both there, each import records
 * what the new one gives; once the workers are recorded, the former key can be destroyed.
 */
final class Aliases {
    private static final String KIND = "alias";

    private Aliases() {}

    static DocumentKey key(String structure) {
        return new DocumentKey(KIND, structure);
    }

    /** The pseudonyms of this key, as the store knows them. */
    static Pseudonymiser resolving(Store store, Pseudonymiser key) {
        Map<String, WorkerId> known = known(store);
        return known.isEmpty() && key.formerFingerprint().isEmpty() ? key : key.knowing(known);
    }

    static Map<String, WorkerId> known(Store store) {
        Map<String, WorkerId> known = new TreeMap<>();
        store.documents(KIND).forEach(document -> known.putAll(read(document)));
        return known;
    }

    private static Map<String, WorkerId> read(Document document) {
        Map<String, WorkerId> aliases = new TreeMap<>();
        Journal.reader(document).one("aliases", each -> {
            for (String alias : each.keys()) {
                aliases.put(alias, new WorkerId(each.text(alias)));
            }
            return Optional.of(aliases);
        });
        return aliases;
    }

    private static Tree tree(Map<String, WorkerId> aliases) {
        Tree.Builder all = Tree.fields();
        new TreeMap<>(aliases).forEach((alias, worker) -> all.put(alias, worker.value()));
        return Tree.fields().put("aliases", all.build()).build();
    }

    /**
     * What a commit records of what was learned while reading: aliases, and for a worker who was erased under the former key
     * the mark by which the new one tells the same worker.
     */
    static List<Commit.Put> learned(Store store, String owner, Pseudonymiser pseudonyms, Erasures erasures) {
        Map<String, WorkerId> fresh = new TreeMap<>(pseudonyms.learned());
        List<Commit.Put> puts = new ArrayList<>();
        Map<String, Set<String>> marks = new TreeMap<>();
        fresh.entrySet().removeIf(alias -> {
            List<Erasure> own = erasures.of(alias.getValue());
            own.forEach(erasure -> marks.computeIfAbsent(erasure.id(), none -> new LinkedHashSet<>())
                    .addAll(pseudonyms.marks(new WorkerId(alias.getKey()))));
            // Who was erased and works again needs the alias; without one there is nothing that it could lead to.
            return !own.isEmpty() && !isKnown(store, alias.getValue());
        });
        if (!fresh.isEmpty()) {
            Optional<Document> before = store.document(key(owner));
            Map<String, WorkerId> all = new TreeMap<>(fresh);
            before.map(Aliases::read).ifPresent(all::putAll);
            puts.add(new Commit.Put(key(owner), before.map(Document::version).orElse(0L), tree(all)));
        }
        marks.forEach((id, more) -> {
            Document document =
                    store.document(new DocumentKey(Erasure.KIND, id)).orElseThrow();
            Erasure erasure = Erasure.of(document);
            if (!erasure.marks().containsAll(more)) {
                puts.add(new Commit.Put(
                        erasure.key(), document.version(), erasure.with(more).toTree()));
            }
        });
        return puts;
    }

    private static boolean isKnown(Store store, WorkerId worker) {
        return store.documents("staff").stream()
                .anyMatch(document -> SettingsForm.staff(store, document.key().id(), Long.MAX_VALUE)
                        .value()
                        .assignments()
                        .containsKey(worker));
    }

    /** What the former keys' names of a worker are, so that an erasure remembers them too. */
    static List<WorkerId> of(Store store, WorkerId worker) {
        List<WorkerId> names = new ArrayList<>(List.of(worker));
        known(store).forEach((alias, target) -> {
            if (target.equals(worker)) {
                names.add(new WorkerId(alias));
            }
        });
        return names;
    }

    /** The content of a version without a worker's aliases; nothing if it holds none. */
    static Optional<Tree> without(Document version, WorkerId worker) {
        Map<String, WorkerId> aliases = read(version);
        return aliases.values().removeIf(worker::equals) ? Optional.of(tree(aliases)) : Optional.empty();
    }
}
