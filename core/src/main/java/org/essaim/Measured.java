package org.essaim;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.engagement.Enrolment;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.MeasurePort;
import org.essaim.organisation.WorkerId;
import org.essaim.programme.Approach;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.spi.MeasureSource;
import org.essaim.time.Category;
import org.essaim.time.Contributions;

/** All that one Essaim measures, and its host beside it. */
final class Measured implements MeasurePort {
    private final Essaim essaim;
    private final List<MeasureSource> hosts;

    Measured(Essaim essaim, List<MeasureSource> hosts) {
        this.essaim = essaim;
        this.hosts = List.copyOf(hosts);
    }

    @Override
    public List<MeasureSource> sources() {
        List<MeasureSource> all = new ArrayList<>(List.of(
                essaim.time().measures(),
                essaim.people().measures(),
                essaim.resources().measures(),
                essaim.funding().measures(),
                essaim.claims().measures()));
        all.addAll(hosts);
        return all;
    }

    @Override
    public List<String> programmes() {
        return essaim.programmes().all().stream().map(Programme::id).toList();
    }

    @Override
    public List<MeasureSource> sources(String programme) {
        return List.of(
                essaim.programmes().measures(programme), essaim.sessions().measures(programme));
    }

    @Override
    public List<Cohort> cohorts(Dimension dimension, String programme, LocalDate day) {
        Programme known = essaim.programmes().programme(programme);
        Map<String, Set<String>> found = new TreeMap<>();
        for (Enrolment way : essaim.programmes().enrolments(programme)) {
            for (Phase phase : known.phases()) {
                boolean there = way.engaged(phase.code()).stream().anyMatch(days -> days.contains(day));
                if (there && dimension == Dimension.PHASE) {
                    found.computeIfAbsent(phase.code(), none -> new TreeSet<>()).add(way.structure());
                } else if (there && dimension == Dimension.APPROACH) {
                    String approach =
                            way.chosen(day).map(choice -> choice.approach()).orElse("");
                    found.computeIfAbsent(approach, none -> new TreeSet<>()).add(way.structure());
                }
            }
        }
        return found.entrySet().stream()
                .map(each -> new Cohort(each.getKey(), title(known, dimension, each.getKey()), each.getValue()))
                .toList();
    }

    private static String title(Programme programme, Dimension dimension, String code) {
        Optional<String> title = dimension == Dimension.PHASE
                ? programme.phase(code).map(Phase::title)
                : programme.approach(code).map(Approach::title);
        return title.orElse(code);
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
        essaim.time().contributions(structures, Collections.min(months), Collections.max(months), new Contributions() {
            @Override
            public void booked(String structure, YearMonth month, Category category, WorkerId worker, long seconds) {
                if (months.contains(month)) {
                    to.put(structure, month, category.name(), worker, seconds);
                }
            }

            @Override
            public void missing(String structure, YearMonth month) {
                // What is missing is not told, so that nobody needs protection from it.
            }
        });
    }
}
