package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.spi.DocumentKey;
import org.essaim.time.Privacy;
import org.junit.jupiter.api.Test;

/** What a funder can check who holds the evidence, and what nobody can slip past. */
class EvidenceTest {
    private static final Office OFFICE = Statements.office();
    private static final FundingStatement STATEMENT = Statements.firstQuarter(OFFICE);
    private static final Tree.Fields EVIDENCE = OFFICE.funding.evidence(STATEMENT.toTree());

    private static Verification verify(FundingStatement statement, Tree evidence, String... anchors) {
        return Verification.of(
                new SourceTree(statement.toTree(), "releve.json", Map.of()),
                List.of(anchors),
                new SourceTree(evidence, "pieces.json", Map.of()));
    }

    @Test
    void everyStatementIsEvidencedByWhatLiesBehindItsSeals() {
        Office office = Statements.office();
        Statements.firstQuarter(office);
        for (FundingStatement statement : List.of(
                office.funding.issue("DEP", Statements.JANUARY, Statements.MARCH),
                Statements.secondQuarter(office),
                office.funding.issue("CARSAT", Statements.APRIL, Statements.JUNE),
                office.funding.issue("DEP", Statements.JANUARY, Statements.JUNE))) {
            Tree.Fields evidence = office.funding.evidence(statement.toTree());
            Verification found = verify(statement, evidence);
            assertThat(found.findings()).isEmpty();
            assertThat(found.verdict()).isEqualTo(Verification.Verdict.EVIDENCED);
        }
    }

    @Test
    void anAnchorStaysTheStrongestAndTheGuaranteeSaysBoth() {
        String evidenced = verify(STATEMENT, EVIDENCE).guarantee(Locale.FRENCH);
        assertThat(evidenced).contains("sous pseudonyme").contains("Seule une ancre");
        Verification both = verify(STATEMENT, EVIDENCE, STATEMENT.digest().hex());
        assertThat(both.verdict()).isEqualTo(Verification.Verdict.ANCHORED);
        assertThat(both.guarantee(Locale.FRENCH)).contains("à l’octet près").contains("sous pseudonyme");
        assertThat(both.guarantee(Locale.ENGLISH)).contains("to the byte").contains("under pseudonym");
    }

    @Test
    void correctionsAreCountedApartBecauseNoLeafCoversThem() {
        Office office = Statements.office();
        Statements.firstQuarter(office);
        FundingStatement statement = Statements.secondQuarter(office);
        assertThat(verify(statement, office.funding.evidence(statement.toTree()))
                        .guarantee(Locale.ENGLISH))
                .contains("cells of corrections are covered by the total of the seal alone");
        assertThat(verify(STATEMENT, EVIDENCE).guarantee(Locale.ENGLISH)).doesNotContain("corrections");
    }

    @Test
    void onlyWhatIsClaimedIsLaidOpen() {
        String text = EVIDENCE.toString();
        assertThat(text).contains(title("TEAM_MEETING")).contains(title("MENTORING"));
        assertThat(text)
                .doesNotContain("Divers")
                .doesNotContain(title("PRACTICE_ANALYSIS"))
                .doesNotContain("APA");
    }

    private static String title(String category) {
        return org.essaim.time.Category.valueOf(category).title(Locale.FRENCH);
    }

    @Test
    void evidenceOfAnotherStatementIsRefused() {
        FundingStatement other = OFFICE.funding.issue("CARSAT", Statements.JANUARY, Statements.MARCH);
        Verification found = verify(other, EVIDENCE);
        assertThat(found.verdict()).isEqualTo(Verification.Verdict.REFUSED);
        assertThat(found.findings()).extracting(finding -> finding.code()).contains(Code.EVIDENCE_MISMATCH);
        assertThat(verify(STATEMENT, Tree.of("none")).verdict()).isEqualTo(Verification.Verdict.REFUSED);
    }

    @Property(tries = 300)
    void anyAlterationOfTheEvidenceIsRefused(@ForAll long seed) {
        Alteration alteration = Alteration.of(EVIDENCE, new Random(seed));
        Verification found = verify(STATEMENT, alteration.after());
        assertThat(found.verdict()).as(alteration.path()).isEqualTo(Verification.Verdict.REFUSED);
        assertThat(found.findings())
                .extracting(finding -> finding.code())
                .isSubsetOf(Code.EVIDENCE_MISMATCH, Code.EVIDENCE_OF_ANOTHER, Code.NEWER_SCHEMA);
    }

    @Test
    void evidenceOfANewerFormIsNamedAsSuch() {
        for (String field : List.of("schema", "canonical")) {
            Map<String, Tree> fields = new LinkedHashMap<>(EVIDENCE.fields());
            fields.computeIfPresent(
                    field, (name, now) -> Tree.of(((Tree.Text) now).value().replace("/1", "/2")));
            assertThat(verify(STATEMENT, new Tree.Fields(fields)).findings())
                    .extracting(finding -> finding.code(), finding -> finding.path())
                    .containsExactly(tuple(Code.NEWER_SCHEMA, field));
        }
    }

