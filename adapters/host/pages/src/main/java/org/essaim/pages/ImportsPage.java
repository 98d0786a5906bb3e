package org.essaim.pages;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.csv.CsvMapping;
import org.essaim.csv.CsvPresets;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Field;
import org.essaim.pages.Part.Head;
import org.essaim.spi.TimeSource;
import org.essaim.time.ImportReport;
import org.essaim.time.Receipt;
import org.essaim.time.Window;
import org.jspecify.annotations.Nullable;

/** Planning exports: sent, looked at, imported; refused rows come back as a file to be mended. */
final class ImportsPage implements Page, AutoCloseable {
    private static final int RECEIPTS = 50;
    // What chooses columns that no preset knows.
    private static final String OWN = "own";
    private static final long MOST_DESCRIBED = 200_000;

    private final Parcels parcels = new Parcels();

    @Override
    public String path() {
        return "imports";
    }

    @Override
    public String title(Language language) {
        return language.say("Imports", "Imports");
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        if (!visit.below().isEmpty()) {
            return switch (visit.below().get(0)) {
                case "rejects" -> rejects(visit);
                case "columns" -> columns(visit);
                case "template" -> template(visit);
                default -> throw Refusal.notFound(visit.language());
            };
        }
        List<org.essaim.pages.Part> parts = new ArrayList<>();
        Forms.done(visit, parts, "imported", "Ce fichier est importé.", "This file is imported.");
        if (visit.may(Duty.COORDINATOR) && !visit.structures().isEmpty()) {
            parts.add(form(visit));
            if (EntryWorkbook.isKnown()) {
                parts.add(templates(visit));
            }
        }
        parts.add(receipts(visit));
        return Screen.of(title(visit.language()), parts);
    }

    private org.essaim.pages.Part form(Visit visit) {
        List<Field> fields = new ArrayList<>();
        fields.add(Forms.structures(visit));
        List<org.essaim.pages.Part.Option> columns = new ArrayList<>();
        CsvPresets.ids().forEach(id -> columns.add(new org.essaim.pages.Part.Option(id, id)));
        columns.addAll(WholeFile.options(visit));
        columns.add(new org.essaim.pages.Part.Option(
                OWN, visit.say("mes propres colonnes, à dire ensuite", "columns of my own, to be told next")));
        fields.add(Field.choice("preset", visit.say("Ce que c’est", "What it is"), "", columns));
        fields.add(
                Field.of(
                                org.essaim.pages.Part.Kind.FILE,
                                "file",
                                EntryWorkbook.isKnown()
                                        ? visit.say("Fichier (CSV, XLSX…)", "File (CSV, XLSX…)")
                                        : visit.say("Fichier", "File"),
                                "",
                                true)
                        .hint(
                                visit.say(
                                        "L’export du planning, tel quel, ou un modèle de saisie rempli. Les noms de personnes n’en sont jamais lus.",
                                        "The planning export as it is, or an entry template that was filled in. Names of people are never read.")));
        fields.add(Field.of(
                        org.essaim.pages.Part.Kind.DAY,
                        "first",
                        visit.say("Complet du (facultatif)", "Complete from (optional)"),
                        "",
                        false)
                .hint(visit.say(
                        "Si le fichier dit tout de ces jours, ce qu’il n’y dit plus est retiré.",
                        "If the file tells everything of these days, what it no longer tells is withdrawn.")));
        fields.add(Field.of(
                org.essaim.pages.Part.Kind.DAY,
                "last",
                visit.say("Complet jusqu’au (facultatif)", "Complete until (optional)"),
                "",
                false));
        if (columns.stream().anyMatch(option -> option.value().equals(WholeFile.CALENDAR))) {
            fields.add(Field.of(
                            org.essaim.pages.Part.Kind.TEXT,
                            "worker",
                            visit.say("Matricule (agenda seulement)", "Worker’s number (calendar only)"),
                            "",
                            false)
                    .hint(visit.say(
                            "Un agenda ne dit pas de qui il est. Les deux jours ci-dessus sont alors ceux qui sont lus.",
                            "A calendar does not say whose it is. The two days above are those that are read then.")));
        }
        fields.add(Field.of(
                        org.essaim.pages.Part.Kind.FILE,
                        "columns",
                        visit.say(
                                "Colonnes décrites dans un fichier (facultatif)",
                                "Columns described in a file (optional)"),
                        "",
                        false)
                .hint(visit.say(
                        "Le YAML gardé d’un import précédent\u00a0; il remplace le choix ci-dessus.",
                        "The YAML kept from an import before; it takes the place of the choice above.")));
        return org.essaim.pages.Part.Form.upload(
                visit.address(path()),
                visit.say("Importer un planning", "Import a planning"),
                fields,
                new org.essaim.pages.Part.Button(visit.say("Voir ce qu’il dit", "See what it says"), "do", "preview"));
    }

