package org.essaim.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.programme.DeclaredCount.Precision;
import org.junit.jupiter.api.Test;

class ProgrammeTest {
    @Test
    void aProgrammeNamesOnlyWhatItHas() {
        Phase phase = new Phase(1, "first", "Une", Phase.Kind.AWARENESS, List.of("none"), "");
        assertThatThrownBy(() -> Programmes.of(List.of(phase), List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown approach [none] at [phases[0].approaches[0]]");
        assertThatThrownBy(() -> Programmes.ofPhases("one", "one")).hasMessageContaining("phase [one] twice");
        assertThatThrownBy(() -> new Approach("a", "A", "d", "", List.of("a"), ""))
                .hasMessageContaining("cannot draw on itself");
    }

    @Test
    void phasesComeInOrderOfTheirNumbers() {
        Phase second = new Phase(2, "second", "Deux", Phase.Kind.COLLECTIVE_TRAINING, List.of(), "");
        Phase first = new Phase(1, "first", "Une", Phase.Kind.AWARENESS, List.of(), "");
        assertThat(Programmes.of(List.of(second, first), List.of(), List.of(), List.of())
                        .phases())
                .containsExactly(first, second);
    }

    @Test
    void aDeclaredDateIsNoMorePreciseThanItsWords() {
        assertThat(new DeclaredDate("2020", DeclaredDate.Precision.LATE_YEAR, "fin 2020", "").days())
                .hasToString("2020-01-01/2021-01-01");
        assertThat(new DeclaredDate("2020-02", DeclaredDate.Precision.MONTH, "en février", "").days())
                .hasToString("2020-02-01/2020-03-01");
        assertThatThrownBy(() -> new DeclaredDate("2020", DeclaredDate.Precision.DAY, "en 2020", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no date of precision [DAY]");
    }

    @Test
    void aNumberIsGivenExactlyWhenItWasStated() {
        assertThatThrownBy(() -> count("a", "", null, Precision.EXACT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> count("a", "", 1L, Precision.UNQUANTIFIED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aContactIsKeptButNeverPrinted() {
        Offer offer = new Offer("a", "Prestataire", URI.create("https://example.org"), null, "")
                .withContact("someone@example.org");
        assertThat(offer.contact()).isEqualTo("someone@example.org");
        assertThat(offer.toString()).doesNotContain("someone");
        assertThatThrownBy(() -> offer.withContact("not an address"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("not an address");
    }

    @Property(tries = 300)
    void everyProgrammeReadsBackFromItsTree(@ForAll("programmes") Programme programme) {
        List<Finding> findings = new ArrayList<>();
        Optional<Programme> read = read(programme.toTree(), Programme::read, findings);
        assertThat(findings).isEmpty();
        assertThat(read).contains(programme);
    }

    @Provide
    Arbitrary<Programme> programmes() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("aé’ «»-:?1")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(text -> "x" + text);
        Arbitrary<String> maybe = Arbitraries.oneOf(Arbitraries.just(""), words);
        Arbitrary<List<Approach>> approaches = Combinators.combine(words, maybe, maybe)
                .as((title, origin, source) -> new Approach("c", title, title, origin, List.of(), source))
                .list()
                .ofMaxSize(3)
                .map(ProgrammeTest::renamed);
        Arbitrary<List<DeclaredCount>> counts = Arbitraries.oneOf(
                        Combinators.combine(
                                        Arbitraries.longs().greaterOrEqual(0),
                                        Arbitraries.of(Precision.EXACT, Precision.ABOUT),
                                        words)
                                .as((value, precision, text) ->
                                        new DeclaredCount("n", text, "", value, precision, text, "")),
                        words.map(text -> new DeclaredCount("n", text, "", null, Precision.UNQUANTIFIED, text, text)))
                .list()
                .ofMaxSize(1);
        Arbitrary<DeclaredDate> starts = Combinators.combine(
                        Arbitraries.integers().between(1900, 2100),
                        Arbitraries.of(DeclaredDate.Precision.YEAR, DeclaredDate.Precision.LATE_YEAR),
                        words)
                .as((year, precision, text) -> new DeclaredDate(Integer.toString(year), precision, text, ""));
        Arbitrary<List<Partner>> partners = Combinators.combine(words, Arbitraries.of(PartnerRole.class), maybe)
                .as((name, role, said) -> new Partner(name, role, said, said, said))
                .list()
                .ofMaxSize(3);
        return Combinators.combine(words, maybe, starts.injectNull(0.3), approaches, counts, partners)
                .as((name, acronym, start, some, declared, organisations) -> new Programme(
                        "essai",
                        acronym,
                        name,
                        acronym,
                        name,
                        start,
                        name,
                        List.of(name),
                        background(name, acronym),
                        List.of(new Objective("o", name, acronym)),
                        organisations,
                        List.of(new Committee(
                                Committee.Kind.STEERING, name, acronym.isEmpty() ? List.of() : List.of(name), acronym)),
                        List.of(new Phase(
                                3,
                                "p",
                                name,
                                Phase.Kind.COLLECTIVE_TRAINING,
                                some.stream().map(Approach::code).toList(),
                                acronym.isEmpty() ? null : entry(name),
                                acronym)),
                        some,
                        some.stream()
                                .map(each -> new Offer(
                                        each.code(), name, URI.create("https://example.org/x"), null, acronym))
                                .toList(),
                        declared,
                        declared.stream().map(DeclaredCount::code).toList(),
                        List.of(name),
                        List.of(new ResearchProgramme("sociologie", name, acronym)),
                        List.of(new Programme.Asked(name, acronym.isEmpty() ? "" : "p", acronym)),
                        acronym));
    }

    private static Background background(String name, String acronym) {
        List<Stated> said = acronym.isEmpty() ? List.of() : List.of(new Stated(name, ""), new Stated(acronym, name));
        return new Background(said, said, List.of(), said, List.of(), said);
    }

    private static EntryCondition entry(String name) {
        return new EntryCondition(
                name,
                List.of("p"),
                EntryCondition.Approached.CHOSEN,
                5,
                List.of(org.essaim.organisation.Function.DIRECTOR),
                name);
    }

    private static List<Approach> renamed(List<Approach> approaches) {
        List<Approach> renamed = new ArrayList<>();
        for (Approach each : approaches) {
            renamed.add(new Approach(
                    "c" + renamed.size(),
                    each.title(),
                    each.definition(),
                    each.origin(),
                    renamed.stream().map(Approach::code).toList(),
                    each.origin().isEmpty() ? List.of() : List.of(each.origin()),
                    each.source()));
        }
        return renamed;
    }

    private static DeclaredCount count(
            String code, String phase, @org.jspecify.annotations.Nullable Long value, Precision precision) {
        return new DeclaredCount(code, code, phase, value, precision, "en toutes lettres", "");
    }

    private static <T> Optional<T> read(Tree tree, Function<FieldReader, Optional<T>> reading, List<Finding> findings) {
        return reading.apply(FieldReader.of(new SourceTree(tree, "x", Map.of()), Optional.empty(), findings::add));
    }
}
