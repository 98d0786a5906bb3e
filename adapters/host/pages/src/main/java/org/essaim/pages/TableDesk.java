package org.essaim.pages;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.document.SourceTable;
import org.essaim.engagement.CallForApplications;
import org.essaim.finding.Finding;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.recording.Recorded;

/**
 * Tables that people fill in: templates down, filled ones up, refused rows back. The rows without an error are recorded together;
 * the same table again changes nothing, and says so. Thread-safe.
 */
final class TableDesk {
    private static final long LARGEST = 5L << 20;
    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Refused> refused = new LinkedHashMap<>();
    private final List<TypedTable> tables;

    TableDesk(List<TypedTable> tables) {
        this.tables = tables;
    }

    /** Rows that were refused: for their sender alone, for an hour. */
    private record Refused(String sender, String key, SourceTable rows, String format, Instant at) {}

    private TypedTable table(Visit visit) {
        String key = visit.required("table");
        return tables.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.incomplete(visit.language(), "table"));
    }

    /**
     * Templates and the form for a filled one.
     *
     * @param page the address of the page, without parameters
     * @param calls the calls that applications may answer, where the page has any
     * @param parameters what every address of the page carries
     */
    List<Part> parts(Visit visit, String page, List<CallForApplications> calls, String... parameters) {
        List<Part> parts = new ArrayList<>();
        List<String> formats = TypedFile.formats();
        if (formats.isEmpty() || !visit.may(Duty.COORDINATOR)) {
            return parts;
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<Head> heads = new ArrayList<>(
                List.of(Head.words(visit.say("Tableau", "Table")), Head.words(visit.say("Colonnes", "Columns"))));
        formats.forEach(format -> heads.add(Head.words(format.toUpperCase(Locale.ROOT))));
        for (TypedTable table : tables) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.of(table.title(visit.language())),
                    Cell.of(table.form().columns().stream()
                            .map(column -> column.title(visit.language().locale()) + (column.required() ? "*" : ""))
                            .collect(Collectors.joining(", ")))));
            formats.forEach(format -> row.add(Cell.link(
                    visit.say("modèle ", "template ") + format.toUpperCase(Locale.ROOT),
                    visit.address(page + "/download", with(parameters, "table", table.key(), "format", format)))));
            rows.add(row);
        }
        parts.add(new Part.Grid(
                visit.say("Modèles à remplir (* obligatoire)", "Templates to fill in (* required)"),
                heads,
                rows,
                List.of()));
        Typing typing = Typing.of(visit, "table");
        typing.choice(
                "table",
                visit.say("Tableau", "Table"),
                "",
                tables.stream()
                        .map(each -> new Part.Option(each.key(), each.title(visit.language())))
                        .toList());
        if (!calls.isEmpty()) {
            typing.choiceOrNone(
                    "call",
                    visit.say("Appel, pour des candidatures", "Call, for applications"),
                    "",
                    ProgrammeWords.calls(visit, calls));
        }
        typing.needed(Part.Kind.FILE, "file", visit.say("Fichier rempli", "Filled file"))
                .hint(
                        "Le modèle rempli, ou un tableau qui a les mêmes colonnes. Aucun nom de personne.",
                        "The template filled in, or a table with the same columns. No person's name.");
        parts.add(typing.upload(
                visit.address(page, parameters),
                visit.say("Envoyer un tableau rempli", "Send a filled table"),
                visit.say("Enregistrer le tableau", "Record the table")));
        return parts;
    }

    private static String[] with(String[] parameters, String... more) {
        String[] all = java.util.Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return all;
    }

    Answer template(Visit visit) {
        visit.require(Duty.COORDINATOR);
        String format = visit.required("format");
        if (!TypedFile.formats().contains(format)) {
            throw Refusal.incomplete(visit.language(), "format");
        }
        return TypedFile.template(visit, table(visit).form(), format);
    }

    /** Records what was sent, and says what became of it. */
    Answer posted(Visit visit, String page, String... parameters) throws IOException {
        visit.require(Duty.COORDINATOR);
        TypedTable table = table(visit);
        jakarta.servlet.http.Part file =
                SentFile.of(visit, "file").orElseThrow(() -> Refusal.incomplete(visit.language(), "file"));
        if (file.getSize() > LARGEST) {
            throw Refusal.tooLarge(visit.language());
        }
        String name = SentFile.name(file, "tableau.csv");
        if (TypedFile.formats().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTable> read;
        try (InputStream content = file.getInputStream()) {
            read = TypedFile.read(content, name, findings::add);
        }
        Recorded recorded =
                read.map(rows -> table.recording().apply(visit, rows)).orElseGet(() -> new Recorded(0, 0, 0, findings));
        List<Part> parts = new ArrayList<>();
        parts.add(verdict(visit, recorded));
        parts.add(new Part.Facts(List.of(
                fact(visit, "Enregistrées", "Recorded", recorded.stored()),
                fact(visit, "Déjà connues", "Known already", recorded.unchanged()),
                fact(visit, "Lignes refusées", "Rows refused", recorded.refused()))));
        read.flatMap(rows -> kept(visit, table, rows, recorded, TypedFile.isWorkbook(name)))
                .ifPresent(id -> parts.add(new Part.Links(List.of(new Part.Link(
                        visit.say(
                                "Télécharger les lignes refusées, à corriger",
                                "Download the refused rows, to be mended"),
                        visit.address(page + "/rejects", with(parameters, "rows", id)))))));
        Forms.findings(visit, parts, recorded.findings());
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Envoyer un autre tableau", "Send another table"), visit.address(page, parameters)))));
        return Screen.of(table.title(visit.language()) + visit.say("\u00a0: compte rendu", ": report"), parts);
    }

    private static Part verdict(Visit visit, Recorded recorded) {
        if (recorded.stored() > 0) {
            return Part.Notice.of(
                    recorded.isFine() ? Part.Tone.GOOD : Part.Tone.WARNING,
                    recorded.isFine()
                            ? visit.say("Le tableau est enregistré.", "The table is recorded.")
                            : visit.say(
                                    "Les lignes sans erreur sont enregistrées, les autres non.",
                                    "The rows without an error are recorded, the others are not."));
        }
        return recorded.isFine()
                ? Part.Notice.of(
                        Part.Tone.REMARK,
                        visit.say(
                                "Tout était déjà connu\u00a0: rien n’a changé.",
                                "All of it was known already: nothing changed."))
                : Part.Notice.of(Part.Tone.REFUSAL, visit.say("Rien n’est enregistré.", "Nothing is recorded."));
    }

    private static Part.Fact fact(Visit visit, String french, String english, long count) {
        return new Part.Fact(visit.say(french, english), Cell.of(visit.figures().count(count)));
    }

    private synchronized Optional<String> kept(
            Visit visit, TypedTable table, SourceTable rows, Recorded recorded, boolean workbook) {
        Set<Long> numbers = recorded.findings().stream()
                .filter(Finding::isError)
                .map(finding -> finding.row() == null ? 0L : finding.row())
                .collect(Collectors.toSet());
        List<SourceTable.Row> wrong = rows.rows().stream()
                .filter(row -> numbers.contains(row.number()))
                .toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        refused.values().removeIf(each -> each.at().isBefore(now.minus(KEPT)));
        while (refused.size() >= MOST) {
            refused.remove(refused.keySet().iterator().next());
        }
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String id = HexFormat.of().formatHex(secret);
        refused.put(
                id,
                new Refused(
                        visit.visitor().id(),
                        table.key(),
                        new SourceTable(rows.file(), rows.header(), wrong),
                        workbook ? TypedFile.XLSX : TypedFile.CSV,
                        now));
        return Optional.of(id);
    }

    Answer rejects(Visit visit) {
        visit.require(Duty.COORDINATOR);
        Refused rows;
        synchronized (this) {
            rows = refused.get(visit.required("rows"));
        }
        if (rows == null || !rows.sender().equals(visit.visitor().id())) {
            throw Refusal.notFound(visit.language());
        }
        return new Answer.Download(
                visit.say("refus-", "refused-") + rows.key() + "." + rows.format(),
                Downloads.type(rows.format()),
                out -> TypedFile.write(rows.rows(), rows.format(), out));
    }

    /** Answers what stands below the page: its templates and refused rows. */
    Answer below(Visit visit) {
        if (visit.below().equals(List.of("download"))) {
            return template(visit);
        }
        if (visit.below().equals(List.of("rejects"))) {
            return rejects(visit);
        }
        throw Refusal.notFound(visit.language());
    }
}
