package org.essaim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.document.DocumentSchema;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.engagement.Enrolment;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.Verification;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.PackReport;
import org.essaim.pack.Packs;
import org.essaim.spi.TimeSource;
import org.essaim.time.Cancellation;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.Proposal;
import org.essaim.time.Window;

/** What an invented federation hands out: documents that say, together, everything that such documents can say. */
final class Paperwork {
    private static final Path PACK = Path.of("src", "test", "resources", "funded");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String STRUCTURE = "S001";
    private static final YearMonth DECEMBER = YearMonth.of(2024, 12);
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2025, 2);
    private static final YearMonth MARCH = YearMonth.of(2025, 3);

    private final Pseudonymiser pseudonyms = Pseudonymiser.ofHexKey("5a".repeat(32));
    private final Essaim essaim = Essaim.builder()
            .pseudonyms(pseudonyms)
            .clock(Clock.fixed(Instant.parse("2025-07-01T08:00:00.250Z"), ZoneOffset.UTC))
            .build();
    private final SortedMap<String, Fact> told = new TreeMap<>();
    private final Map<String, Handed> handed = new TreeMap<>();

    /**
     * A document.
     *
     * @param form what it has to look like
     */
    record Handed(DocumentSchema form, Tree tree) {}

    private Paperwork() {
        PackReport report = Packs.standard().load(PACK);
        assertThat(report.findings()).isEmpty();
        essaim.load(report.pack().orElseThrow());
        // A host may say "ever since"; a pack cannot.
        FundingAgreement rest = essaim.funding().agreement("RESTE");
        essaim.funding()
                .save(rest.but().rates(ByDate.always(new BigDecimal("20"))).build());
    }

    /** Every document by what it is. */
    static Map<String, Handed> all() {
        Paperwork paperwork = new Paperwork();
        paperwork.work();
        return paperwork.handed;
    }

    private void work() {
        takesPart();
        happens();
        close(DECEMBER);
        close(JANUARY);
        sealAgain();
        issue("TEMPS", JANUARY, JANUARY, "a first month");
        raiseCeilings();
        correct();
        close(FEBRUARY);
        deliver(MARCH);
        Tree temps = issue("TEMPS", JANUARY, MARCH, "months with corrections, links and an open month");
        issue("RESTE", JANUARY, MARCH, "an agreement that takes what is left");
        Tree unite = issue("UNITE", JANUARY, FEBRUARY, "a unit cost");
        issue("FLAT", JANUARY, FEBRUARY, "a flat rate");
        issue("SOMME", JANUARY, FEBRUARY, "a lump sum");
        Tree dot = issue("DOT", JANUARY, FEBRUARY, "a supplement");
        hand(
                "a draft",
                DocumentSchema.STATEMENT,
                essaim.funding().draft("UNITE", JANUARY, MARCH).toTree());
        Tree certificate =
                essaim.funding().certificate(List.of(), JANUARY, MARCH).toTree();
        hand("the certificate", DocumentSchema.CERTIFICATE, certificate);
        assertVerified(certificate);
        evidence("evidence of corrections", temps);
        evidence("evidence of cancelled visits", unite);
        evidence("evidence of care", dot);
    }

    private void takesPart() {
        essaim.save(new Enrolment(
                "prog",
                STRUCTURE,
                List.of(
                        step(Enrolment.State.APPLIED, "", "2024-10-01"),
                        step(Enrolment.State.ACCEPTED, "", "2024-11-01"),
                        step(Enrolment.State.ENGAGED, "p1", "2024-12-01"),
                        step(Enrolment.State.SUSPENDED, "", "2025-01-20"),
                        step(Enrolment.State.ENGAGED, "p1", "2025-02-01"))));
    }

    private static Enrolment.Step step(Enrolment.State state, String phase, String day) {
        return new Enrolment.Step(state, phase, LocalDate.parse(day), "comité inventé");
    }

    private void happens() {
        inside("d1", "M0001", "Réunion", "2024-12-10T09:00", 60);
        for (YearMonth month : List.of(JANUARY, FEBRUARY, MARCH)) {
            String at = month.toString();
            inside(at + " 1", "M0001", "Réunion", at + "-06T09:00", 130);
            inside(at + " 2", "M0002", "Réunion", at + "-06T09:00", 60);
            inside(at + " 3", "M0001", "Tutorat", at + "-07T09:00", 60);
            inside(at + " 4", "M0001", "Animation", at + "-08T09:00", 120);
            inside(at + " 5", "M0001", "Formation", at + "-09T09:00", 120);
            inside(at + " 6", "M0001", "Bureau", at + "-10T09:00", 180);
            inside(at + " 7", "M0001", "Divers", at + "-13T09:00", 30);
            tell(
                    at + " 8",
                    visit(at + "-14T09:00:30", 60)
                            .clocked(span(at + "-14T09:05", 50))
                            .retained(span(at + "-14T09:00", 55))
                            .adjustment("MAN")
                            .trip(600L));
            tell(at + " 9", visit(at + "-15T09:00", 60).cancellation(Cancellation.BILLED_AND_PAID));
            tell(at + " 10", event(FactKind.INTERNAL, "M0001").label("Réunion").duration(month.atDay(16), 1800, PARIS));
        }
    }

    /** Seals a month again after a later one: now the chain of the later ones leads through it. */
    private void sealAgain() {
        essaim.time().reopen(STRUCTURE, DECEMBER, "oubli d’une réunion");
        inside("d2", "M0001", "Réunion", "2024-12-11T09:00", 60);
        close(DECEMBER);
    }

    private void raiseCeilings() {
        FundingAgreement agreement = essaim.funding().agreement("TEMPS");
        essaim.funding()
                .save(agreement
                        .but()
                        .ceilingCents(200_000L)
                        .ceilingSeconds(200 * 3600L)
                        .build());
    }

    private void correct() {
        inside(JANUARY + " 1", "M0001", "Réunion", JANUARY + "-06T09:00", 200);
        deliver(JANUARY);
        for (Proposal proposal : essaim.time().proposals(STRUCTURE)) {
            essaim.time().accept(proposal.id(), "vu avec la responsable");
        }
    }

    private void inside(String key, String worker, String label, String start, long minutes) {
        tell(key, event(FactKind.INTERNAL, worker).label(label).planned(span(start, minutes)));
    }

    private void tell(String key, Fact.Builder event) {
        told.put(key, event.key(key).build());
    }

    private Fact.Builder visit(String start, long minutes) {
        return event(FactKind.VISIT, "M0001").service("APA domicile").planned(span(start, minutes));
    }

    private Fact.Builder event(FactKind kind, String worker) {
        return Fact.builder(STRUCTURE, "planning", kind)
                .worker(pseudonyms.pseudonym(worker))
                .team("nord");
    }

    private static Interval span(String start, long minutes) {
        ZonedDateTime from = LocalDateTime.parse(start).atZone(PARIS);
        ZonedDateTime to = from.plusMinutes(minutes);
        return new Interval(
                from.toEpochSecond(),
                from.getOffset().getTotalSeconds(),
                to.toEpochSecond(),
                to.getOffset().getTotalSeconds());
    }

    private void deliver(YearMonth month) {
        essaim.time().load(new Planning(month, List.copyOf(told.values())), STRUCTURE, Window.complete(month));
    }

    private void close(YearMonth month) {
        deliver(month);
        essaim.time().close(List.of(STRUCTURE), month);
    }

    private Tree issue(String agreement, YearMonth first, YearMonth last, String what) {
        Tree statement = essaim.funding().issue(agreement, first, last).toTree();
        hand("the statement of " + what, DocumentSchema.STATEMENT, statement);
        assertVerified(statement);
        return statement;
    }

    private void evidence(String what, Tree statement) {
        Tree evidence = essaim.funding().evidence(statement);
        hand(what, DocumentSchema.EVIDENCE, evidence);
        assertThat(Verification.of(source(statement), List.of(), source(evidence))
                        .verdict())
                .isEqualTo(Verification.Verdict.EVIDENCED);
    }

    private static void assertVerified(Tree document) {
        assertThat(Verification.of(source(document), List.of()).findings()).isEmpty();
    }

    private static SourceTree source(Tree document) {
        return new SourceTree(document, "document.json", Map.of());
    }

    private void hand(String what, DocumentSchema form, Tree tree) {
        handed.put(what, new Handed(form, tree));
    }

    /** A planning program that gives every event its own identifier. */
    private record Planning(YearMonth month, List<Fact> told) implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning.csv";
        }

        @Override
        public boolean identified() {
            return true;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            long row = 1;
            for (Fact fact : told) {
                if (YearMonth.from(fact.reference().startDate()).equals(month)) {
                    sink.fact(++row, fact);
                }
            }
            return new Reading(Digest.of("planning", told.toString().getBytes(StandardCharsets.UTF_8)), row - 1);
        }
    }
}
