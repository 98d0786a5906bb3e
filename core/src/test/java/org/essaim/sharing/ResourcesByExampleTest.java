package org.essaim.sharing;

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

/** Plays the rules of {@code specs/resources}, which a coordinator can read; their README says what each key means. */
class ResourcesByExampleTest {
    private static final Map<String, ResourceTable> TABLES =
            Map.of("ressources", ResourceTable.RESOURCES, "lectures", ResourceTable.READINGS);

    static List<TableRule> rules() throws IOException, URISyntaxException {
        return TableRule.of("resources", "LEC");
    }

    @Test
    void everyFindingAboutResourcesIsShownByARule() throws IOException, URISyntaxException {
        TableRule.requireEachCodeShown(rules(), "ESM-181");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void readingsAreKeptAndToldAsTheRuleShows(TableRule rule) {
        Library library = new Library();
        rule.play(new TableRule.Desk() {
            @Override
            public Recorded load(String table, SourceTable rows) {
                return library.resources.load(Objects.requireNonNull(TABLES.get(table), table), rows);
            }

            @Override
            public MeasureSource measures() {
                return library.resources.measures();
            }

            @Override
            public Store store() {
                return library.store;
            }
        });
    }
}
