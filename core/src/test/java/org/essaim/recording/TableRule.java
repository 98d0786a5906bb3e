package org.essaim.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.organisation.Scope;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A rule about tables that people type and what measures tell of them, as a coordinator writes it; the specs' README says what each key means. */
public record TableRule(
        @JsonProperty("regle") String id,
        @JsonProperty("montre") String shows,
        @JsonProperty("source") String source,
        @JsonProperty("etapes") List<Step> steps) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Where a rule is played. */
    public interface Desk {
        /** Records a table that the specs call so. */
        Recorded load(String table, SourceTable rows);

        /** What is told of it. */
        MeasureSource measures();

        /** Where it is kept. */
        Store store();

        /** True if a table is stored by one commit; one that only prepares what measures tell may take several. */
        default boolean inOneCommit() {
            return true;
        }
    }

    /** A table that is recorded, or a measure that is asked for. */
    public record Step(
            @JsonProperty("tableau") @Nullable String table,
            @JsonProperty("lignes") @Nullable List<Map<String, String>> rows,
            @JsonProperty("enregistrees") @Nullable Integer stored,
            @JsonProperty("inchangees") @Nullable Integer unchanged,
            @JsonProperty("refusees") @Nullable Integer refused,
            @JsonProperty("constats") @Nullable List<String> findings,
            @JsonProperty("mesure") @Nullable String measure,
            @JsonProperty("structure") @Nullable String structure,
            @JsonProperty("de") @Nullable String first,
            @JsonProperty("a") @Nullable String last,
            @JsonProperty("vaut") @Nullable String value) {}

    @Override
    public String toString() {
        return id + " " + shows;
    }

    /** The rules of a folder of the specs, each with a number of its own that begins so. */
    public static List<TableRule> of(String folder, String prefix) throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(TableRule.class.getResource("/specs/" + folder), folder)
                        .toURI()))) {
            List<TableRule> rules = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> {
                        TableRule rule = YAML.readValue(file.toFile(), TableRule.class);
                        assertThat(file.getFileName().toString()).startsWith(rule.id + "-");
                        return rule;
                    })
                    .toList();
            Set<String> numbers = new TreeSet<>();
            assertThat(rules).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.id).matches(prefix + "-\\d\\d");
                assertThat(rule.source).isNotBlank();
                assertThat(numbers.add(rule.id)).isTrue();
            });
            return rules;
        }
    }

    /** Requires that each code of these beginnings is shown by one of the rules. */
    public static void requireEachCodeShown(List<TableRule> rules, String hundred) {
        Set<String> shown = rules.stream()
                .flatMap(rule -> rule.steps.stream())
                .flatMap(step -> step.findings == null ? Stream.of() : step.findings.stream())
                .map(text -> text.split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Stream.of(Code.values()).map(Code::id).filter(id -> id.startsWith(hundred)))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(shown).contains(id));
    }

    /** Plays the rule, step by step. */
    public void play(Desk desk) {
        for (Step step : steps) {
            if (step.table != null) {
                record(desk, step, step.table);
            } else {
                ask(desk, step);
            }
        }
    }

    private void ask(Desk desk, Step step) {
        Scope scope = step.structure == null ? Scope.federation() : new Scope(Set.of(step.structure.split(", ")));
        LocalDateRange period = LocalDateRange.of(
                day(Objects.requireNonNull(step.first), 0), day(Objects.requireNonNull(step.last), 1));
        String measure = Objects.requireNonNull(step.measure);
        MeasureSource.Value value =
                desk.measures().values(measure, List.of(scope), period).get(0);
        assertThat(text(value)).as("%s %s", this, step).isEqualTo(step.value);
        OriginLaw.require(desk.measures(), measure, value);
    }

    // A month is all its days.
    private static LocalDate day(String text, int after) {
        return text.length() == "2027-04".length()
                ? YearMonth.parse(text).plusMonths(after).atDay(1)
                : LocalDate.parse(text).plusDays(after);
    }

    private static String text(MeasureSource.Value value) {
        if (value instanceof MeasureSource.Measured measured) {
            String amount = measured.amount().toPlainString();
            return measured.contributors() == 0 ? amount : amount + " de " + measured.contributors() + " personnes";
        }
        return ((MeasureSource.Absent) value).reason().name();
    }

    private void record(Desk desk, Step step, String table) {
        long before = desk.store().sequence();
        Recorded recorded = desk.load(table, table(Objects.requireNonNull(step.rows)));
        assertThat(recorded.findings())
                .as("%s %s", this, step)
                .extracting(TableRule::place)
                .containsExactlyElementsOf(step.findings == null ? List.of() : step.findings);
        assertThat(List.of(recorded.stored(), recorded.unchanged(), recorded.refused()))
                .as("%s %s", this, step)
                .containsExactly(number(step.stored), number(step.unchanged), number(step.refused));
        if (desk.inOneCommit()) {
            assertThat(desk.store().sequence() - before)
                    .as("one commit, or none if nothing is new")
                    .isEqualTo(recorded.stored() > 0 ? 1 : 0);
        }
    }

    private static String place(Finding finding) {
        assertThat(finding.message(Locale.FRENCH)).doesNotContain("{").isNotBlank();
        assertThat(finding.message(Locale.ENGLISH)).doesNotContain("{").isNotBlank();
        assertThat(finding.remedy(Locale.FRENCH)).doesNotContain("{").isNotBlank();
        String kept = finding.severity() == Severity.INFO ? " (pour information)" : " (à vérifier)";
        String line = finding.row() == null ? "" : " ligne " + finding.row();
        return finding.code().id() + line + (finding.isError() ? "" : kept);
    }

    private static int number(@Nullable Integer expected) {
        return expected == null ? 0 : expected;
    }

    /** A table of these rows, with every column that one of them has. */
    public static SourceTable table(List<Map<String, String>> rows) {
        List<String> header = new ArrayList<>();
        rows.forEach(row ->
                row.keySet().stream().filter(key -> !header.contains(key)).forEach(header::add));
        List<SourceTable.Row> typed = new ArrayList<>();
        for (Map<String, String> row : rows) {
            typed.add(new SourceTable.Row(
                    typed.size() + 2L,
                    header.stream().map(key -> row.getOrDefault(key, "")).toList()));
        }
        return new SourceTable("saisie.csv", header, typed);
    }
}
