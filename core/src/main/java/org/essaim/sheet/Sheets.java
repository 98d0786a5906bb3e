package org.essaim.sheet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.experience.Topics;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.recording.Batch;
import org.essaim.recording.Batch.Attempt;
import org.essaim.recording.Recorded;
import org.essaim.recording.Rights;
import org.essaim.report.Dataset;
import org.essaim.report.Report;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * The action sheets of a federation (<i>fiches actions</i>), and the figures that they quote.
 *
 * <p>Sheets are there to be read: whoever is in the federation reads them all. A sheet is written by who may see every structure whose action it is, or the whole
 * federation if it names none. Each write is one commit, and each version is kept. Thread-safe.
 *
 * <pre>{@code
 * ActionSheet sheet = ActionSheet.builder("tutorat", "Un tutorat pour les nouveaux").part(SheetPart.STRENGTHS, "…").build();
 * essaim.sheets().save(sheet);
 * essaim.export(essaim.sheets().report(sheet, Locale.FRANCE)).to(Path.of("fiche.docx"));
 * }</pre>
 */
public final class Sheets {
    private static final String KIND = "action-sheet";

    private final Store store;
    private final Rights rights;
    private final FigurePort figures;
    private final Clock clock;

    /**
     * Keeps sheets in this store.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation's structures
     * @param figures looks figures up
     * @param clock tells when a commit is made
     */
    public Sheets(
            Store store, Supplier<Actor> actor, Supplier<List<Structure>> structures, FigurePort figures, Clock clock) {
        this.store = store;
        this.rights = new Rights(actor, structures, store::sequence);
        this.figures = figures;
        this.clock = clock;
    }

    /** The sheets, by identifier. */
    public List<ActionSheet> all() {
        return store.documents(KIND).stream().map(Sheets::read).toList();
    }

    /**
     * The sheet of this identifier.
     *
     * @throws EssaimException if it is unknown
     */
    public ActionSheet sheet(String id) {
        return find(id).orElseThrow(() -> new EssaimException("Sheet [" + id + "] is unknown.\nMaybe one of "
                + all().stream().map(ActionSheet::id).toList() + "."));
    }

    /** The sheet of this identifier; nothing if it is unknown. */
    public Optional<ActionSheet> find(String id) {
        return store.document(new DocumentKey(KIND, id)).map(Sheets::read);
    }

    /** Takes a sheet in, as new or as its next version; a figure that nobody looked up yet is looked up in the language of the locale. */
    public Recorded save(ActionSheet sheet, Locale locale) {
        require(sheet);
        Optional<Document> before = store.document(new DocumentKey(KIND, sheet.id()));
        before.map(Sheets::read).ifPresent(this::require);
        List<Finding> findings = new ArrayList<>(
                rights.unknown("structures", sheet.structures()).stream().toList());
        ActionSheet quoted = quoted(sheet, locale, findings);
        return Batch.run(quoted, each -> {
            if (before.filter(known -> known.content().equals(each.toTree())).isPresent()) {
                return Attempt.unchanged();
            }
            return Attempt.of(
                    findings,
                    () -> store.commit(new Commit(
                            rights.actor().id(),
                            clock.instant(),
                            List.of(new Commit.Put(
                                    new DocumentKey(KIND, each.id()),
                                    before.map(Document::version).orElse(0L),
                                    each.toTree())),
                            List.of())));
        });
    }

    private void require(ActionSheet sheet) {
        if (sheet.structures().isEmpty()) {
            rights.requireWhole("Action sheet", sheet.id());
        } else {
            sheet.structures().forEach(rights::require);
        }
    }

    /**
     * The sheet with the figures that nobody looked up yet, in the language of the locale.
     *
     * @param findings takes what is secret or not there, so that it cannot be quoted
     */
    public ActionSheet quoted(ActionSheet sheet, Locale locale, List<Finding> findings) {
        List<Citation> citations = new ArrayList<>();
        for (Citation citation : sheet.citations()) {
            if (citation.quote() != null) {
                citations.add(citation);
                continue;
            }
            Optional<Citation.Quote> quote = figures.quote(citation.source(), locale);
            if (quote.isEmpty()) {
                findings.add(Finding.of(Code.CITATION_SECRET)
                        .path("citations")
                        .value(citation.id())
                        .build());
            }
            citations.add(quote.map(citation::with).orElse(citation));
        }
        return sheet.toBuilder().citations(citations).build();
    }

    /**
     * A sheet that was read from a text, with what texts have no room for: whose it is and what it is found by, as the sheet of this identifier has it, if there is
     * one.
     */
    public ActionSheet completed(ActionSheet text) {
        return find(text.id())
                .map(known -> text.toBuilder()
                        .topics(new Topics(
                                text.topics().theme(),
                                text.topics().territory(),
                                known.topics().approaches(),
                                known.topics().difficulties(),
                                known.topics().size()))
                        .programme(known.programme())
                        .structures(known.structures().toArray(String[]::new))
                        .source(known.source())
                        .build())
                .orElse(text);
    }

    /** The same sheet, each figure looked up anew at its next saving. */
    public ActionSheet forgetful(ActionSheet sheet) {
        return sheet.toBuilder()
                .citations(sheet.citations().stream()
                        .map(each -> new Citation(each.id(), each.source(), null))
                        .toList())
                .build();
    }

    /** How the figures that a sheet quotes stand today, by the identifier of the citation. */
    public Map<String, Citation.Standing> standings(ActionSheet sheet) {
        Map<String, Citation.Standing> standings = new HashMap<>();
        for (Citation citation : sheet.citations()) {
            Citation.Quote quote = citation.quote();
            standings.put(
                    citation.id(),
                    quote == null ? Citation.Standing.UNCHECKED : figures.standing(citation.source(), quote));
        }
        return standings;
    }

    /** The sheets as a table for other programs, a row each, with the figures that they quote as they were; titles in French or English. */
    public Dataset dataset(Locale locale) {
        return SheetsDataset.of(all(), locale);
    }

    /** A sheet laid out for people, with how the figures that it quotes stand today. */
    public Report report(ActionSheet sheet, Locale locale) {
        return sheet.report(locale, standings(sheet));
    }

    private static ActionSheet read(Document document) {
        return ActionSheet.read(FieldReader.of(
                        new SourceTree(document.content(), document.key().toString(), Map.of()),
                        Optional.empty(),
                        finding -> {}))
                .orElseThrow(() -> new StoreException(
                        "Document [" + document.key() + "] cannot be read.\nMaybe a newer Essaim wrote it."));
    }
}
