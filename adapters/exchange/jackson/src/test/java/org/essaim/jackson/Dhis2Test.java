package org.essaim.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dhis2Test {
    private final List<Finding> findings = new ArrayList<>();

    private Optional<Dhis2DataValues.Mapping> read(String yaml) {
        return new YamlCodec()
                .decode(yaml.getBytes(StandardCharsets.UTF_8), "dhis2.yaml", findings::add)
                .flatMap(document -> Dhis2DataValues.Mapping.read(document, findings::add));
    }

    @Test
    void saysWhatIndicatorsAndStructuresAreCalledThere() {
        assertThat(read("""
                        dataSet: BfMAe6Itzgt
                        dataElements: {turnover: fbfJHSPpUQD, headcount: cYeuwXTCPkU}
                        orgUnits: {S001: DiszpKrYNg8}
                        federation: ImspTQPwCqd
                        """))
                .contains(new Dhis2DataValues.Mapping(
                        "BfMAe6Itzgt",
                        Map.of("turnover", "fbfJHSPpUQD", "headcount", "cYeuwXTCPkU"),
                        Map.of("S001", "DiszpKrYNg8"),
                        "ImspTQPwCqd"));
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataElements: {turnover: Rotation}",
                "dataElements: {turnover: 1bfJHSPpUQD}",
                "dataElements: {turnover: fbfJHSPpUQD, headcount: fbfJHSPpUQD}",
                "dataElements: {turnover: fbfJHSPpUQD}\norgUnits: {S001: Val de Brume}",
                "dataElements: {turnover: fbfJHSPpUQD}\nfederation: Une fédération"
            })
    void anIdentifierThatDhis2DidNotGenerateIsRefused(String yaml) {
        assertThat(read(yaml)).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.DHIS2_IDENTIFIER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orgUnits: {S001: DiszpKrYNg8}", "dataElements: {turnover: fbfJHSPpUQD}\nunknown: 1"})
    void whatIsMissingOrUnknownIsAFinding(String yaml) {
        assertThat(read(yaml)).isEmpty();
        assertThat(findings).isNotEmpty().allMatch(Finding::isError);
    }

    @Test
    void isCheckedHoweverItIsMade() {
        assertThatThrownBy(() -> new Dhis2DataValues.Mapping("", Map.of("turnover", "Rotation"), Map.of(), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[Rotation]");
        assertThatThrownBy(() -> new Dhis2DataValues.Mapping("Jeu", Map.of(), Map.of(), ""))
                .hasMessageContaining("[Jeu]");
    }

    /** The examples of its developer guide, and what stands beside them. */
    @ParameterizedTest
    @CsvSource({
        "2004-03-15, 20040315",
        "2004-W10, 2004W10",
        "2026-W05, 2026W5",
        "2026-W01, 2026W1",
        "2004-03, 200403",
        "2004-Q1, 2004Q1",
        "2004-H1, 2004S1",
        "2026-H2, 2026S2",
        "2004, 2004",
        "2004-04-01..2005-03-31, 2004April",
        "2004-07-01..2005-06-30, 2004July",
        "2004-10-01..2005-09-30, 2004Oct"
    })
    void aPeriodIsWrittenAsDhis2Does(String ours, String theirs) {
        assertThat(Dhis2DataValues.notation(Period.parse(ours))).contains(theirs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-15..2026-07-14",
                "2026-03-01..2027-02-28",
                "2026-04-02..2027-04-01",
                "2026-04-01..2026-09-30",
                "2025-01-01..2026-12-31"
            })
    void whatItHasNoNotationForIsNotGuessed(String period) {
        assertThat(Dhis2DataValues.notation(Period.parse(period))).isEmpty();
    }

    @Property
    void eachPeriodOfTheCalendarHasANotationOfItsOwn(@ForAll("days") int one, @ForAll("days") int other) {
        for (PeriodKind kind : PeriodKind.values()) {
            Period first = Period.of(kind, java.time.LocalDate.ofEpochDay(one));
            Period second = Period.of(kind, java.time.LocalDate.ofEpochDay(other));
            assertThat(Dhis2DataValues.notation(first).equals(Dhis2DataValues.notation(second)))
                    .as("%s and %s", first, second)
                    .isEqualTo(first.equals(second));
        }
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(14_000, 22_000);
    }
}