    private org.essaim.pages.Part templates(Visit visit) {
        List<Field> fields = new ArrayList<>();
        Field structures = Forms.structures(visit);
        fields.add(structures
                .in(2)
                .hint(visit.say(
                        "Un classeur où écrire le temps à la main\u00a0; envoyez-le ensuite ci-dessus, autant de fois que corrigé.",
                        "A workbook to type time into; send it above then, as often as it is corrected.")));
        Forms.language(visit, fields);
        return org.essaim.pages.Part.Form.get(
                visit.address(path() + "/template"),
                visit.say("Modèle de saisie", "Entry template"),
                fields,
                visit.say("Télécharger le modèle (XLSX)", "Download the template (XLSX)"));
    }

    private Answer template(Visit visit) throws IOException {
        visit.require(Duty.COORDINATOR);
        if (!EntryWorkbook.isKnown()) {
            throw Refusal.notFound(visit.language());
        }
        return EntryWorkbook.template(visit, visit.structure(visit.required("structure")));
    }

    private static org.essaim.pages.Part receipts(Visit visit) {
        List<Receipt> receipts = visit.essaim().time().receipts();
        if (receipts.isEmpty()) {
            return new org.essaim.pages.Part.Prose(visit.say("Aucun import pour l’instant.", "No import yet."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Receipt receipt : receipts.subList(0, Math.min(RECEIPTS, receipts.size()))) {
            rows.add(List.of(
                    Cell.of(receipt.id()),
                    Cell.of(Forms.moment(
                            receipt.at(), visit.structure(receipt.structure()).zone())),
                    Cell.of(receipt.actor()),
                    Cell.of(receipt.source()),
                    Cell.of(visit.figures().count(receipt.rows())),
                    Cell.of(visit.figures().count(receipt.added())),
                    Cell.of(visit.figures().count(receipt.amended())),
                    Cell.of(visit.figures().count(receipt.withdrawn())),
                    Cell.of(visit.figures().count(receipt.proposed())),
                    Cell.of(visit.figures().count(receipt.rejected()))));
        }
        return new org.essaim.pages.Part.Grid(
                visit.say("Derniers imports", "Last imports"),
                List.of(
                        Head.words(visit.say("Reçu", "Receipt")),
                        Head.words(visit.say("Le", "On")),
                        Head.words(visit.say("Compte", "Account")),
                        Head.words(visit.say("Source", "Source")),
                        Head.figures(visit.say("Lignes", "Rows")),
                        Head.figures(visit.say("Nouveaux", "New")),
                        Head.figures(visit.say("Modifiés", "Amended")),
                        Head.figures(visit.say("Retirés", "Withdrawn")),
                        Head.figures(visit.say("Propositions", "Proposals")),
                        Head.figures(visit.say("Refusées", "Refused"))),
                rows,
                List.of());
    }

    @Override
    public Answer post(Visit visit) throws IOException {
        visit.require(Duty.COORDINATOR);
        return switch (visit.required("do")) {
            case "preview" -> preview(visit);
            case "map" -> mapped(visit);
            case "import" -> load(visit);
            default -> throw Refusal.incomplete(visit.language(), "do");
        };
    }

    private Answer preview(Visit visit) throws IOException {
        Structure structure = visit.structure(visit.required("structure"));
        String preset = visit.required("preset");
        Optional<FileColumns> whole = WholeFile.of(visit, preset);
        // What one worker's calendar leaves out says nothing of the others'.
        Window window = preset.equals(WholeFile.CALENDAR) ? null : window(visit);
        Optional<Part> described = SentFile.of(visit, "columns");
        Part file = SentFile.of(visit, "file").orElseThrow(() -> Refusal.incomplete(visit.language(), "file"));
        if (whole.isPresent()) {
            Parcels.Parcel parcel = kept(visit, file, structure, window);
            parcel.read(whole.get(), null);
            return previewed(visit, parcel);
        }
        if (EntryWorkbook.isKnown() && name(file).toLowerCase(Locale.ROOT).endsWith("." + EntryWorkbook.EXTENSION)) {
            return workbook(visit, preset, described, kept(visit, file, structure, window));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<CsvMapping> mapping = described.isPresent()
                ? document(visit, described.get(), findings)
                        .flatMap(document -> CsvMapping.read(document, findings::add))
                : CsvPresets.find(preset);
        if (mapping.isEmpty() && described.isPresent()) {
            return badlyDescribed(visit, findings);
        }
        if (mapping.isEmpty() && !preset.equals(OWN)) {
            throw Refusal.incomplete(visit.language(), "preset");
        }
        Parcels.Parcel parcel = kept(visit, file, structure, window);
        if (mapping.isEmpty()) {
            return OwnColumns.of(visit, parcel).form(path(), parcel, List.of());
        }
        parcel.read(new CsvColumns(mapping.get()), null);
        return previewed(visit, parcel);
    }

    // A template that was filled in says itself what its columns are, whatever was chosen.
    private Answer workbook(Visit visit, String preset, Optional<Part> described, Parcels.Parcel parcel)
            throws IOException {
        if (EntryWorkbook.isTemplate(parcel.file())) {
            parcel.read(new EntryWorkbook(), null);
            return previewed(visit, parcel);
        }
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> document =
                described.isPresent() ? document(visit, described.get(), findings) : CsvPresets.document(preset);
        if (document.isEmpty() && described.isEmpty()) {
            throw Refusal.incomplete(visit.language(), "columns");
        }
        Optional<SourceTree> sound = document.filter(
                mapping -> CsvMapping.read(mapping, findings::add).isPresent());
        if (sound.isEmpty()) {
            return badlyDescribed(visit, findings);
        }
        parcel.read(new ExportWorkbook(sound.get()), null);
        return previewed(visit, parcel);
    }

    private Answer badlyDescribed(Visit visit, List<Finding> findings) {
        List<org.essaim.pages.Part> parts = new ArrayList<>();
        parts.add(org.essaim.pages.Part.Notice.of(
                org.essaim.pages.Part.Tone.REFUSAL,
                visit.say(
                        "Rien n’est importé\u00a0: ces colonnes sont mal décrites.",
                        "Nothing is imported: these columns are not described well.")));
        Forms.findings(visit, parts, findings);
        return new Screen(400, title(visit.language()), parts);
    }

    private Parcels.Parcel kept(Visit visit, Part file, Structure structure, @Nullable Window window)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return parcels.keep(visit.visitor().id(), name(file), content, structure.id(), window);
        }
    }

    private static Optional<SourceTree> document(Visit visit, Part file, List<Finding> findings) throws IOException {
        if (file.getSize() > MOST_DESCRIBED) {
            throw Refusal.tooLarge(visit.language());
        }
        try (InputStream content = file.getInputStream()) {
            return OwnColumns.document(visit, content.readAllBytes(), name(file), findings);
        }
    }

    private Parcels.Parcel parcel(Visit visit) {
        Parcels.Parcel parcel = parcels.find(
                        visit.required("parcel"), visit.visitor().id())
                .orElseThrow(() -> Refusal.changed(visit.language()));
        visit.structure(parcel.structure);
        return parcel;
    }

    private Answer mapped(Visit visit) throws IOException {
        Parcels.Parcel parcel = parcel(visit);
        OwnColumns own = OwnColumns.of(visit, parcel);
        Tree document = own.document();
        List<Finding> findings = new ArrayList<>();
        Optional<CsvMapping> mapping = OwnColumns.mapping(document, findings);
        if (mapping.isEmpty()) {
            return own.form(path(), parcel, findings);
        }
        parcel.read(new CsvColumns(mapping.get()), document);
        return previewed(visit, parcel);
    }

    /** The columns that a form described, to be sent with the next file. */
    private Answer columns(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Parcels.Parcel parcel = parcels.find(
                        visit.required("parcel"), visit.visitor().id())
                .orElseThrow(() -> Refusal.notFound(visit.language()));
        return OwnColumns.kept(visit, parcel.document().orElseThrow(() -> Refusal.notFound(visit.language())));
    }

    private Answer previewed(Visit visit, Parcels.Parcel parcel) {
        Structure structure = visit.structure(parcel.structure);
        Window window = parcel.window;
        ImportReport report = window == null
                ? visit.essaim().time().preview(source(visit, parcel), structure.id())
                : visit.essaim().time().preview(source(visit, parcel), structure.id(), window);
        List<org.essaim.pages.Part> parts = new ArrayList<>();
        parts.add(org.essaim.pages.Part.Notice.of(
                org.essaim.pages.Part.Tone.REMARK,
                visit.say("Rien n’est encore importé.", "Nothing is imported yet."),
                Forms.name(structure)));
        parts.add(org.essaim.pages.Part.Form.post(
                visit.address(path()),
                visit.say("Importer ce fichier", "Import this file"),
                List.of(Field.hidden("parcel", parcel.id())),
                new org.essaim.pages.Part.Button(visit.say("Importer", "Import"), "do", "import")));
        if (parcel.document().isPresent() && OwnColumns.isKept()) {
            parts.add(new org.essaim.pages.Part.Links(List.of(new org.essaim.pages.Part.Link(
                    visit.say(
                            "Garder ces colonnes pour le prochain fichier (YAML)",
                            "Keep these columns for the next file (YAML)"),
                    visit.address(path() + "/columns", "parcel", parcel.id())))));
        }
        outcome(visit, parts, parcel, report);
        return Screen.of(visit.say("Aperçu de l’import", "Preview of the import"), parts);
    }

    private Answer load(Visit visit) {
        Parcels.Parcel parcel = parcel(visit);
        Structure structure = visit.structure(parcel.structure);
        TimeSource source = source(visit, parcel);
        if (!parcel.take()) {
            return new Answer.Elsewhere(
                    parcel.isImported() ? visit.address(path(), "done", "imported") : visit.address(ErrandsPage.PATH));
        }
        ImportReport report;
        try {
            Window window = parcel.window;
            report = window == null
                    ? visit.essaim().time().load(source, structure.id())
                    : visit.essaim().time().load(source, structure.id(), window);
        } catch (RuntimeException e) {
            // Nothing was stored: it may be tried again.
            parcel.giveBack();
            throw e;
        }
        parcel.arrive();
        List<org.essaim.pages.Part> parts = new ArrayList<>();
        parts.add(org.essaim.pages.Part.Notice.of(
                org.essaim.pages.Part.Tone.GOOD,
                visit.say("Ce fichier est importé.", "This file is imported."),
                visit.say("Reçu ", "Receipt ") + report.receipt()));
        outcome(visit, parts, parcel, report);
        return Screen.of(visit.say("Compte rendu d’import", "Import report"), parts);
    }

    private void outcome(Visit visit, List<org.essaim.pages.Part> parts, Parcels.Parcel parcel, ImportReport report) {
        parcel.rejects(report.rejectedRows());
        parts.add(new org.essaim.pages.Part.Facts(List.of(
                fact(visit, "Nouveaux", "New", report.added()),
                fact(visit, "Inchangés", "Unchanged", report.unchanged()),
                fact(visit, "Modifiés", "Amended", report.amended()),
                fact(visit, "Retirés", "Withdrawn", report.withdrawn()),
                fact(visit, "Propositions sur mois clos", "Proposals on sealed months", report.proposed()),
                fact(visit, "Lignes refusées", "Rows refused", report.rejected()),
                new org.essaim.pages.Part.Fact(
                        visit.say("Heures dites", "Hours told"),
                        Cell.of(visit.figures().hours(report.seconds()))))));
        if (!report.rejectedRows().isEmpty()
                && parcel.columns().filter(FileColumns::hasRows).isPresent()) {
            parts.add(new org.essaim.pages.Part.Links(List.of(new org.essaim.pages.Part.Link(
                    visit.say("Télécharger les lignes refusées, à corriger", "Download the refused rows, to be mended"),
                    visit.address(path() + "/rejects", "parcel", parcel.id())))));
        }
        Forms.findings(visit, parts, report.findings());
    }

    private static org.essaim.pages.Part.Fact fact(Visit visit, String french, String english, long count) {
        return new org.essaim.pages.Part.Fact(
                visit.say(french, english), Cell.of(visit.figures().count(count)));
    }

    private Answer rejects(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Parcels.Parcel parcel = parcels.find(
                        visit.required("parcel"), visit.visitor().id())
                .orElseThrow(() -> Refusal.notFound(visit.language()));
        visit.structure(parcel.structure);
        if (parcel.rejected().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        FileColumns columns =
                parcel.columns().filter(FileColumns::hasRows).orElseThrow(() -> Refusal.notFound(visit.language()));
        return new Answer.Download(
                "refus-" + parcel.structure + "." + columns.extension(),
                Downloads.type(columns.extension()),
                out -> columns.copyRows(parcel.file(), parcel.rejected(), out));
    }

    private static TimeSource source(Visit visit, Parcels.Parcel parcel) {
        return parcel.columns()
                .orElseThrow(() -> Refusal.changed(visit.language()))
                .source(parcel.file());
    }

    private static @Nullable Window window(Visit visit) {
        Optional<LocalDate> first = visit.day("first");
        Optional<LocalDate> last = visit.day("last");
        if (first.isEmpty() && last.isEmpty()) {
            return null;
        }
        if (first.isEmpty() || last.isEmpty() || last.get().isBefore(first.get())) {
            throw Refusal.incomplete(visit.language(), first.isEmpty() ? "first" : "last");
        }
        return Window.complete(first.get(), last.get());
    }

    private static String name(Part file) {
        return SentFile.name(file, "planning.csv");
    }

    @Override
    public void close() {
        parcels.close();
    }
}
