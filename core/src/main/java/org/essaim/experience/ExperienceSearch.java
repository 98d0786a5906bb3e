package org.essaim.experience;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the catalogue (<i>recherche</i>): experiences that have all of it. Case and accents do not matter.
 *
 * @param words words that stand somewhere in it; none for any
 * @param kind what it is; absent for any
 * @param approach a word of an approach; empty for any
 * @param theme a word of the theme; empty for any
 * @param territory a word of the territory; empty for any
 * @param difficulty a word of a difficulty that was met; empty for any
 * @param size how many employees the structure has; absent for any
 */
public record ExperienceSearch(
        List<String> words,
        Experience.@Nullable Kind kind,
        String approach,
        String theme,
        String territory,
        String difficulty,
        Topics.@Nullable Size size) {
    /** Everything. */
    public static final ExperienceSearch ALL = new ExperienceSearch(List.of(), null, "", "", "", "", null);

    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    public ExperienceSearch {
        words = List.copyOf(words);
    }

    /** The same, of those in which these words stand, separated by blanks. */
    public ExperienceSearch words(String text) {
        List<String> all =
                Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        return new ExperienceSearch(all, kind, approach, theme, territory, difficulty, size);
    }

    /** The same, of one kind. */
    public ExperienceSearch kind(Experience.Kind what) {
        return new ExperienceSearch(words, what, approach, theme, territory, difficulty, size);
    }

    /** The same, of those that tried an approach. */
    public ExperienceSearch approach(String word) {
        return new ExperienceSearch(words, kind, word, theme, territory, difficulty, size);
    }

    /** The same, of those about a theme. */
    public ExperienceSearch theme(String word) {
        return new ExperienceSearch(words, kind, approach, word, territory, difficulty, size);
    }

    /** The same, of those of a territory. */
    public ExperienceSearch territory(String word) {
        return new ExperienceSearch(words, kind, approach, theme, word, difficulty, size);
    }

    /** The same, of those that met a difficulty. */
    public ExperienceSearch difficulty(String word) {
        return new ExperienceSearch(words, kind, approach, theme, territory, word, size);
    }

    /** The same, of structures of a size. */
    public ExperienceSearch size(Topics.Size employees) {
        return new ExperienceSearch(words, kind, approach, theme, territory, difficulty, employees);
    }

    /** True if it has all of it. */
    public boolean finds(Experience experience) {
        Topics topics = experience.topics();
        List<String> all = new ArrayList<>(List.of(
                experience.id(),
                experience.title(),
                experience.text(),
                experience.programme(),
                topics.theme(),
                topics.territory()));
        all.addAll(topics.approaches());
        all.addAll(topics.difficulties());
        all.addAll(experience.structures());
        return (kind == null || kind == experience.kind())
                && (size == null || size == topics.size())
                && stands(approach, topics.approaches())
                && stands(theme, List.of(topics.theme()))
                && stands(territory, List.of(topics.territory()))
                && stands(difficulty, topics.difficulties())
                && words.stream().allMatch(word -> stands(word, all));
    }

    private static boolean stands(String word, List<String> texts) {
        String plain = plain(word);
        return plain.isEmpty() || texts.stream().anyMatch(text -> plain(text).contains(plain));
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text.replace('’', '\''), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
