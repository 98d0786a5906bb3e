package org.essaim.disclosure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.essaim.disclosure.SensitiveTable.Place;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.report.Audience;
import org.essaim.spi.Commit;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Store;
import org.essaim.time.PersonalRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What may be told of figures about people, and what was (<i>secret statistique et registre des diffusions</i>).
 *
 * <p>A release is held against every release of the same measure before it: what was secret stays secret, and a figure that would tell, together with a
 * former one, of few people is kept from view. A figure that was released cannot be taken back. Thread-safe.
 *
 * <pre>{@code
 * SensitiveTable table = SensitiveTable.builder("coordination-2026", "coordination-seconds", List.of(places, months))
 *         .add(List.of("S042", "2026-03"), worker, 5400).build();
 * ProtectedTable published = essaim.disclosure().release(table, Protection.standard());
 * published.cell("S042", "2026-T1").text(Locale.FRANCE);   // 1 234, 0, s. or n.d.
 * }</pre>
 */
public final class Disclosure {
    private static final Logger LOG = LoggerFactory.getLogger(Disclosure.class);
    private static final int ATTEMPTS = 5;

    private final Store store;
    private final Supplier<Actor> actor;
    private final Supplier<Pseudonymiser> pseudonyms;
    private final Clock clock;

    /**
     * Protects figures, and keeps the register in this store.
     *
     * @param actor who acts, asked at each call
     * @param pseudonyms the federation's key, asked for when contributors of a release are not pseudonyms yet
     * @param clock tells when something is released; no figure depends on it
     */
    public Disclosure(Store store, Supplier<Actor> actor, Supplier<Pseudonymiser> pseudonyms, Clock clock) {
        this.store = store;
        this.actor = actor;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** What of the register knows workers, for whoever ends the life of personal data. */
    public static PersonalRecords personalRecords() {
        return new ReleasedPeople();
    }

    /** What a release would show, by all axes; nothing is registered, so it is not to be handed out. */
    public ProtectedTable protect(SensitiveTable table, Protection protection) {
        return protect(table, List.of(View.whole(table.axes())), protection);
    }

    /** What a release of these views would show; nothing is registered, so it is not to be handed out. */
    public ProtectedTable protect(SensitiveTable table, List<View> views, Protection protection) {
        return decide(pseudonymous(table), views, protection, former(table), 0).table();
    }

    /** Releases a table by all its axes. */
    public ProtectedTable release(SensitiveTable table, Protection protection) {
        return release(table, List.of(View.whole(table.axes())), protection);
    }

    /**
     * Releases these views of a table together: it is registered, under the next number of its measure. The same once more is the same release.
     *
     * @throws EssaimException if the actor may not see the whole federation, or former releases of the measure have other axes
     */
    public ProtectedTable release(SensitiveTable table, List<View> views, Protection protection) {
        Actor releasing = whole();
        SensitiveTable kept = pseudonymous(table);
        String input = Register.input(kept, views, protection);
        for (int attempt = 1; ; attempt++) {
            List<Register.Entry> former = former(table);
            Optional<Register.Entry> same =
                    former.stream().filter(each -> each.input().equals(input)).findFirst();
            if (same.isPresent()) {
                return again(kept, same.get());
            }
            int number = former.size() + 1;
            Decided decided = decide(kept, views, protection, former, number);
            Release release = new Release(
                    number,
                    table.name(),
                    table.measure(),
                    clock.instant(),
                    releasing.id(),
                    protection,
                    decided.table().primary(),
                    decided.table().complementary());
            Commit.Put put = new Commit.Put(
                    Register.key(table.measure(), number),
                    0,
                    Register.tree(new Register.Entry(release, decided.edition(), input)));
            try {
                store.commit(new Commit(releasing.id(), clock.instant(), List.of(put), List.of()));
                tell(release, decided.table());
                return decided.table();
            } catch (LostUpdateException e) {
                // Somebody released meanwhile: this one is held against it too.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void tell(Release release, ProtectedTable table) {
        LOG.info(
                "release ({}) of ({}): ({}) cells, ({}) + ({}) secret",
                release.number(),
                release.measure(),
                table.cells().size(),
                release.primary(),
                release.complementary());
        if (table.isWaived()) {
            LOG.warn("release ({}) of ({}) is not protected: waived", release.number(), release.measure());
        }
    }

    /**
     * Exact figures for a named recipient who may lawfully know them; they are never to be published. That they were asked for is logged.
     *
     * @throws EssaimException if the actor may not see the whole federation
     */
    public ProtectedTable exact(SensitiveTable table, List<View> views) {
        whole();
        Universe universe = new Universe(List.of(Edition.of(table, checked(views, table), false)));
        LOG.info("exact figures of ({}) for a recipient", table.measure());
        return ProtectedTable.of(
                table,
                universe,
                new Suppression.Outcome(new BitSet(), 0, false),
                Protection.standard(),
                0,
                Audience.RECIPIENT);
    }

    /** What was released of a measure, oldest first. */
    public List<Release> releases(String measure) {
        return new Register(store)
                .of(measure).stream().map(Register.Entry::release).toList();
    }

    /**
     * The figures of a release as they were published.
     *
     * @throws EssaimException if there is no such release
     */
    public ProtectedTable released(String measure, int number) {
        return new Register(store)
                .of(measure).stream()
                        .filter(each -> each.release().number() == number)
                        .findFirst()
                        .map(entry -> again(
                                SensitiveTable.builder(
                                                entry.release().table(),
                                                measure,
                                                entry.edition().axes())
                                        .build(),
                                entry))
                        .orElseThrow(() -> new EssaimException("There is no release [" + number + "] of [" + measure
                                + "].\nMaybe one of 1 to " + releases(measure).size() + "."));
    }

    private static ProtectedTable again(SensitiveTable table, Register.Entry entry) {
        Universe universe = new Universe(List.of(entry.edition()));
        return ProtectedTable.of(
                table,
                universe,
                new Suppression.Outcome(universe.secret(0), entry.release().primary(), false),
                entry.release().protection(),
                entry.release().number(),
                Audience.PUBLISHED);
    }

    private record Decided(ProtectedTable table, Edition edition) {}

    private static Decided decide(
            SensitiveTable table, List<View> views, Protection protection, List<Register.Entry> former, int number) {
        List<Edition> editions = new ArrayList<>();
        former.forEach(entry -> editions.add(entry.edition()));
        Edition now = Edition.of(table, checked(views, table), protection.isWaived());
        editions.add(now);
        Universe universe = new Universe(editions);
        Suppression.Outcome outcome = Suppression.of(universe, protection, Care.FULL);
        Set<List<String>> hidden = new HashSet<>();
        universe.names(universe.now()).forEach((names, cell) -> {
            if (outcome.secret().get(cell)) {
                hidden.add(names);
            }
        });
        return new Decided(
                ProtectedTable.of(table, universe, outcome, protection, number, Audience.PUBLISHED),
                now.keeping(hidden));
    }

    private static List<View> checked(List<View> views, SensitiveTable table) {
        List<String> axes = table.axes().stream().map(Axis::id).toList();
        if (views.isEmpty()) {
            throw new EssaimException("A release shows one view at least.\nMaybe View.by(…) with one of " + axes + ".");
        }
        for (View view : views) {
            if (!axes.containsAll(view.depths().keySet())) {
                throw new EssaimException("A view names axes "
                        + new java.util.TreeSet<>(view.depths().keySet()) + " that table [" + table.name()
                        + "] does not have.\nMaybe one of " + axes + ".");
            }
        }
        return views;
    }

    private List<Register.Entry> former(SensitiveTable table) {
        List<Register.Entry> former = new Register(store).of(table.measure());
        List<String> axes = table.axes().stream().map(Axis::id).toList();
        for (Register.Entry entry : former) {
            List<String> before = entry.edition().axes().stream().map(Axis::id).toList();
            if (!before.equals(axes)) {
                throw new EssaimException("Measure [" + table.measure() + "] was released by the axes " + before
                        + ", and cannot be held against a table by " + axes
                        + ".\nMaybe give the table the same axes, and release a view of it.");
            }
        }
        return former;
    }

    private Actor whole() {
        Actor acting = actor.get();
        if (!acting.perimeter().everything()) {
            throw new EssaimException(
                    "Actor [" + acting.id() + "] may see some structures, and a release is of the whole"
                            + " federation.\nMaybe another account has the right.");
        }
        return acting;
    }

    // The register knows nobody by another name than a pseudonym.
    private SensitiveTable pseudonymous(SensitiveTable table) {
        Map<String, String> names = new HashMap<>();
        for (SortedMap<String, Long> people : table.contributions().values()) {
            for (String person : people.keySet()) {
                if (!names.containsKey(person)) {
                    names.put(
                            person,
                            isPseudonym(person)
                                    ? person
                                    : pseudonyms.get().pseudonym(person).value());
                }
            }
        }
        SortedMap<Place, SortedMap<String, Long>> renamed = new TreeMap<>();
        table.contributions().forEach((place, people) -> {
            SortedMap<String, Long> pseudonymous = new TreeMap<>();
            people.forEach((person, amount) ->
                    pseudonymous.merge(Objects.requireNonNull(names.get(person)), amount, Math::addExact));
            renamed.put(place, pseudonymous);
        });
        return table.with(renamed);
    }

    private static boolean isPseudonym(String person) {
        return person.matches("[0-9a-f]{32}");
    }
}
