package org.essaim.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.WorkerId;
import org.essaim.recording.Recorded;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.Privacy;

/** How single documents about sessions are read and kept. */
final class Keeping {
    private Keeping() {}

    static Optional<Document> document(Store store, String kind, String id) {
        return id.isBlank() ? Optional.empty() : store.document(new DocumentKey(kind, id));
    }

    static <T> T read(Document document, Function<FieldReader, Optional<T>> reading) {
        return reading.apply(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }

    /** Keeps a document, unless a finding speaks against it or it says so already. */
    static Recorded put(Store store, Actor actor, Instant now, DocumentKey key, Tree content, List<Finding> findings) {
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Recorded(0, 0, 1, findings);
        }
        Optional<Document> before = store.document(key);
        if (before.isPresent() && before.get().content().equals(content)) {
            return new Recorded(0, 1, 0, findings);
        }
        long version = before.map(Document::version).orElse(0L);
        store.commit(new Commit(actor.id(), now, List.of(new Commit.Put(key, version, content)), List.of()));
        return new Recorded(1, 0, 0, findings);
    }

    /** Why nothing is recorded of somebody on a day: they were erased. */
    static Optional<Finding> erased(Privacy privacy, Attendee who, LocalDate day) {
        WorkerId worker = who.worker();
        YearMonth month = YearMonth.from(day);
        return worker != null && privacy.isErased(who.structure(), worker, month)
                ? Optional.of(Finding.of(Code.PERSON_ERASED)
                        .column("worker")
                        .with("month", month)
                        .build())
                : Optional.empty();
    }

    static Finding unknownSession(String session, List<String> known) {
        return Finding.of(Code.UNKNOWN_SESSION)
                .column("session")
                .value(session)
                .with("valid", known.stream().limit(20).collect(Collectors.joining(", ")))
                .build();
    }
}
