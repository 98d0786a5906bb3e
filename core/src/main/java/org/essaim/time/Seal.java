package org.essaim.time;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;

/**
 * The seal on a structure's month (<i>scellé</i>): counts, seconds and digests over its net facts and entries, chained to
 * the seal that the structure made before.
 *
 * <p>Immutable; a seal never changes. Reopening leads to a seal with the next number, which stands beside the former one.
 *
 * @param structure the structure's identifier
 * @param month the booking month
 * @param number 1, then one more each time that the month is sealed again
 * @param previous the digest of the seal made before it, 64 zeros for the first
 * @param facts how many net facts it covers
 * @param factsRoot the root over them in canonical order
 * @param entries how many entries it covers
 * @param entriesRoot the root over them in canonical order
 * @param categories seconds of each category booked in the month, with a digest over the cells
 * @param settings the versions of mapping, rules and staff that made entries of facts
 */
public record Seal(
        String structure,
        YearMonth month,
        int number,
        Digest previous,
        long facts,
        Digest factsRoot,
        long entries,
        Digest entriesRoot,
        SortedMap<Category, CategorySeal> categories,
        String settings) {
    /** What stands for "no seal before". */
    public static final Digest NONE = new Digest("0".repeat(64));

    public Seal {
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /**
     * What a seal says of one category.
     *
     * @param seconds the seconds booked in the month; below 0 where corrections took more than the month brought
     * @param cells the digest over the category's cells
     */
    public record CategorySeal(long seconds, Digest cells) {}

    /** The seal itself: the digest over everything that it says. This is what a funder keeps as an anchor. */
    public Digest digest() {
        return Digest.of("essaim/seal/1", toTree());
    }

    /** Its content, as statements print it. */
    public Tree.Fields toTree() {
        List<Tree> sums = new ArrayList<>();
        categories.forEach((category, sum) -> sums.add(Tree.fields()
                .put("category", category.name())
                .put("seconds", sum.seconds())
                .put("cells", sum.cells().hex())
                .build()));
        return Tree.fields()
                .put("structure", structure)
                .put("month", month.toString())
                .put("number", number)
                .put("previous", previous.hex())
                .put("facts", facts)
                .put("factsRoot", factsRoot.hex())
                .put("entries", entries)
                .put("entriesRoot", entriesRoot.hex())
                .put("categories", sums)
                .put("settings", settings)
                .build();
    }

    /** Reads a seal. */
    public static Optional<Seal> read(FieldReader reader) {
        SortedMap<Category, CategorySeal> sums = new TreeMap<>();
        reader.each("categories", each -> {
            Category category = each.oneOf("category", Category.class);
            Optional<CategorySeal> sum = each.build(CategorySeal.class, each.whole("seconds"), digest(each, "cells"));
            sum.ifPresent(value -> sums.put(category, value));
            return sum;
        });
        return reader.build(
                Seal.class,
                reader.text("structure"),
                reader.month("month"),
                (int) reader.whole("number"),
                digest(reader, "previous"),
                reader.whole("facts"),
                digest(reader, "factsRoot"),
                reader.whole("entries"),
                digest(reader, "entriesRoot"),
                sums,
                reader.text("settings"));
    }

    private static Digest digest(FieldReader reader, String key) {
        String text = reader.text(key);
        try {
            return new Digest(text);
        } catch (IllegalArgumentException e) {
            reader.refuse(key, "64 hexadecimal digits are needed");
            return NONE;
        }
    }
}
