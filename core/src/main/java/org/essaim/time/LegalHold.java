package org.essaim.time;

import java.time.LocalDate;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.jspecify.annotations.Nullable;

/**
 * An order to keep everything (<i>gel conservatoire</i>): while it holds, nothing of the structure is erased, neither on a
 * person's request nor because its time is over.
 *
 * @param id its identifier
 * @param structure the structure; absent for the whole federation
 * @param from the first day on which it holds
 * @param reason why: an audit, a lawsuit
 * @param lifted why it was lifted; empty while it holds
 */
public record LegalHold(String id, @Nullable String structure, LocalDate from, String reason, String lifted) {
    static final String KIND = "hold";

    /** True until it is lifted. */
    public boolean isOpen() {
        return lifted.isEmpty();
    }

    /** True if it forbids erasing anything of a structure on this day. */
    public boolean covers(String erased, LocalDate day) {
        return isOpen() && !day.isBefore(from) && (structure == null || structure.equals(erased));
    }

    LegalHold liftedFor(String why) {
        return new LegalHold(id, structure, from, reason, why);
    }

    DocumentKey key() {
        return new DocumentKey(KIND, id);
    }

    Tree toTree() {
        return Tree.fields()
                .putIfPresent("structure", structure)
                .put("from", from.toString())
                .put("reason", reason)
                .putIfPresent("lifted", lifted)
                .build();
    }

    // A hold that cannot be read is an exception, never a hold that is not there.
    static LegalHold of(Document document) {
        FieldReader reader = Journal.reader(document);
        Optional<String> structure = reader.optionalText("structure");
        return new LegalHold(
                document.key().id(),
                structure.orElse(null),
                reader.date("from"),
                reader.text("reason"),
                reader.text("lifted", ""));
    }
}
