package org.essaim.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.experience.Topics;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.junit.jupiter.api.Test;

/** A sheet that is taken along says what was filled in, with the figures that it quotes. */
class SheetsDatasetTest {
    @Test
    void aSheetIsARowAndAPartAColumn() throws IOException {
        ActionSheet sheet = ActionSheet.builder("tutorat", "Un tutorat pour les nouveaux")
                .topics(Topics.NONE.theme("Intégration").territory("Creuse"))
                .sectors("Médico-social", "Domicile")
                .part(SheetPart.STRENGTHS, "Il reste [[heures]] à financer.")
                .part(SheetPart.LIMITS, "Il manque [[inconnu]].")
                .citations(List.of(ActionSheetTest.HOURS))
                .build();
        Dataset dataset = SheetsDataset.of(List.of(sheet), Locale.FRANCE);
        List<List<Datum>> rows = new ArrayList<>();
        dataset.tell(rows::add);
        SortedMap<String, Datum> row = new TreeMap<>();
        for (int i = 0; i < dataset.fields().size(); i++) {
            row.put(dataset.fields().get(i).name(), rows.get(0).get(i));
        }
        assertThat(rows).hasSize(1);
        assertThat(row)
                .containsEntry("sheet", Datum.of("tutorat"))
                .containsEntry("theme", Datum.of("Intégration"))
                .containsEntry("sectors", Datum.of("Médico-social / Domicile"))
                .containsEntry("strengths", Datum.of("Il reste 1\u202f250,50\u00a0h à financer."))
                .containsEntry("limits", Datum.of("Il manque [[inconnu]]."))
                .containsEntry("tools", Datum.nothing())
                .containsEntry("programme", Datum.nothing());
    }
}
