package org.essaim.time;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;

/**
 * How long personal data of one kind are kept (<i>durée de conservation</i>), and who says so.
 *
 * @param kind the kind of data
 * @param keep how long after the end of their month
 * @param source the text that the duration comes from
 * @param consulted when somebody last looked at that text
 */
public record RetentionRule(Kind kind, Period keep, String source, LocalDate consulted) {

    /** A kind of personal data with a duration of its own (<i>nature des données</i>). */
    public enum Kind {
        /** Facts, entries, cells and proposals: who worked when. */
        TIME
    }

    public RetentionRule {
        if (keep.isNegative() || keep.isZero()) {
            throw new IllegalArgumentException("A retention of [" + keep + "] keeps nothing.\nMaybe P5Y is meant.");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("A retention rule needs its source.\nMaybe the CNIL, or a decision.");
        }
    }

    /** What holds unless the federation decided otherwise: five years for working time. */
    static RetentionRule everyday(Kind kind) {
        return new RetentionRule(
                kind,
                Period.ofYears(5),
                "CNIL, contrôle des horaires des salariés : cinq ans pour les données de temps de travail",
                LocalDate.of(2026, 11, 21));
    }

    /** True if a month's data are over on this day. */
    public boolean isOver(YearMonth month, LocalDate today) {
        return month.atEndOfMonth().plus(keep).isBefore(today);
    }

    static DocumentKey key(Kind kind) {
        return new DocumentKey("retention", kind.name());
    }

    static RetentionRule of(Store store, Kind kind) {
        return store.document(key(kind))
                .map(document -> {
                    FieldReader reader = Journal.reader(document);
                    return new RetentionRule(
                            kind, Period.parse(reader.text("keep")), reader.text("source"), reader.date("consulted"));
                })
                .orElseGet(() -> everyday(kind));
    }

    Tree toTree() {
        return Tree.fields()
                .put("keep", keep.toString())
                .put("source", source)
                .put("consulted", consulted.toString())
                .build();
    }
}
