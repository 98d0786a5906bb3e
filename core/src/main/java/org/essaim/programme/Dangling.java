package org.essaim.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A name within a programme that nothing of the programme has. */
record Dangling(String key, String kind, String value, Set<String> valid) {
    static List<Dangling> of(
            List<Phase> phases,
            List<Approach> approaches,
            List<Offer> offers,
            List<DeclaredCount> declared,
            List<String> funnel,
            List<Programme.Asked> questionnaires) {
        Set<String> approachCodes = codes(approaches, Approach::code);
        Set<String> phaseCodes = codes(phases, Phase::code);
        Set<String> counts = codes(declared, DeclaredCount::code);
        List<Dangling> dangling = new ArrayList<>();
        for (int i = 0; i < phases.size(); i++) {
            unknown("phases[" + i + "].approaches", "approach", phases.get(i).approaches(), approachCodes, dangling);
            EntryCondition entry = phases.get(i).entry();
            if (entry != null) {
                unknown("phases[" + i + "].entry.after", "phase", entry.after(), phaseCodes, dangling);
            }
        }
        for (int i = 0; i < approaches.size(); i++) {
            unknown(
                    "approaches[" + i + "].drawsOn",
                    "approach",
                    approaches.get(i).drawsOn(),
                    approachCodes,
                    dangling);
        }
        for (int i = 0; i < offers.size(); i++) {
            unknown("offers[" + i + "].approach", "approach", offers.get(i).approach(), approachCodes, dangling);
        }
        for (int i = 0; i < declared.size(); i++) {
            if (!declared.get(i).phase().isEmpty()) {
                unknown("declared[" + i + "].phase", "phase", declared.get(i).phase(), phaseCodes, dangling);
            }
        }
        unknown("funnel", "declared count", funnel, counts, dangling);
        for (int i = 0; i < questionnaires.size(); i++) {
            if (!questionnaires.get(i).phase().isEmpty()) {
                unknown(
                        "questionnaires[" + i + "].phase",
                        "phase",
                        questionnaires.get(i).phase(),
                        phaseCodes,
                        dangling);
            }
        }
        return dangling;
    }

    private static void unknown(
            String key, String kind, List<String> values, Set<String> valid, List<Dangling> dangling) {
        for (int i = 0; i < values.size(); i++) {
            unknown(key + "[" + i + "]", kind, values.get(i), valid, dangling);
        }
    }

    private static void unknown(String key, String kind, String value, Set<String> valid, List<Dangling> dangling) {
        if (!valid.contains(value)) {
            dangling.add(new Dangling(key, kind, value, valid));
        }
    }

    private static <T> Set<String> codes(List<T> values, Function<T, String> code) {
        return values.stream().map(code).collect(Collectors.toCollection(TreeSet::new));
    }
}
