package org.essaim.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.Specs;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.recording.Recorded;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/sessions}, which a coordinator can read; their README says what each key means. */
class SessionByExampleTest {
    private static final Map<String, SessionTable> TABLES = Map.of(
            "séances", SessionTable.SESSIONS,
            "inscriptions", SessionTable.REGISTRATIONS,
            "présences", SessionTable.ATTENDANCES);

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("etapes") List<Step> steps) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Step(
            @JsonProperty("tableau") @Nullable String table,
            @JsonProperty("programme") @Nullable String programme,
            @JsonProperty("lignes") @Nullable List<Map<String, String>> rows,
            @JsonProperty("annuler") @Nullable String cancel,
            @JsonProperty("enregistrees") @Nullable Integer stored,
            @JsonProperty("inchangees") @Nullable Integer unchanged,
            @JsonProperty("refusees") @Nullable Integer refused,
            @JsonProperty("constats") @Nullable List<String> findings,
            @JsonProperty("seance") @Nullable String session,
            @JsonProperty("inscrits") @Nullable Integer registered,
            @JsonProperty("presents") @Nullable Integer attended,
            @JsonProperty("temps") @Nullable String time,
            @JsonProperty("mois") @Nullable String month,
            @JsonProperty("resultat") @Nullable String outcome) {}

    static List<Rule> rules() {
        return Specs.of("sessions", Rule.class, rule -> rule.id);
    }

    @Test
    void everyRuleHasItsOwnNumberAndSaysWhereItComesFrom() {
        Set<String> numbers = new TreeSet<>();
        assertThat(rules()).hasSizeGreaterThanOrEqualTo(12).allSatisfy(rule -> {
            assertThat(rule.id).matches("SEA-\\d\\d");
            assertThat(rule.shows).endsWith(".").doesNotContain("'");
            assertThat(rule.source).isNotBlank().doesNotContain("'");
            assertThat(numbers.add(rule.id)).isTrue();
        });
    }

    @Test
    void everyFindingOfTheHundredIsShownByARule() {
        Set<String> shown = rules().stream()
                .flatMap(rule -> rule.steps.stream())
                .flatMap(step -> step.findings == null ? Stream.of() : step.findings.stream())
                .map(text -> text.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        // Communities, training actions and erasures are no tables: LearningTest and SessionErasureTest show these.
        Set<Code> elsewhere =
                EnumSet.of(Code.NOT_A_MEMBER, Code.REVIEW_BEFORE_THE_END, Code.NOT_ALTERNATING, Code.PERSON_ERASED);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(elsewhere)).stream()
                        .map(Code::id)
                        .filter(id -> id.startsWith("ESM-16")))
                .allSatisfy(id -> assertThat(shown).contains(id));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void sessionsGoAsTheRuleShows(Rule rule) {
        Hall hall = new Hall();
        for (Step step : rule.steps) {
            if (step.table != null || step.cancel != null) {
                check(hall, rule, step);
            }
            if (step.session != null) {
                SessionDossier dossier = hall.sessions.session(step.session);
                assertThat(dossier.registered()).as("%s %s", rule, step).isEqualTo(number(step.registered));
                assertThat(dossier.attended()).as("%s %s", rule, step).isEqualTo(number(step.attended));
            }
            if (step.time != null) {
                Window month = Window.complete(YearMonth.parse(Objects.requireNonNull(step.month)));
                ImportReport report = hall.essaim.time().load(hall.sessions.attendance(month.days()), step.time, month);
                assertThat(report.added() + " nouveaux, " + report.unchanged() + " inchangés, " + report.amended()
                                + " modifiés, " + report.withdrawn() + " retirés, " + report.seconds() / 60 + " min")
                        .as("%s %s", rule, step)
                        .isEqualTo(step.outcome);
            }
        }
    }

    private static void check(Hall hall, Rule rule, Step step) {
        long before = hall.store.sequence();
        Recorded recorded = step.table == null
                ? hall.sessions.cancel(Objects.requireNonNull(step.cancel), "intervenant absent")
                : hall.sessions.load(
                        step.programme == null ? Hall.PROGRAMME : step.programme,
                        Objects.requireNonNull(TABLES.get(step.table), step.table),
                        Hall.table(Objects.requireNonNull(step.rows)),
                        Hall.PARIS);
        assertThat(recorded.findings())
                .as("%s %s", rule, step)
                .extracting(SessionByExampleTest::place)
                .containsExactlyElementsOf(step.findings == null ? List.of() : step.findings);
        assertThat(List.of(recorded.stored(), recorded.unchanged(), recorded.refused()))
                .as("%s %s", rule, step)
                .containsExactly(number(step.stored), number(step.unchanged), number(step.refused));
        assertThat(hall.store.sequence() - before)
                .as("one commit, or none if nothing is new")
                .isEqualTo(recorded.stored() > 0 ? 1 : 0);
    }

    private static String place(Finding finding) {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(finding.message(locale) + finding.remedy(locale))
                    .doesNotContain("{", "1001", "1002")
                    .isNotBlank();
        }
        return finding.code().id()
                + (finding.row() == null ? "" : " ligne " + finding.row())
                + (finding.isError() ? "" : " (à vérifier)");
    }

    private static int number(@Nullable Integer expected) {
        return expected == null ? 0 : expected;
    }
}