    @Property(tries = 200)
    void anyRecordRemovedDoubledOrSwappedIsRefused(
            @ForAll @IntRange(max = 8) int seal,
            @ForAll boolean ofFacts,
            @ForAll @IntRange(max = 2) int fault,
            @ForAll @IntRange(max = 99) int first,
            @ForAll @IntRange(max = 99) int second) {
        List<Tree> seals = new ArrayList<>(items(EVIDENCE, "seals"));
        Tree.Fields part = (Tree.Fields) seals.get(seal % seals.size());
        String list = ofFacts ? "facts" : "entries";
        List<Tree> records = new ArrayList<>(items(part, list));
        int one = first % records.size();
        switch (fault) {
            case 0 -> records.remove(one);
            case 1 -> records.add(one, records.get(one));
            default -> Collections.swap(records, one, second % records.size());
        }
        if (records.equals(items(part, list))) {
            return;
        }
        seals.set(seal % seals.size(), with(part, list, Tree.of(records)));
        assertThat(verify(STATEMENT, with(EVIDENCE, "seals", Tree.of(seals))).verdict())
                .isEqualTo(Verification.Verdict.REFUSED);
    }

    private static List<Tree> items(Tree.Fields fields, String name) {
        return ((Tree.Items) fields.get(name).orElseThrow()).items();
    }

    private static Tree.Fields with(Tree.Fields fields, String name, Tree value) {
        Map<String, Tree> changed = new java.util.LinkedHashMap<>(fields.fields());
        changed.put(name, value);
        return new Tree.Fields(changed);
    }

    @Test
    void eachCheckNamesItself() {
        assertThat(what(with(EVIDENCE, "seals", Tree.of(List.of())))).containsOnly("∅");
        List<Tree> twice = new ArrayList<>(items(EVIDENCE, "seals"));
        twice.add(twice.get(0));
        assertThat(what(with(EVIDENCE, "seals", Tree.of(twice)))).containsOnly("2 ×");
        assertThat(what(with(EVIDENCE, "statement", Tree.of("0".repeat(64))))).containsOnly("statement");
        List<Tree> corrected = new ArrayList<>(items(EVIDENCE, "seals"));
        Tree row = Tree.of(List.of(
                Tree.of("T1"),
                Tree.of("0".repeat(32)),
                Tree.of("CARE_WORKER"),
                Tree.of("2025-01-01"),
                Tree.of("TEAM_MEETING"),
                Tree.of(""),
                Tree.of(60)));
        corrected.set(0, with((Tree.Fields) corrected.get(0), "corrections", Tree.of(List.of(row))));
        assertThat(what(with(EVIDENCE, "seals", Tree.of(corrected)))).containsOnly("cells");
    }

    private static List<Object> what(Tree evidence) {
        return verify(STATEMENT, evidence).findings().stream()
                .map(finding -> (Object) finding.details().get("what"))
                .toList();
    }

    @Test
    void whoeverHandsEvidenceOutIsKeptAndNeedsTheRight() {
        Office office = Statements.office();
        FundingStatement statement = Statements.firstQuarter(office);
        office.funding.evidence(statement.toTree());
        office.funding.evidence(statement.toTree());
        assertThat(office.store.history(
                        new DocumentKey("evidence", statement.digest().hex())))
                .hasSize(2)
                .allMatch(document -> document.actor().equals("tests"));
        office.sees(Perimeter.of(java.util.Set.of("S1")));
        assertThatThrownBy(() -> office.funding.evidence(statement.toTree()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("outside the perimeter");
    }

    @Test
    void onceAWorkerIsErasedTheLineIsErasedAndTheStatementStands() {
        Office office = Statements.office();
        FundingStatement statement = Statements.firstQuarter(office);
        Tree.Fields before = office.funding.evidence(statement.toTree());
        CellReference line = CellReference.parse("S1:TEAM_MEETING:2025-02");
        assertThat(office.funding.explain(statement, line).state()).isEqualTo(Explanation.State.EXPLAINED);
        Privacy privacy = new Privacy(
                office.store,
                () -> new Actor("dpo", Perimeter.all()),
                () -> Pseudonymiser.ofHexKey("0f".repeat(32)),
                Clock.fixed(Instant.parse("2026-06-01T08:00:00Z"), ZoneOffset.UTC),
                List.of());
        assertThat(privacy.erase(Pools.worker(1), Statements.JUNE, "demande").statements())
                .containsExactly("DEP:2025-01..2025-03");

        Explanation erased = office.funding.explain(statement, line);
        assertThat(erased.state()).isEqualTo(Explanation.State.ERASED);
        assertThat(erased.erased())
                .containsExactly(
                        new Explanation.Erased(Instant.parse("2026-06-01T08:00:00Z"), "dpo", "demande", "000001"));
        assertThat(erased.recorded()).isEqualTo(7_202 + 7_205);
        assertThat(erased.origins()).extracting(Explanation.Origin::seconds).containsExactly(7_205L);
        assertThat(office.funding
                        .explain(statement, CellReference.parse("S2:FACILITATION:2025-02"))
                        .state())
                .isEqualTo(Explanation.State.EXPLAINED);
        assertThat(office.funding
                        .issue("DEP", Statements.JANUARY, Statements.MARCH)
                        .digest())
                .as("the statement as issued again")
                .isEqualTo(statement.digest());
        assertThat(verify(statement, before).verdict())
                .as("evidence that was handed out before")
                .isEqualTo(Verification.Verdict.EVIDENCED);
        assertThatThrownBy(() -> office.funding.evidence(statement.toTree()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("were erased (000001)");
        for (String structure : List.of("S1", "S2", "S3")) {
            assertThat(privacy.inspect(structure).findings()).isEmpty();
        }
    }
}
