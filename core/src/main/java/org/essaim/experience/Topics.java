package org.essaim.experience;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * What an experience is about (<i>repères d’une expérience</i>), so that others find it.
 *
 * <p>Immutable.
 *
 * @param theme the theme; may be empty
 * @param territory where: a region, a département; may be empty
 * @param approaches the codes or names of the approaches that were tried
 * @param difficulties the difficulties that were met, in a few words each
 * @param size how many employees the structure has; absent if unknown or of several
 */
public record Topics(
        String theme,
        String territory,
        List<String> approaches,
        List<String> difficulties,
        @Nullable Size size) {
    /** Nothing is known. */
    public static final Topics NONE = new Topics("", "", List.of(), List.of(), null);

    /** How many employees a structure has (<i>taille</i>), as Insee and the sector count them. */
    public enum Size {
        /** Moins de 20 salariés. */
        UNDER_20,
        /** De 20 à 49 salariés. */
        FROM_20_TO_49,
        /** De 50 à 99 salariés. */
        FROM_50_TO_99,
        /** De 100 à 249 salariés. */
        FROM_100_TO_249,
        /** 250 salariés et plus. */
        FROM_250;

        /** What a person reads, in French or English. */
        public String title(java.util.Locale locale) {
            boolean english = locale.getLanguage().equals("en");
            return switch (this) {
                case UNDER_20 -> english ? "fewer than 20 employees" : "moins de 20 salariés";
                case FROM_20_TO_49 -> english ? "20 to 49 employees" : "20 à 49 salariés";
                case FROM_50_TO_99 -> english ? "50 to 99 employees" : "50 à 99 salariés";
                case FROM_100_TO_249 -> english ? "100 to 249 employees" : "100 à 249 salariés";
                case FROM_250 -> english ? "250 employees and more" : "250 salariés et plus";
            };
        }
    }

    public Topics {
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(territory, "territory");
        approaches = List.copyOf(approaches);
        difficulties = List.copyOf(difficulties);
    }

    /** The same of this theme. */
    public Topics theme(String name) {
        return new Topics(name, territory, approaches, difficulties, size);
    }

    /** The same of this territory. */
    public Topics territory(String name) {
        return new Topics(theme, name, approaches, difficulties, size);
    }

    /** The same of these approaches. */
    public Topics approaches(String... codes) {
        return new Topics(theme, territory, List.of(codes), difficulties, size);
    }

    /** The same with these difficulties. */
    public Topics difficulties(String... met) {
        return new Topics(theme, territory, approaches, List.of(met), size);
    }

    /** The same of a structure of this size. */
    public Topics size(Size employees) {
        return new Topics(theme, territory, approaches, difficulties, employees);
    }

    /** Reads what stands under these keys beside others. */
    public static Optional<Topics> read(FieldReader reader) {
        return reader.part(
                Topics.class,
                reader.text("theme", ""),
                reader.text("territory", ""),
                reader.texts("approaches"),
                reader.texts("difficulties"),
                reader.optionalOneOf("size", Size.class).orElse(null));
    }

    /** Writes what {@link #read} reads. */
    public void put(Tree.Builder fields) {
        fields.putIfPresent("theme", theme).putIfPresent("territory", territory);
        put(fields, "approaches", approaches);
        put(fields, "difficulties", difficulties);
        fields.putIfPresent("size", size == null ? null : size.name());
    }

    private static void put(Tree.Builder fields, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            fields.put(key, texts.stream().map(Tree::of).toList());
        }
    }
}
