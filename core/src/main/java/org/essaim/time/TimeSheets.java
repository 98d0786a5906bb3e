package org.essaim.time;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.report.Report;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renders the time sheets of a structure's month for a named recipient (<i>édition des relevés d’heures</i>).
 *
 * <p>Names are asked of the host while a report is laid out; they are neither stored nor logged. Each rendering is logged and
 * leaves a receipt in the store: who, when, which month, how many sheets. Not thread-safe.
 */
public final class TimeSheets {
    private static final Logger LOG = LoggerFactory.getLogger(TimeSheets.class);
    private static final int ATTEMPTS = 5;
    private final Store store;
    private final Actor actor;
    private final Clock clock;
    private final Function<WorkerId, Optional<String>> names;
    private final Structure structure;
    private final YearMonth month;
    private @Nullable WorkerId worker;
    private String project = "";
    private String number = "";
    private String workPackage = "";

    TimeSheets(
            Store store,
            Actor actor,
            Clock clock,
            Function<WorkerId, Optional<String>> names,
            Structure structure,
            YearMonth month) {
        this.store = store;
        this.actor = actor;
        this.clock = clock;
        this.names = names;
        this.structure = structure;
        this.month = month;
    }

    /** Only this worker's sheet; everybody's unless said. */
    public TimeSheets worker(WorkerId only) {
        this.worker = only;
        return this;
    }

    /** Prints the project or agreement that the sheets are for; its number may be empty. */
    public TimeSheets project(String name, String itsNumber) {
        this.project = name;
        this.number = itsNumber;
        return this;
    }

    /** Prints the work package that the sheets are for. */
    public TimeSheets workPackage(String name) {
        this.workPackage = name;
        return this;
    }

    /** The sheets, under pseudonym; reading them is no rendering. */
    public List<TimeSheet> sheets() {
        return TimeSheet.of(BookedMonth.of(store, structure.id(), month), Absences.of(store, structure.id(), month))
                .stream()
                .filter(sheet -> worker == null || sheet.worker().equals(worker))
                .toList();
    }

    /**
     * Lays the sheets out, each in a section of its own, and keeps a receipt.
     *
     * @throws EssaimException if nobody has hours or absences in the month
     */
    public Report render(Locale locale) {
        List<TimeSheet> sheets = sheets();
        if (sheets.isEmpty()) {
            throw new EssaimException("Nobody has hours in [" + month + "] of structure [" + structure.id()
                    + "].\nMaybe the worker works elsewhere, or the month was not imported yet.");
        }
        Report report = new TimeSheetReport(structure, sheets, names, project, number, workPackage, locale).report();
        receipt(sheets);
        LOG.info("time sheets of structure ({}), month ({}): ({}) rendered", structure.id(), month, sheets.size());
        return report;
    }

    private void receipt(List<TimeSheet> sheets) {
        @Nullable Seal seal = sheets.get(0).seal();
        Tree content = Tree.fields()
                .put("structure", structure.id())
                .put("month", month.toString())
                .put("sheets", sheets.size())
                .putIfPresent("seal", seal == null ? null : seal.digest().hex())
                .build();
        for (int attempt = 1; ; attempt++) {
            DocumentKey key = key(structure.id(), month);
            long version = store.document(key).map(Document::version).orElse(0L);
            try {
                store.commit(new Commit(
                        actor.id(), clock.instant(), List.of(new Commit.Put(key, version, content)), List.of()));
                return;
            } catch (LostUpdateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static DocumentKey key(String structure, YearMonth month) {
        return new DocumentKey("rendering", structure + ":" + month);
    }

    /**
     * Who had the sheets of a month (<i>accusé d’édition</i>).
     *
     * @param actor who rendered them
     * @param at when
     * @param sheets how many
     * @param seal the digest of the month's seal; absent if it was open
     */
    public record Rendering(
            String actor, Instant at, long sheets, @Nullable String seal) {}

    static List<Rendering> renderings(Store store, String structure, YearMonth month) {
        return store.history(key(structure, month)).stream()
                .map(document -> {
                    var reader = Journal.reader(document);
                    reader.text("structure");
                    reader.text("month");
                    return new Rendering(
                            document.actor(),
                            document.committedAt(),
                            reader.whole("sheets"),
                            reader.optionalText("seal").orElse(null));
                })
                .toList();
    }
}
