package org.essaim.programme;

import java.util.ArrayList;
import java.util.List;

/** Programmes for tests. */
final class Programmes {
    private Programmes() {}

    static Programme ofPhases(String... codes) {
        List<Phase> phases = new ArrayList<>();
        for (String code : codes) {
            phases.add(new Phase(phases.size() + 1, code, code, Phase.Kind.AWARENESS, List.of(), ""));
        }
        return of(phases, List.of(), List.of(), List.of());
    }

    static Programme ofFunnel(List<DeclaredCount> declared, String... phases) {
        Programme programme = ofPhases(phases);
        return of(
                programme.phases(),
                List.of(),
                declared,
                declared.stream().map(DeclaredCount::code).toList());
    }

    static Programme of(
            List<Phase> phases, List<Approach> approaches, List<DeclaredCount> declared, List<String> funnel) {
        return new Programme(
                "essai",
                "",
                "Programme fictif",
                "",
                "Un essai",
                null,
                "Nulle part",
                List.of(),
                Background.NONE,
                List.of(),
                List.of(),
                List.of(),
                phases,
                approaches,
                List.of(),
                declared,
                funnel,
                List.of(),
                List.of(),
                List.of(),
                "");
    }
}
