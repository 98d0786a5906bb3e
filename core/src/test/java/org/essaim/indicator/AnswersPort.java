package org.essaim.indicator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.disclosure.Disclosure;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.MeasureSource;

/** Indicators over the figures of a test, beside any programme. */
record AnswersPort(List<MeasureSource> sources) implements MeasurePort {
    static Indicators indicators(MeasureSource source, List<String> names) {
        return indicators(source, names, Perimeter.all());
    }

    static Indicators indicators(MeasureSource source, List<String> names, Perimeter perimeter) {
        InMemoryStore store = new InMemoryStore();
        Actor actor = new Actor("essai", perimeter);
        return new Indicators(
                store,
                () -> actor,
                () -> structures(names).stream()
                        .filter(each -> perimeter.contains(each.id()))
                        .toList(),
                new AnswersPort(List.of(source)),
                () -> new Disclosure(
                        store, () -> actor, () -> Pseudonymiser.ofHexKey("ab".repeat(32)), Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static List<Structure> structures(List<String> names) {
        return names.stream()
                .map(id -> new Structure(id, "Fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never()))
                .toList();
    }

    @Override
    public List<String> programmes() {
        return List.of();
    }

    @Override
    public List<MeasureSource> sources(String programme) {
        return List.of();
    }

    @Override
    public List<Cohort> cohorts(Dimension dimension, String programme, LocalDate day) {
        return List.of();
    }

    @Override
    public SortedMap<String, String> categories() {
        return new TreeMap<>();
    }

    @Override
    public void contributions(Collection<String> structures, Collection<YearMonth> months, Contribution to) {
        // Nobody books time here.
    }
}
