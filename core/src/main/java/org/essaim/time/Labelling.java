package org.essaim.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Structure;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;

/** What labels mean: what waits, what is suggested, what a change would do, who said what. */
final class Labelling {
    private final Store store;
    private final Supplier<Actor> actor;
    private final Clock clock;

    Labelling(Store store, Supplier<Actor> actor, Clock clock) {
        this.store = store;
        this.actor = actor;
        this.clock = clock;
    }

    private static final class Weight {
        private final Map<String, Long> spellings = new TreeMap<>();
        private final Set<Integer> facts = new HashSet<>();
        private long events;
        private long seconds;
        private LocalDate first = LocalDate.MAX;
        private LocalDate last = LocalDate.MIN;

        void add(String label, Entry entry) {
            spellings.merge(label, entry.seconds(), Long::sum);
            seconds += entry.seconds();
            events += facts.add(entry.fact()) ? 1 : 0;
            first = entry.date().isBefore(first) ? entry.date() : first;
            last = entry.date().isAfter(last) ? entry.date() : last;
        }

        WaitingLabel label() {
            String usual = Collections.max(
                            spellings.entrySet(), Comparator.comparingLong(Map.Entry<String, Long>::getValue))
                    .getKey();
            return new WaitingLabel(usual, events, seconds, first, last);
        }
    }

    /** The labels of open months that have no category, heaviest first. */
    List<WaitingLabel> waiting(String structure) {
        TimeSettings settings = TimeSettings.of(store, structure, Long.MAX_VALUE);
        Journal journal = new Journal(store, structure);
        Corrections corrections = new Corrections(store, journal, structure);
        SortedMap<String, Weight> weights = new TreeMap<>();
        for (YearMonth month : open(journal)) {
            List<Posting> facts = journal.net(month);
            // Positions of facts are those of one month.
            weights.values().forEach(weight -> weight.facts.clear());
            for (Entry entry : corrections.worked(month, settings).entries()) {
                if (entry.category() == Category.UNMAPPED) {
                    String label = facts.get(entry.fact()).fact().label();
                    weights.computeIfAbsent(Labels.normal(label), none -> new Weight())
                            .add(label, entry);
                }
            }
        }
        return weights.values().stream()
                .map(Weight::label)
                .sorted(Comparator.comparingLong(WaitingLabel::seconds)
                        .reversed()
                        .thenComparing(WaitingLabel::label))
                .toList();
    }

    /** What a label that waits may mean: each category once, with its best reason. */
    List<LabelSuggestion> suggestions(String structure, String label, Collection<String> others) {
        CategoryMapping general = SettingsForm.mapping(store, SettingsForm.FEDERATION, Long.MAX_VALUE)
                .value();
        CategoryMapping own =
                SettingsForm.mapping(store, structure, Long.MAX_VALUE).value();
        LabelLikeness likeness = new LabelLikeness(label);
        likeness.compare(general, "", LabelSuggestion.Reason.OTHER_DATE);
        likeness.compare(own, structure, LabelSuggestion.Reason.OTHER_DATE);
        for (String other : others) {
            if (!other.equals(structure)) {
                CategoryMapping theirs =
                        SettingsForm.mapping(store, other, Long.MAX_VALUE).value();
                likeness.compare(theirs, other, LabelSuggestion.Reason.OTHER_STRUCTURE);
            }
        }
        likeness.compare(SectorWords.mapping(), "", LabelSuggestion.Reason.SECTOR_WORD);
        return likeness.suggestions();
    }

