package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.essaim.Essaim;
import org.essaim.disclosure.Protection;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.indicator.Answer;
import org.essaim.indicator.Definition;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;
import org.essaim.indicator.Question;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.essaim.spi.MeasureSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

/** Four structures of 20, 3, 4 and an unknown number of people, as a DHIS2 imports them. */
class Dhis2DataValuesTest {
    private static final Map<String, Long> PEOPLE = Map.of("S1", 20L, "S2", 3L, "S3", 4L);
    private static final Dhis2DataValues.Mapping MAPPING = new Dhis2DataValues.Mapping(
            "BfMAe6Itzgt",
            Map.of("essai", "fbfJHSPpUQD"),
            Map.of("S1", "DiszpKrYNg8", "S2", "g8upMTyEZGZ", "S3", "LEVTJHSLnI5", "S4", "YuQRtpLP10I"),
            "ImspTQPwCqd");

    private final Essaim essaim = Essaim.builder()
            .pseudonyms(Pseudonymiser.ofHexKey("0f".repeat(32)))
            .measures(new People())
            .build();

    @BeforeEach
    void found() {
        for (String id : List.of("S1", "S2", "S3", "S4")) {
            essaim.time()
                    .save(new Structure(
                            id,
                            "Structure fictive",
                            null,
                            null,
                            null,
                            ZoneId.of("Europe/Paris"),
                            ByDate.always(CollectiveAgreement.IDCC_2941)));
        }
    }

    @AfterEach
    void close() {
        essaim.close();
    }

    /** As many people a month as above. */
    private static final class People implements MeasureSource {
        @Override
        public List<Measure> measures() {
            return List.of(new Measure("volunteers", Unit.PERSONS));
        }

        @Override
        public List<Value> values(String measure, List<Scope> scopes, LocalDateRange period) {
            return scopes.stream().map(scope -> value(scope, period)).toList();
        }

        private static Value value(Scope scope, LocalDateRange period) {
            long people = PEOPLE.entrySet().stream()
                    .filter(each -> scope.contains(each.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return people == 0
                    ? new Absent(scope, period, Absence.NO_DATA)
                    : new Measured(scope, period, BigDecimal.valueOf(people), Unit.PERSONS, people);
        }
    }

    private static Definition people() {
        return Definition.builder("essai", 1, "volunteers").decimals(1).build();
    }

    private Answer exact(String period, Dimension... by) {
        return essaim.indicators()
                .answer(Question.of("essai").over(Period.parse(period)).by(by), people());
    }

    private static String json(Dhis2DataValues values) {
        return new String(new JsonCodec().encode(values.document()), StandardCharsets.UTF_8).replaceAll("\\s+", "");
    }

    @Test
    void whatIsSecretOrUnknownIsLeftOutAndCounted() {
        Answer published = essaim.indicators()
                .publish(
                        Question.of("essai").over(Period.parse("2026-03")).by(Dimension.STRUCTURE),
                        Protection.standard(),
                        people());
        Dhis2DataValues values = Dhis2DataValues.of(published, MAPPING);
        assertThat(json(values))
                .isEqualTo("{\"dataSet\":\"BfMAe6Itzgt\",\"dataValues\":[{\"dataElement\":\"fbfJHSPpUQD\","
                        + "\"period\":\"202603\",\"orgUnit\":\"DiszpKrYNg8\",\"value\":\"20.0\"}]}");
        assertThat(List.of(values.values(), values.secret(), values.unknown())).containsExactly(1, 2, 1);
        assertThat(values.findings()).extracting(Finding::code).containsExactly(Code.DHIS2_LEFT_OUT);
    }

    @Test
    void eachPeriodIsOfItsOwnKind() {
        Answer answer = essaim.indicators()
                .answer(
                        Question.of("essai")
                                .over(Period.parse("2026-Q1"))
                                .every(PeriodKind.MONTH)
                                .of(new Scope(java.util.Set.of("S1"))),
                        people());
        assertThat(json(Dhis2DataValues.of(answer, MAPPING)))
                .contains("\"period\":\"202601\"", "\"period\":\"202603\"", "\"period\":\"2026Q1\"")
                .contains("\"orgUnit\":\"ImspTQPwCqd\"");
    }

    @Test
    void aPeriodWithoutANotationSendsNothing() {
        Dhis2DataValues values = Dhis2DataValues.of(exact("2026-01-15..2026-07-14", Dimension.STRUCTURE), MAPPING);
        assertThat(values.values()).isZero();
        assertThat(json(values)).contains("\"dataValues\":[]");
        assertThat(values.findings())
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(Code.DHIS2_PERIOD);
                    assertThat(finding.value()).isEqualTo("2026-01-15..2026-07-14");
                });
    }

    @Test
    void whatHasNoIdentifierIsLeftOutAndNamed() {
        Dhis2DataValues.Mapping some =
                new Dhis2DataValues.Mapping("", Map.of("essai", "fbfJHSPpUQD"), Map.of("S1", "DiszpKrYNg8"), "");
        Dhis2DataValues values = Dhis2DataValues.of(exact("2026-03", Dimension.STRUCTURE), some);
        assertThat(values.values()).isEqualTo(1);
        assertThat(values.findings())
                .filteredOn(finding -> finding.code() == Code.DHIS2_NOT_MAPPED)
                .extracting(Finding::value)
                .containsExactly("S2", "S3", "S4");
        Dhis2DataValues none = Dhis2DataValues.of(
                exact("2026-03", Dimension.STRUCTURE),
                new Dhis2DataValues.Mapping("", Map.of("autre", "fbfJHSPpUQD"), Map.of(), ""));
        assertThat(none.values()).isZero();
        assertThat(none.findings()).extracting(Finding::value).containsExactly("essai");
    }

    @Test
    void anotherBreakdownIsRefused() {
        Dhis2DataValues values = Dhis2DataValues.of(exact("2026-03", Dimension.TERRITORY), MAPPING);
        assertThat(values.values()).isZero();
        assertThat(values.findings()).extracting(Finding::code).containsExactly(Code.DHIS2_BREAKDOWN);
    }
}
