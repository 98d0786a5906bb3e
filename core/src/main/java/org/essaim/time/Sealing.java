package org.essaim.time;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.spi.Document;
import org.essaim.spi.StoreException;

/**
 * Who sealed or reopened a month, and when (<i>historique des clôtures</i>).
 *
 * @param structure the structure's identifier
 * @param month the month
 * @param number the number of the seal
 * @param digest the digest of the seal
 * @param reopened true if the month was opened again; the seal is then the one that held until then
 * @param reason why it was opened again; empty for a sealing
 * @param actor who did it
 * @param at when
 */
public record Sealing(
        String structure,
        YearMonth month,
        int number,
        Digest digest,
        boolean reopened,
        String reason,
        String actor,
        Instant at) {

    static Sealing of(Document document) {
        FieldReader reader = FieldReader.of(
                new SourceTree(document.content(), document.key().toString(), Map.of()), Optional.empty(), finding -> {
                    throw damaged(document);
                });
        boolean reopened = reader.truth("reopened", false);
        String reason = reader.text("reason", "");
        Seal seal = reader.one("seal", Seal::read).orElseThrow(() -> damaged(document));
        return new Sealing(
                seal.structure(),
                seal.month(),
                seal.number(),
                seal.digest(),
                reopened,
                reason,
                document.actor(),
                document.committedAt());
    }

    private static StoreException damaged(Document document) {
        return new StoreException("Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }
}
