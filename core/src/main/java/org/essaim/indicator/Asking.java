package org.essaim.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.essaim.formula.Term;
import org.essaim.organisation.Scope;

/** Asks the sources, each figure once, many together. Serves one question; not thread-safe. */
final class Asking {
    private final Measures measures;
    private final Map<Term.Measured, Map<Period, Map<Scope, Measures.Told>>> known = new HashMap<>();

    Asking(Measures measures) {
        this.measures = measures;
    }

    /** Asks for what will be needed, in one go. */
    void prepare(Indicator indicator, List<Scope> scopes, Period period) {
        for (Term.Measured measured : indicator.measured()) {
            told(measured, scopes, period);
        }
    }

    /** What the figure comes to for each of the scopes, in their order. */
    List<Measures.Told> told(Term.Measured measured, List<Scope> scopes, Period period) {
        Map<Scope, Measures.Told> all = known.computeIfAbsent(measured, none -> new HashMap<>())
                .computeIfAbsent(period, none -> new HashMap<>());
        List<Scope> unknown = new ArrayList<>();
        for (Scope scope : scopes) {
            if (!all.containsKey(scope)) {
                unknown.add(scope);
            }
        }
        if (!unknown.isEmpty()) {
            List<Measures.Told> told = measures.told(measured, unknown, period);
            for (int i = 0; i < unknown.size(); i++) {
                all.put(unknown.get(i), told.get(i));
            }
        }
        List<Measures.Told> told = new ArrayList<>(scopes.size());
        for (Scope scope : scopes) {
            told.add(Objects.requireNonNull(all.get(scope)));
        }
        return told;
    }

    /** What each figure of an indicator comes to for each of the scopes. */
    List<List<Measures.Told>> all(Indicator indicator, List<Scope> scopes, Period period) {
        List<List<Measures.Told>> all = new ArrayList<>();
        for (Term.Measured measured : indicator.measured()) {
            all.add(told(measured, scopes, period));
        }
        return all;
    }
}
