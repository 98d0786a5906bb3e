package org.essaim.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.MeasuredPart;

/** Groups structures by what somebody asked. Serves one question; not thread-safe. */
final class Groups {
    private final List<Structure> structures;
    private final Scope within;
    private final MeasurePort port;
    private final String programme;
    private final Supplier<List<MeasureSource>> sources;

    /**
     * Groups of these.
     *
     * @param structures those that the actor may see
     * @param within those that the question is about
     * @param sources who tells which parts there are
     */
    Groups(
            List<Structure> structures,
            Scope within,
            MeasurePort port,
            String programme,
            Supplier<List<MeasureSource>> sources) {
        this.structures = structures.stream()
                .filter(each -> within.contains(each.id()))
                .sorted(Comparator.comparing(Structure::id))
                .toList();
        this.within = within;
        this.port = port;
        this.programme = programme;
        this.sources = sources;
    }

    /** A group, with its place in each dimension. */
    record Group(List<String> codes, List<String> titles, Scope scope, List<MeasuredPart> parts) {}

    private record One(String code, String title, Scope scope, List<MeasuredPart> parts) {}

    /** The groups, crossed; without any dimension one of all. Those without a structure are left out. */
    List<Group> by(List<Dimension> dimensions, Period period, Scope all) {
        List<Group> groups = List.of(new Group(List.of(), List.of(), all, List.of()));
        for (Dimension dimension : dimensions) {
            List<One> ones = of(dimension, period, all);
            List<Group> crossed = new ArrayList<>();
            for (Group group : groups) {
                for (One one : ones) {
                    Set<String> both = both(group.scope(), one.scope());
                    boolean everywhere = group.scope().structures().isEmpty()
                            && one.scope().structures().isEmpty();
                    if (everywhere || !both.isEmpty()) {
                        crossed.add(new Group(
                                and(group.codes(), one.code()),
                                and(group.titles(), one.title()),
                                new Scope(both),
                                join(group.parts(), one.parts())));
                    }
                }
            }
            groups = crossed;
        }
        return groups;
    }

    private static <T> List<T> and(List<T> list, T last) {
        return join(list, List.of(last));
    }

    private static <T> List<T> join(List<T> list, Collection<T> more) {
        List<T> all = new ArrayList<>(list);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Set<String> both(Scope one, Scope other) {
        if (one.structures().isEmpty()) {
            return other.structures();
        }
        if (other.structures().isEmpty()) {
            return one.structures();
        }
        Set<String> both = new HashSet<>(one.structures());
        both.retainAll(other.structures());
        return both;
    }

    private List<One> of(Dimension dimension, Period period, Scope all) {
        return switch (dimension) {
            case FEDERATION -> List.of(new One("all", "", all, List.of()));
            case STRUCTURE ->
                structures.stream()
                        .map(each -> new One(
                                each.id(), each.id() + " – " + each.name(), new Scope(Set.of(each.id())), List.of()))
                        .toList();
            case TERRITORY -> territories();
            case APPROACH, PHASE -> cohorts(dimension, period.last());
            case TEAM -> parts(MeasuredPart.Kind.TEAM, period, all);
            case CATEGORY -> parts(MeasuredPart.Kind.CATEGORY, period, all);
        };
    }

    private List<One> territories() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Structure each : structures) {
            String departement = each.departement();
            found.computeIfAbsent(departement == null ? "" : departement, none -> new TreeSet<>())
                    .add(each.id());
        }
        return found.entrySet().stream()
                .map(each -> new One(each.getKey(), each.getKey(), new Scope(each.getValue()), List.of()))
                .toList();
    }

    private List<One> cohorts(Dimension dimension, LocalDate day) {
        Set<String> known = new HashSet<>(structures.stream().map(Structure::id).toList());
        List<One> cohorts = new ArrayList<>();
        for (MeasurePort.Cohort cohort : port.cohorts(dimension, programme, day)) {
            Set<String> mine = new TreeSet<>(cohort.structures());
            mine.retainAll(known);
            if (!mine.isEmpty()) {
                cohorts.add(new One(cohort.code(), cohort.title(), new Scope(mine), List.of()));
            }
        }
        return cohorts;
    }

    private List<One> parts(MeasuredPart.Kind kind, Period period, Scope all) {
        Set<MeasuredPart> parts =
                new TreeSet<>(Comparator.comparing(MeasuredPart::structure).thenComparing(MeasuredPart::id));
        sources.get().forEach(source -> parts.addAll(source.parts(kind, all, period.days())));
        return parts.stream()
                .filter(part -> part.structure().isEmpty() || within.contains(part.structure()))
                .map(part -> new One(
                        part.structure().isEmpty() ? part.id() : part.structure() + "/" + part.id(),
                        part.structure().isEmpty() ? part.id() : part.structure() + " – " + part.id(),
                        part.structure().isEmpty() ? all : new Scope(Set.of(part.structure())),
                        List.of(part)))
                .toList();
    }

    /** What a person reads where a title is empty. */
    static String title(Dimension dimension, String code, String title, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        if (dimension == Dimension.FEDERATION) {
            return english ? "All structures" : "Ensemble des structures";
        }
        if (dimension == Dimension.CATEGORY) {
            String id = "time-" + code.toLowerCase(Locale.ROOT).replace('_', '-');
            KnownMeasures.Known known = KnownMeasures.all().get(id);
            return known == null ? code : known.title().in(locale);
        }
        return title.isEmpty() ? (english ? "not stated" : "non renseigné") : title;
    }
}
