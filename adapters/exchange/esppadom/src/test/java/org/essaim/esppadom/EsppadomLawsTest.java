package org.essaim.esppadom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.esppadom.EsppadomWriter.People;
import org.essaim.esppadom.EsppadomWriter.Visit;
import org.essaim.finding.Finding;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;

/** What is written is read back, whatever it is; visits that were deleted are gone, and change nothing of the others. */
class EsppadomLawsTest {
    // Two days around each change of the clocks, so that half of the visits meet one.
    private static final long SUMMER = Instant.parse("2026-03-28T00:00:00Z").getEpochSecond();
    private static final long WINTER = Instant.parse("2026-10-24T00:00:00Z").getEpochSecond();

    @Property(tries = 400)
    void whatIsWrittenIsRead(@ForAll("facts") List<Fact> facts) throws IOException, XMLStreamException {
        List<Visit> visits = facts.stream()
                .map(fact -> Visit.of(fact, Heard::carer, Heard.PARIS))
                .toList();
        Heard heard = heard(visits);
        assertThat(heard.facts).isEqualTo(facts);
        assertThat(heard.gone).isEmpty();
        assertThat(heard.findings.stream().filter(Finding::isError)).isEmpty();
        assertThat(heard.reading.rows()).isEqualTo(facts.size());
    }

    @Property(tries = 200)
    void whatIsDeletedIsGoneAndNothingElseIs(
            @ForAll("facts") List<Fact> facts, @ForAll("facts") List<Fact> deleted, @ForAll long seed)
            throws IOException, XMLStreamException {
        List<Visit> visits = new ArrayList<>();
        facts.forEach(fact -> visits.add(Visit.of(fact, Heard::carer, Heard.PARIS)));
        deleted.forEach(fact -> visits.add(new Visit(
                "gone-" + fact.key(),
                "17",
                "",
                "SUP",
                null,
                null,
                Visit.of(fact, Heard::carer, Heard.PARIS).retained(),
                People.NOBODY)));
        Collections.shuffle(visits, new java.util.Random(seed));
        Heard heard = heard(visits);
        assertThat(heard.facts).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(heard.gone.stream().map(told -> told.substring(told.indexOf(' ') + 1)))
                .containsExactlyInAnyOrderElementsOf(
                        deleted.stream().map(fact -> "gone-" + fact.key()).toList());
        assertThat(heard.rows).isSorted().doesNotHaveDuplicates().hasSize(visits.size());
    }

    @Property(tries = 200)
    void anIncompleteMessageNeverTellsARetainedPeriod(@ForAll("facts") List<Fact> facts)
            throws IOException, XMLStreamException {
        Heard heard = heard(facts.stream()
                .map(fact -> Visit.of(fact, Heard::carer, Heard.PARIS))
                .map(visit -> new Visit(
                        visit.key(),
                        visit.carer(),
                        visit.service(),
                        "HOR",
                        visit.planned(),
                        visit.clocked(),
                        visit.retained(),
                        visit.people()))
                .toList());
        assertThat(heard.facts)
                .hasSize((int)
                        facts.stream().filter(fact -> fact.clocked() != null).count())
                .allMatch(fact -> fact.retained() == null && fact.clocked() != null);
    }

    private static Heard heard(List<Visit> visits) throws IOException, XMLStreamException {
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "laws")), "delivery", ".xml");
        try {
            try (OutputStream out = Files.newOutputStream(file);
                    EsppadomWriter writer = new EsppadomWriter(out)) {
                for (Visit visit : visits) {
                    writer.write(visit);
                }
            }
            return Heard.of(file);
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Optional<Interval>> period = Combinators.combine(
                        Arbitraries.of(SUMMER, WINTER),
                        Arbitraries.longs().between(0, 48 * 3600),
                        Arbitraries.longs().between(0, 36 * 3600))
                .as((day, from, length) -> interval(day + from, day + from + length))
                .optional(0.7);
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ABé&<>\"' -;œ]")
                .ofMaxLength(12)
                .map(String::strip);
        Arbitrary<Fact> facts = Combinators.combine(
                        Arbitraries.of(Heard.CARERS).injectNull(0.1),
                        text,
                        Arbitraries.of("", "", "CRE", "MDT", "COA", "COD", "CO2", "XYZ", "cre"),
                        period,
                        period,
                        period)
                .as((carer, service, code, planned, clocked, retained) -> Fact.builder(
                                "S001", EsppadomTimeSource.PROFILE, FactKind.VISIT)
                        .worker(carer == null ? null : Heard.PSEUDONYMS.pseudonym(carer))
                        .service(service)
                        .adjustment(code)
                        .planned(planned.orElse(null))
                        .clocked(clocked.orElse(null))
                        // Something was clocked or is billed, or there was no visit.
                        .retained(
                                clocked.isEmpty() && retained.isEmpty()
                                        ? interval(SUMMER, SUMMER + 3600)
                                        : retained.orElse(null))
                        .build());
        return facts.list().ofMaxSize(12).map(EsppadomLawsTest::numbered);
    }

    private static List<Fact> numbered(List<Fact> facts) {
        List<Fact> numbered = new ArrayList<>();
        for (Fact fact : facts) {
            numbered.add(Fact.builder(fact.structure(), fact.source(), fact.kind())
                    .key("v-" + numbered.size())
                    .worker(fact.worker())
                    .service(fact.service())
                    .adjustment(fact.adjustment())
                    .planned(fact.planned())
                    .clocked(fact.clocked())
                    .retained(fact.retained())
                    .build());
        }
        return numbered;
    }

    private static Interval interval(long from, long to) {
        return new Interval(from, offset(from), to, offset(to));
    }

    private static int offset(long second) {
        return Heard.PARIS.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }
}
