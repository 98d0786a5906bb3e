package org.essaim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Migrations;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * What makes a store a federation's (<i>fondation</i>): whose it is, under which key, and in which form its documents stand.
 *
 * @param version the version of the document that says so; 0 if it is not stored yet
 * @param federation whose store it is
 * @param key the fingerprint of the pseudonym key
 * @param formerKey the fingerprint of the key that is being replaced, if one is
 */
record Founding(
        long version,
        Federation federation,
        String key,
        @Nullable String formerKey) {
    private static final DocumentKey KEY = new DocumentKey("federation", "federation");
    // Goes up when documents of the former form would be misread; the steps from there to here stand in this chain.
    private static final Migrations FORMS = Migrations.of("store");

    /**
     * The founding of a store, if it was founded.
     *
     * @throws StoreException if a newer Essaim wrote it, or it cannot be read
     */
    static Optional<Founding> of(Store store) {
        return store.document(KEY).map(Founding::read);
    }

    private static Founding read(Document document) {
        List<Finding> findings = new ArrayList<>();
        SourceTree tree = new SourceTree(document.content(), KEY.toString(), Map.of());
        FORMS.refuseNewer(tree, "form", findings::add);
        if (!findings.isEmpty()) {
            throw new StoreException("The store says [" + findings.get(0).value()
                    + "] of its form, known is [" + FORMS.newest()
                    + "].\nMaybe a newer Essaim wrote it: update this one before it reads or writes anything.");
        }
        FieldReader reader = FieldReader.of(tree, Optional.empty(), findings::add);
        reader.text("form", FORMS.newest().toString());
        Optional<Federation> federation = reader.one("federation", Founding::federation);
        String key = reader.text("key");
        @Nullable String formerKey = reader.optionalText("formerKey").orElse(null);
        if (federation.isEmpty() || !findings.isEmpty()) {
            throw new StoreException("Document [" + KEY + "] cannot be read.\nMaybe a newer Essaim wrote it.");
        }
        return new Founding(document.version(), federation.get(), key, formerKey);
    }

    private static Optional<Federation> federation(FieldReader reader) {
        return reader.build(
                Federation.class, reader.text("id"), reader.text("name"), reader.truth("fictitious", false));
    }

    /** The same store under these keys. */
    Founding under(String now, @Nullable String former) {
        return new Founding(version, federation, now, former);
    }

    /** Stores it, as new or as the next version. */
    void commit(Store store, Actor actor, Instant at) {
        Tree.Fields content = Tree.fields()
                .put("form", FORMS.newest().toString())
                .put(
                        "federation",
                        Tree.fields()
                                .put("id", federation.id())
                                .put("name", federation.name())
                                .put("fictitious", federation.fictitious())
                                .build())
                .put("key", key)
                .putIfPresent("formerKey", formerKey)
                .build();
        store.commit(new Commit(actor.id(), at, List.of(new Commit.Put(KEY, version, content)), List.of()));
    }

    /**
     * What these pseudonyms are to this store.
     *
     * @throws EssaimException if they are another store's, or only half of what is needed while a key is being replaced
     */
    Pseudonymiser admit(Pseudonymiser pseudonyms) {
        if (!key.equals(pseudonyms.fingerprint())) {
            throw new EssaimException("The store was founded under another pseudonym key; the same worker would get two"
                    + " pseudonyms.\nMaybe another key file belongs to this store.");
        }
        if (formerKey == null) {
            return pseudonyms.alone();
        }
        if (!pseudonyms.formerFingerprint().equals(Optional.of(formerKey))) {
            throw new EssaimException(
                    "The store's key is being replaced: until the former one is retired, both are needed.\n"
                            + "Maybe name the former key too (--former-key-file, or newKey.after(formerKey)).");
        }
        return pseudonyms;
    }
}
