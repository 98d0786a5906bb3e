package org.essaim.people;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.essaim.document.SourceTable;
import org.essaim.recording.Recorded;
import org.essaim.recording.TableRule;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the rules of {@code specs/people}, which a coordinator can read; their README says what each key means. */
class PeopleByExampleTest {
    private static final Map<String, PeopleTable> TABLES = Map.of(
            "effectif", PeopleTable.WORKFORCE,
            "mouvements", PeopleTable.MOVEMENTS,
            "absences", PeopleTable.ABSENCES,
            "accidents", PeopleTable.ACCIDENTS,
            "semaines", PeopleTable.REFERENCE_WEEKS,
            "recrutement", PeopleTable.RECRUITMENT,
            "enquetes", PeopleTable.SURVEYS);

    static List<TableRule> rules() throws IOException, URISyntaxException {
        return TableRule.of("people", "SOC");
    }

    @Test
    void everyFindingOfTheHundredIsShownByARule() throws IOException, URISyntaxException {
        TableRule.requireEachCodeShown(rules(), "ESM-17");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void figuresAreKeptAndToldAsTheRuleShows(TableRule rule) {
        Registry registry = new Registry();
        rule.play(new TableRule.Desk() {
            @Override
            public Recorded load(String table, SourceTable rows) {
                return registry.people.load(Objects.requireNonNull(TABLES.get(table), table), rows);
            }

            @Override
            public MeasureSource measures() {
                return registry.people.measures();
            }

            @Override
            public Store store() {
                return registry.store;
            }
        });
    }
}