    MappingPreview preview(String owner, CategoryMapping additions) {
        List<String> touched = owner.equals(SettingsForm.FEDERATION)
                ? SettingsForm.structures(store).stream().map(Structure::id).toList()
                : List.of(owner);
        CategoryMapping changed =
                with(SettingsForm.mapping(store, owner, Long.MAX_VALUE).value(), additions);
        List<MappingPreview.Effect> effects = new ArrayList<>();
        SortedMap<String, List<YearMonth>> untouched = new TreeMap<>();
        for (String structure : touched) {
            TimeSettings before = TimeSettings.of(store, structure, Long.MAX_VALUE);
            CategoryMapping mapping = owner.equals(SettingsForm.FEDERATION)
                    ? changed.overriddenBy(SettingsForm.mapping(store, structure, Long.MAX_VALUE)
                            .value())
                    : SettingsForm.mapping(store, SettingsForm.FEDERATION, Long.MAX_VALUE)
                            .value()
                            .overriddenBy(changed);
            TimeSettings after = before.with(mapping);
            Journal journal = new Journal(store, structure);
            Corrections corrections = new Corrections(store, journal, structure);
            for (YearMonth month : open(journal)) {
                Map<Category, Long> now = sums(corrections.worked(month, before));
                Map<Category, Long> then = sums(corrections.worked(month, after));
                for (Category category : Category.values()) {
                    long was = now.getOrDefault(category, 0L);
                    long becomes = then.getOrDefault(category, 0L);
                    if (was != becomes) {
                        effects.add(new MappingPreview.Effect(structure, month, category, was, becomes));
                    }
                }
            }
            SortedSet<YearMonth> sealed = journal.sealedMonths();
            if (!sealed.isEmpty()) {
                untouched.put(structure, List.copyOf(sealed));
            }
        }
        return new MappingPreview(effects, untouched);
    }

    void save(String owner, CategoryMapping additions) {
        SettingsForm.Loaded<CategoryMapping> before = SettingsForm.mapping(store, owner, Long.MAX_VALUE);
        store.commit(new Commit(
                actor.get().id(),
                clock.instant(),
                List.of(new Commit.Put(
                        SettingsForm.mappingKey(owner),
                        before.version(),
                        SettingsForm.tree(with(before.value(), additions)))),
                List.of()));
    }

    /** Every version of a mapping, oldest first, each with what became different. */
    List<MappingVersion> versions(String owner) {
        List<MappingVersion> versions = new ArrayList<>();
        CategoryMapping before = CategoryMapping.empty();
        for (Document document : store.history(SettingsForm.mappingKey(owner))) {
            CategoryMapping after =
                    SettingsForm.mapping(store, owner, document.sequence()).value();
            versions.add(new MappingVersion(
                    owner, document.version(), document.actor(), document.committedAt(), changes(before, after)));
            before = after;
        }
        return versions;
    }

    private static List<MappingVersion.Change> changes(CategoryMapping before, CategoryMapping after) {
        List<MappingVersion.Change> changes = new ArrayList<>();
        SortedSet<String> labels = new TreeSet<>(before.labels().keySet());
        labels.addAll(after.labels().keySet());
        for (String label : labels) {
            Map<LocalDate, Category> was = byDay(before, label);
            Map<LocalDate, Category> is = byDay(after, label);
            SortedSet<LocalDate> days = new TreeSet<>(was.keySet());
            days.addAll(is.keySet());
            for (LocalDate day : days) {
                @Nullable Category then = was.get(day);
                @Nullable Category now = is.get(day);
                if (then != now) {
                    changes.add(new MappingVersion.Change(label, day, then, now));
                }
            }
        }
        return changes;
    }

    private static Map<LocalDate, Category> byDay(CategoryMapping mapping, String label) {
        Map<LocalDate, Category> byDay = new HashMap<>();
        Optional.ofNullable(mapping.labels().get(label))
                .map(ByDate::changes)
                .ifPresent(changes -> changes.forEach(change -> byDay.put(change.date(), change.value())));
        return byDay;
    }

    private static CategoryMapping with(CategoryMapping mapping, CategoryMapping additions) {
        CategoryMapping changed = mapping;
        for (Map.Entry<String, ByDate<Category>> label : additions.labels().entrySet()) {
            for (ByDate.From<Category> change : label.getValue().changes()) {
                changed = changed.with(label.getKey(), change.date(), change.value());
            }
        }
        return changed;
    }

    private static List<YearMonth> open(Journal journal) {
        SortedSet<YearMonth> open = new TreeSet<>(journal.months());
        open.removeAll(journal.sealedMonths());
        return List.copyOf(open);
    }

    private static Map<Category, Long> sums(WorkedMonth worked) {
        Map<Category, Long> sums = new EnumMap<>(Category.class);
        worked.entries().forEach(entry -> sums.merge(entry.category(), entry.seconds(), Long::sum));
        return sums;
    }
}
