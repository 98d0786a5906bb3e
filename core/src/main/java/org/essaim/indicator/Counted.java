package org.essaim.indicator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.SensitiveTable;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Term;
import org.essaim.organisation.Scope;

/**
 * A figure of which a source says how many people are behind it, and not who put what into it (<i>chiffre compté</i>), or a difference of such figures.
 *
 * <p>As many people are taken to be there, the same ones each month: then they are as few as they can be. Behind a difference are as many as the whole has more
 * than what is taken away, or as any part has that is left in it.
 */
final class Counted implements Breakdown {
    private static final Rational HUNDRED = Rational.of(100);

    private final Difference difference;
    private final Measures measures;
    // Parts of the whole that are left in it.
    private final Set<String> left = new TreeSet<>();

    Counted(Difference difference, Measures measures) {
        this.difference = difference;
        this.measures = measures;
        if (!difference.parts().isEmpty()) {
            measures.ids().stream().filter(this::isLeft).forEach(left::add);
        }
    }

    private boolean isLeft(String id) {
        return KnownMeasures.within(id).filter(difference.whole()::equals).isPresent()
                && difference.parts().stream().noneMatch(each -> each.equals(id) || Difference.isWithin(each, id));
    }

    @Override
    public boolean isAdding() {
        return KnownMeasures.of(difference.whole())
                .filter(known -> known.adding() != KnownMeasures.Adding.NOT)
                .isPresent();
    }

    @Override
    public List<Axis> axes() {
        return List.of();
    }

    @Override
    public Map<String, Integer> depths(String measure, IndicatorTable table) {
        return Map.of();
    }

    @Override
    public List<String> at(String measure, IndicatorValue value) {
        return List.of();
    }

    @Override
    public boolean tell(SensitiveTable.Builder table, List<String> structures, Collection<Period> periods) {
        List<Scope> scopes =
                structures.stream().map(each -> new Scope(Set.of(each))).toList();
        Set<String> figures = new TreeSet<>(left);
        figures.add(difference.whole());
        figures.addAll(difference.parts());
        boolean anybody = false;
        for (Period period : periods) {
            Map<String, List<Measures.Told>> told = new HashMap<>();
            figures.forEach(figure -> told.put(figure, told(figure, scopes, period)));
            for (int i = 0; i < structures.size(); i++) {
                Map<String, Measures.Told> here = new HashMap<>();
                for (Map.Entry<String, List<Measures.Told>> each : told.entrySet()) {
                    here.put(each.getKey(), each.getValue().get(i));
                }
                anybody |= tell(table, List.of(structures.get(i), period.toString()), here);
            }
        }
        return anybody;
    }

    // A figure that is known under another name alone is known.
    private List<Measures.Told> told(String figure, List<Scope> scopes, Period period) {
        List<Measures.Told> told = new ArrayList<>(measures.told(measured(figure), scopes, period));
        for (Map.Entry<String, KnownMeasures.Known> each : KnownMeasures.all().entrySet()) {
            if (each.getValue().figure().equals(figure) && told.stream().anyMatch(Counted::isUnknown)) {
                boolean before = each.getValue().adding() == KnownMeasures.Adding.BEFORE;
                List<Measures.Told> others =
                        measures.told(measured(each.getKey()), scopes, before ? period.next() : period);
                for (int i = 0; i < told.size(); i++) {
                    if (isUnknown(told.get(i))) {
                        told.set(i, others.get(i));
                    }
                }
            }
        }
        return told;
    }

    private static Term.Measured measured(String id) {
        return new Term.Measured(id, List.of());
    }

    private static boolean isUnknown(Measures.Told told) {
        return told.outcome() instanceof Outcome.Unknown;
    }

    private boolean tell(SensitiveTable.Builder table, List<String> place, Map<String, Measures.Told> told) {
        Measures.Told whole = Objects.requireNonNull(told.get(difference.whole()));
        Rational figure = known(whole);
        long people = whole.contributors();
        boolean unknown = isUnknown(whole);
        for (String part : difference.parts()) {
            Measures.Told less = Objects.requireNonNull(told.get(part));
            figure = figure.minus(known(less));
            people -= less.contributors();
            unknown |= isUnknown(less);
        }
        if (unknown) {
            table.missing(place);
            return false;
        }
        people = Math.max(people, figure.signum() == 0 ? 0 : Math.min(1, whole.contributors()));
        for (String other : left) {
            people = Math.max(people, Objects.requireNonNull(told.get(other)).contributors());
        }
        spread(table, place, people, figure);
        return people > 0;
    }

    private static Rational known(Measures.Told told) {
        return told.outcome() instanceof Outcome.Known known ? known.value() : Rational.ZERO;
    }

    // Each with as much as the others; what is left of it is the first one's.
    private static void spread(SensitiveTable.Builder table, List<String> place, long people, Rational figure) {
        long amount = Math.abs(figure.times(HUNDRED).rounded());
        for (long person = 0; person < people; person++) {
            table.add(place, nobody(place.get(0), person), amount / people + (person == 0 ? amount % people : 0));
        }
    }

    // Written like a pseudonym, so that no key is needed to hide who does not exist.
    private static String nobody(String structure, long number) {
        return UUID.nameUUIDFromBytes((structure + "#" + number).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
