package org.essaim.sharing;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.essaim.document.SourceTable;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.recording.Tabled;
import org.essaim.report.Report;
import org.essaim.spi.Commit;
import org.essaim.spi.MeasureSource;
import org.essaim.spi.Store;

/**
 * The resources that a network puts at its structures’ disposal (<i>ressources</i>), and how often they are read.
 *
 * <p>Whoever is in the federation sees what there is; only who may see every structure publishes. What was read by a structure is
 * said and seen by who may know of it, what was read by the network by who may see all. Each write is one commit, and each
 * version is kept. Thread-safe.
 */
public final class Resources {
    private final Store store;
    private final Rights rights;
    private final Clock clock;

    /**
     * Keeps resources in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation's structures
     * @param clock tells when a commit is made, and which month runs
     */
    public Resources(Store store, Supplier<Actor> actor, Supplier<List<Structure>> structures, Clock clock) {
        this.store = store;
        this.rights = new Rights(actor, structures, store::sequence);
        this.clock = clock;
    }

    /** The resources, by identifier. */
    public List<Resource> all() {
        return List.copyOf(new ResourceBook(store).resources());
    }

    /**
     * The resource of this identifier.
     *
     * @throws EssaimException if it is unknown
     */
    public Resource resource(String id) {
        ResourceBook book = new ResourceBook(store);
        return book.resource(id)
                .orElseThrow(() -> new EssaimException("Resource [" + id + "] is unknown.\nMaybe one of "
                        + book.resources().stream().map(Resource::id).toList() + "."));
    }

    /** What was said of a resource, in order of months and structures, as far as the actor may know. */
    public List<Reading> readings(String resource) {
        resource(resource);
        List<Reading> readings = new ArrayList<>();
        new ResourceBook(store)
                .readings(resource)
                .values()
                .forEach(month -> month.values().stream()
                        .filter(each -> rights.outsideOrWhole(each.structure()).isEmpty())
                        .forEach(readings::add));
        return readings;
    }

    /** Publishes a resource, or stores what changed about it. */
    public Recorded publish(Resource resource) {
        rights.requireWhole("Resource", resource.id());
        ResourceBook book = new ResourceBook(store);
        return stored(book, Batch.run(resource, each -> publish(book, each)));
    }

    /**
     * Records how often a resource was read.
     *
     * @throws EssaimException if the structure is not the actor's, or it is the network's and not all structures are
     */
    public Recorded record(Reading reading) {
        if (reading.structure().isEmpty()) {
            rights.requireWhole("Reading of resource", reading.resource());
        } else {
            rights.require(reading.structure());
        }
        ResourceBook book = new ResourceBook(store);
        return stored(book, Batch.run(reading, each -> record(book, each)));
    }

    /** Records the rows of a table: those without an error together, whatever order they stand in. */
    public Recorded load(ResourceTable table, SourceTable rows) {
        ResourceBook book = new ResourceBook(store);
        List<Finding> findings = new ArrayList<>();
        Tabled tabled = new Tabled(rows, table.form(), findings);
        Recorded recorded = switch (table) {
            case RESOURCES ->
                tabled.run(
                        row -> Resource.read(row, "resource"),
                        Comparator.comparing(Resource::id),
                        Resource::id,
                        rights::outsideOrWhole,
                        each -> "",
                        each -> publish(book, each));
            case READINGS ->
                tabled.run(
                        Reading::read,
                        Comparator.comparing(Reading::month)
                                .thenComparing(Reading::resource)
                                .thenComparing(Reading::structure),
                        each -> List.of(each.resource(), each.month(), each.structure()),
                        rights::outsideOrWhole,
                        Reading::structure,
                        each -> record(book, each));
        };
        return stored(book, recorded);
    }

    private static Attempt publish(ResourceBook book, Resource resource) {
        if (book.resource(resource.id()).filter(resource::equals).isPresent()) {
            return Attempt.unchanged();
        }
        // What was read already was read after it was published.
        List<Finding> findings = new ArrayList<>();
        book.readings(resource.id()).keySet().stream()
                .filter(month -> month.isBefore(YearMonth.from(resource.published())))
                .findFirst()
                .ifPresent(month -> findings.add(Finding.of(Code.READ_BEFORE_PUBLISHED)
                        .column("published")
                        .value(month.toString())
                        .with("resource", resource.title())
                        .with("published", resource.published())
                        .build()));
        return Attempt.of(findings, () -> book.put(resource));
    }

    private Attempt record(ResourceBook book, Reading reading) {
        if (book.reading(reading.resource(), reading.month(), reading.structure())
                .filter(reading::equals)
                .isPresent()) {
            return Attempt.unchanged();
        }
        List<Finding> findings = new ArrayList<>();
        if (!reading.structure().isEmpty()) {
            findings.addAll(rights.unknown(reading.structure()));
        }
        findings.addAll(ReadingRules.of(book, reading, YearMonth.now(clock.withZone(ZoneId.of("Europe/Paris")))));
        return Attempt.of(findings, () -> book.put(reading));
    }

    private Recorded stored(ResourceBook book, Recorded recorded) {
        List<Commit.Put> puts = book.puts();
        if (!puts.isEmpty()) {
            store.commit(new Commit(rights.actor().id(), clock.instant(), puts, List.of()));
        }
        return recorded;
    }

    /** What was shared and read, as indicators read it: of structures that are all the actor’s, or of the network for who may see all. */
    public MeasureSource measures() {
        return new ReadingMeasures(() -> new ResourceBook(store), rights::require);
    }

    /**
     * What was shared and how much of it was read, laid out for people, in French or English.
     *
     * @param programme the programme whose resources; empty for all
     */
    public Report report(String programme, Locale locale) {
        rights.requireWhole("What was read in the network", programme);
        return new ResourceReport(new ResourceBook(store), programme, locale).report();
    }
}
