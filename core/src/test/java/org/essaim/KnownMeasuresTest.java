package org.essaim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.formula.Quantity;
import org.essaim.indicator.Measures;
import org.essaim.programme.Programme;
import org.essaim.spi.MeasureSource;
import org.junit.jupiter.api.Test;

/** What definitions are checked against before there is a store is what a store’s sources tell. */
class KnownMeasuresTest {
    private final Essaim essaim = Essaim.builder().build();

    @Test
    void theListOfMeasuresIsWhatTheSourcesTell() {
        essaim.programmes()
                .save(Programme.builder("innov", "Programme fictif")
                        .description("Pour un essai.")
                        .territory("France")
                        .build());
        Map<String, Quantity> told = new TreeMap<>();
        for (MeasureSource source : new Measured(essaim, List.of()).sources()) {
            tell(told, source);
        }
        for (MeasureSource source : new Measured(essaim, List.of()).sources("innov")) {
            tell(told, source);
        }
        assertThat(Measures.known(List.of()).names()).isEqualTo(told);
    }

    private static void tell(Map<String, Quantity> told, MeasureSource source) {
        source.measures()
                .forEach(each -> assertThat(told.put(
                                each.id(), Measures.known(List.of(each)).names().get(each.id())))
                        .as(each.id())
                        .isNull());
    }

    @Test
    void everyMeasureHasANameInBothLanguages() {
        assertThat(Measures.known(List.of()).names().keySet()).allSatisfy(id -> {
            assertThat(Measures.title(id, Locale.FRENCH)).isNotBlank().isNotEqualTo(id);
            assertThat(Measures.title(id, Locale.ENGLISH)).isNotBlank();
        });
    }
}
