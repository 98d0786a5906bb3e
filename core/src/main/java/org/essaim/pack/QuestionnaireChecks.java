package org.essaim.pack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.pack.Section.Entry;
import org.essaim.programme.Programme;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Questionnaire;

/** Checks the questionnaires of packs, and that programmes ask none that is not there. */
final class QuestionnaireChecks {
    private QuestionnaireChecks() {}

    static void of(Contents contents) {
        if (!contents.questionnaires.isWhole()) {
            return;
        }
        for (Entry<Questionnaire> each : contents.questionnaires.entries()) {
            List<Item> items = each.value().items();
            Form.of(
                    each.value(),
                    finding -> each.at()
                            .report(
                                    path(items, String.valueOf(finding.path()), "items")
                                            .orElse("items"),
                                    Assembly.again(finding)));
        }
        Set<String> known = contents.questionnaires.values().stream()
                .map(Questionnaire::id)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Entry<Programme> programme : contents.programmes.entries()) {
            List<Programme.Asked> asked = programme.value().questionnaires();
            for (int i = 0; i < asked.size(); i++) {
                if (!known.contains(asked.get(i).questionnaire())) {
                    programme
                            .at()
                            .report(
                                    "questionnaires[" + i + "].questionnaire",
                                    Finding.of(Code.DANGLING_REFERENCE)
                                            .value(asked.get(i).questionnaire())
                                            .with("kind", "questionnaire")
                                            .with("valid", String.join(", ", known)));
                }
            }
        }
    }

    // Where an item stands in the document.
    private static Optional<String> path(List<Item> items, String code, String prefix) {
        for (int i = 0; i < items.size(); i++) {
            String at = prefix + "[" + i + "]";
            if (items.get(i).code().equals(code)) {
                return Optional.of(at);
            }
            if (items.get(i) instanceof Item.Section section) {
                Optional<String> within = path(section.items(), code, at + ".items");
                if (within.isPresent()) {
                    return within;
                }
            }
        }
        return Optional.empty();
    }
}
