package org.essaim.network;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the register (<i>recherche</i>): projects that have all of it. Case and accents do not matter.
 *
 * @param words words that stand somewhere in the project; none for any
 * @param structure a structure that takes part; empty for any
 * @param organisation a word of the name of the leader, a partner or a funder; empty for any
 * @param approach a word of an approach; empty for any
 * @param territory a word of the territory; empty for any
 * @param programme the programme’s identifier; empty for any
 * @param state how far it is; absent for any
 */
public record ProjectSearch(
        List<String> words,
        String structure,
        String organisation,
        String approach,
        String territory,
        String programme,
        @Nullable ProjectState state) {
    /** Everything. */
    public static final ProjectSearch ALL = new ProjectSearch(List.of(), "", "", "", "", "", null);

    public ProjectSearch {
        words = List.copyOf(words);
    }

    /** The same, of the projects in which these words stand, separated by blanks. */
    public ProjectSearch words(String text) {
        List<String> all =
                Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        return new ProjectSearch(all, structure, organisation, approach, territory, programme, state);
    }

    /** The same, of the projects in which this structure takes part. */
    public ProjectSearch structure(String identifier) {
        return new ProjectSearch(words, identifier, organisation, approach, territory, programme, state);
    }

    /** The same, of the projects that an organisation leads, shares or pays for. */
    public ProjectSearch organisation(String word) {
        return new ProjectSearch(words, structure, word, approach, territory, programme, state);
    }

    /** The same, of the projects that try an approach. */
    public ProjectSearch approach(String word) {
        return new ProjectSearch(words, structure, organisation, word, territory, programme, state);
    }

    /** The same, of the projects of a territory. */
    public ProjectSearch territory(String word) {
        return new ProjectSearch(words, structure, organisation, approach, word, programme, state);
    }

    /** The same, of the projects of a programme. */
    public ProjectSearch programme(String identifier) {
        return new ProjectSearch(words, structure, organisation, approach, territory, identifier, state);
    }

    /** The same, of the projects that are so far. */
    public ProjectSearch state(ProjectState far) {
        return new ProjectSearch(words, structure, organisation, approach, territory, programme, far);
    }

    /** True if a project has all of it. */
    public boolean finds(NetworkProject project) {
        List<String> organisations = Stream.of(List.of(project.leader()), project.partners(), project.funders())
                .flatMap(List::stream)
                .toList();
        List<String> all = Stream.of(
                        List.of(project.id(), project.title(), project.what(), project.territory(), project.source()),
                        organisations,
                        project.approaches(),
                        project.structures())
                .flatMap(List::stream)
                .toList();
        return (state == null || state == project.state())
                && (structure.isEmpty() || project.structures().contains(structure))
                && (programme.isEmpty() || project.programme().equals(programme))
                && stands(organisation, organisations)
                && stands(approach, project.approaches())
                && stands(territory, List.of(project.territory()))
                && words.stream().allMatch(word -> stands(word, all));
    }

    private static boolean stands(String word, List<String> texts) {
        UnaryOperator<String> plain = text -> Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
        return word.isEmpty()
                || texts.stream().anyMatch(text -> plain.apply(text).contains(plain.apply(word)));
    }
}
