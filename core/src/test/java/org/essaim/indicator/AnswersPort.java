package org.essaim.indicator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.essaim.disclosure.Disclosure;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.MeasureSource;
import org.essaim.time.Category;

/**
 * Indicators over the figures of a test.
 *
 * @param approaches the structures of each approach
 * @param phases the structures of each phase
 */
record AnswersPort(Answers answers, Map<String, Set<String>> approaches, Map<String, Set<String>> phases)
        implements MeasurePort {
    static final String PROGRAMME = "innov";

    static Indicators indicators(Answers answers, List<String> names) {
        Map<String, String> nowhere = new LinkedHashMap<>();
        names.forEach(name -> nowhere.put(name, ""));
        Actor everybody = new Actor("essai", Perimeter.all());
        return new AnswersPort(answers, Map.of(), Map.of()).indicators(nowhere, () -> everybody);
    }

    /**
     * Indicators of these structures, over a store of their own.
     *
     * @param departements where each is; empty if nobody says
     */
    Indicators indicators(Map<String, String> departements, Supplier<Actor> actor) {
        InMemoryStore store = new InMemoryStore();
        return new Indicators(
                store,
                actor,
                () -> departements.entrySet().stream()
                        .filter(each -> actor.get().perimeter().contains(each.getKey()))
                        .map(each -> structure(each.getKey(), each.getValue()))
                        .toList(),
                this,
                () -> new Disclosure(store, actor, () -> Pseudonymiser.ofHexKey("ab".repeat(32)), Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static Structure structure(String id, String departement) {
        return new Structure(
                id,
                "Fictive",
                null,
                null,
                departement.isEmpty() ? null : departement,
                ZoneId.of("Europe/Paris"),
                ByDate.never());
    }

    @Override
    public List<MeasureSource> sources() {
        return List.of(answers);
    }

    @Override
    public List<String> programmes() {
        return List.of(PROGRAMME);
    }

    @Override
    public List<MeasureSource> sources(String programme) {
        return List.of();
    }

    @Override
    public List<Cohort> cohorts(Dimension dimension, String programme, LocalDate day) {
        return new TreeMap<>(dimension == Dimension.APPROACH ? approaches : phases)
                .entrySet().stream()
                        .map(each -> new Cohort(each.getKey(), each.getKey(), each.getValue()))
                        .toList();
    }

    @Override
    public SortedMap<String, String> categories() {
        SortedMap<String, String> families = new TreeMap<>();
        for (Category category : Category.values()) {
            if (category.family() != Category.Family.BREAK) {
                families.put(
                        category.name(),
                        category.family().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        return families;
    }

    @Override
    public void contributions(Collection<String> structures, Collection<YearMonth> months, Contribution to) {
        for (Answers.Booked each : answers.booked()) {
            if (structures.contains(each.structure()) && months.contains(each.month())) {
                to.put(each.structure(), each.month(), each.category().name(), each.worker(), each.seconds());
            }
        }
    }
}
