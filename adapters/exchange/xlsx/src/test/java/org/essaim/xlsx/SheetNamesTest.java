package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.poi.ss.util.WorkbookUtil;
import org.junit.jupiter.api.Test;

class SheetNamesTest {
    @Test
    void cleansAndTellsApart() {
        SheetNames names = new SheetNames("Feuille");
        assertThat(names.fresh("Heures : par mois/catégorie [2026] ?")).isEqualTo("Heures par mois catégorie 2026");
        assertThat(names.fresh("DÉTAIL")).isEqualTo("DÉTAIL");
        assertThat(names.fresh("Détail")).isEqualTo("Détail (2)");
        assertThat(names.fresh("'quoted'")).isEqualTo("quoted");
        assertThat(names.fresh("History")).isEqualTo("History (2)");
        assertThat(names.fresh("\u0007")).isEqualTo("Feuille");
        assertThat(names.fresh("Temps de coordination par mois et catégorie"))
                .isEqualTo("Temps de coordination par mois");
        assertThat(names.fresh("Temps de coordination par mois et catégorie"))
                .isEqualTo("Temps de coordination par m (2)");
    }

    @Property
    void alwaysGivesNamesThatExcelTakes(@ForAll @Size(max = 20) List<String> titles) {
        SheetNames names = new SheetNames("Feuille");
        Set<String> given = new HashSet<>();
        for (String title : titles) {
            String name = names.fresh(title);
            assertThatCode(() -> WorkbookUtil.validateSheetName(name)).doesNotThrowAnyException();
            assertThat(given.add(name.toLowerCase(Locale.ROOT)))
                    .as("[%s] is new", name)
                    .isTrue();
        }
    }
}
