package org.essaim.pages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.finding.Finding;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.pages.Part.Kind;
import org.essaim.recording.Recorded;
import org.essaim.sheet.ActionSheet;
import org.essaim.sheet.Citation;
import org.essaim.sheet.SheetFile;
import org.essaim.sheet.SheetPart;

/** Action sheets: read, written in the order of their form, taken in from a file, handed out in every format. */
final class SheetsPage extends FormPage {
    private static final String PATH = "sheets";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Fiches actions", "Action sheets");
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        if (visit.below().equals(List.of("download"))) {
            return downloaded(visit);
        }
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>(first);
        if (!visit.text("sheet").isEmpty()) {
            return one(visit, sheet(visit), parts);
        }
        parts.add(list(visit));
        if (visit.may(Duty.COORDINATOR)) {
            parts.add(fields(
                            visit,
                            Typing.of(visit, "write")
                                    .needed(Kind.TEXT, "id", visit.say("Identifiant court", "Short identifier"))
                                    .hint("Lettres, chiffres et traits d’union.", "Letters, digits and hyphens."),
                            Optional.empty())
                    .post(
                            visit.address(PATH),
                            visit.say("Écrire une fiche", "Write a sheet"),
                            visit.say("Enregistrer la fiche", "Store the sheet")));
            parts.add(upload(visit));
        }
        return Screen.of(title(visit.language()), parts);
    }

    private static ActionSheet sheet(Visit visit) {
        return visit.essaim().sheets().find(visit.text("sheet")).orElseThrow(() -> Refusal.notFound(visit.language()));
    }

    private static Answer downloaded(Visit visit) throws IOException {
        ActionSheet sheet = sheet(visit);
        Locale locale = visit.language().locale();
        return Exports.file(
                visit,
                visit.essaim().export(visit.essaim().sheets().report(sheet, locale)),
                sheet.id(),
                Exports.format(visit, Exports.reports()));
    }

    private static Part list(Visit visit) {
        List<ActionSheet> sheets = visit.essaim().sheets().all();
        if (sheets.isEmpty()) {
            return new Part.Prose(visit.say("Aucune fiche n’est encore écrite.", "No sheet is written yet."));
        }
        return new Part.Grid(
                visit.say("Fiches", "Sheets"),
                List.of(
                        Head.words(visit.say("Titre", "Title")),
                        Head.words(visit.say("Thème", "Theme")),
                        Head.words(visit.say("Territoire", "Territory")),
                        Head.words(visit.say("Structures", "Structures"))),
                sheets.stream()
                        .map(sheet -> List.of(
                                Cell.link(sheet.title(), visit.address(PATH, "sheet", sheet.id())),
                                Cell.of(sheet.topics().theme()),
                                Cell.of(sheet.topics().territory()),
                                Cell.of(
                                        sheet.structures().isEmpty()
                                                ? visit.say("toute la fédération", "the whole federation")
                                                : String.join(", ", sheet.structures()))))
                        .toList(),
                List.of());
    }

    private static Answer one(Visit visit, ActionSheet sheet, List<Part> parts) {
        parts.addAll(ReportParts.of(
                visit, visit.essaim().sheets().report(sheet, visit.language().locale())));
        parts.add(Exports.links(visit, Exports.reports(), PATH + "/download", "sheet", sheet.id()));
        if (visit.may(Duty.COORDINATOR) && isMine(visit, sheet)) {
            Typing typing =
                    Typing.of(visit, "change").hidden("sheet", sheet.id()).hidden("seen", seen(sheet.toTree()));
            parts.add(fields(visit, typing, Optional.of(sheet))
                    .post(
                            visit.address(PATH),
                            visit.say("Changer la fiche", "Change the sheet"),
                            visit.say("Enregistrer la fiche", "Store the sheet")));
            if (!sheet.citations().isEmpty()) {
                parts.add(Typing.of(visit, "renew")
                        .hidden("sheet", sheet.id())
                        .post(
                                visit.address(PATH),
                                visit.say("Chiffres cités", "Figures quoted"),
                                visit.say("Relever à nouveau les chiffres", "Look the figures up anew")));
            }
        }
        parts.add(new Part.Links(
                List.of(new Part.Link(visit.say("Toutes les fiches", "All sheets"), visit.address(PATH)))));
        return Screen.of(sheet.title(), parts);
    }

    private static boolean isMine(Visit visit, ActionSheet sheet) {
        return sheet.structures().isEmpty()
                ? visit.isWhole()
                : sheet.structures().stream().allMatch(visit.essaim().perimeter()::contains);
    }

    private static Typing fields(Visit visit, Typing typing, Optional<ActionSheet> before) {
        typing.field(
                        Kind.TEXT,
                        "title",
                        visit.say("Titre", "Title"),
                        before.map(ActionSheet::title).orElse(""),
                        true)
                .field(
                        Kind.TEXT,
                        "collection",
                        visit.say("Titre du recueil", "Heading of the collection"),
                        before.map(ActionSheet::collection).orElse(""),
                        false)
                .field(
                        Kind.TEXT,
                        "initiative",
                        visit.say("Démarche qui recueille les fiches", "Initiative that collects sheets"),
                        before.map(ActionSheet::initiative).orElse(""),
                        false)
                .field(
                        Kind.TEXT,
                        "organisation",
                        visit.say("Établissement ou structure ou fédération", "Establishment, structure or federation"),
                        before.map(ActionSheet::organisation).orElse(""),
                        false)
                .field(
                        Kind.TEXT,
                        "sectors",
                        visit.say("Secteurs", "Sectors"),
                        String.join(" / ", before.map(ActionSheet::sectors).orElse(List.of())),
                        false)
                .hint(
                        "Sanitaire, médico-social, domicile\u202f; séparés par une barre.",
                        "Health, social care, home care; with a slash between them.");
        TopicFields.add(visit, typing, before.map(ActionSheet::topics).orElse(org.essaim.experience.Topics.NONE));
        TopicFields.structure(
                visit,
                typing,
                before.flatMap(sheet -> sheet.structures().stream().findFirst()).orElse(""));
        for (SheetPart part : SheetPart.values()) {
            typing.field(
                    Kind.LONG_TEXT,
                    "part-" + part.key(),
                    part.title(visit.language().locale()),
                    before.map(sheet -> sheet.parts().getOrDefault(part, "")).orElse(""),
                    false);
        }
        return typing.field(
                        Kind.LONG_TEXT,
                        "citations",
                        visit.say("Chiffres cités", "Figures quoted"),
                        before.map(SheetsPage::citations).orElse(""),
                        false)
                .hint(
                        "Un par ligne\u00a0: heures = statement CONVENTION over 2026-01..2026-03 figure UNFUNDED, ou part = indicator coordination-share over 2026-Q1. Le texte dit [[heures]].",
                        "One a line: hours = statement AGREEMENT over 2026-01..2026-03 figure UNFUNDED, or share = indicator coordination-share over 2026-Q1. The text says [[hours]].");
    }

    private static String citations(ActionSheet sheet) {
        return String.join(
                "\n",
                sheet.citations().stream()
                        .map(each -> each.id() + " = " + each.written())
                        .toList());
    }

    private static Part upload(Visit visit) {
        List<String> readable =
                SheetFile.extensions().stream().map(each -> "." + each).toList();
        return Typing.of(visit, "take")
                .needed(
                        Kind.TEXT,
                        "id",
                        visit.say("Identifiant, si le fichier n’en dit pas", "Identifier, if the file says none"))
                .needed(Kind.FILE, "file", visit.say("Fichier", "File"))
                .hint(String.join(", ", readable), String.join(", ", readable))
                .upload(
                        visit.address(PATH),
                        visit.say("Prendre une fiche dans un fichier", "Take a sheet in from a file"),
                        visit.say("Prendre cette fiche", "Take it in"));
    }

    @Override
    Done act(Visit visit) throws IOException {
        visit.require(Duty.COORDINATOR);
        return switch (visit.text("do")) {
            case "write" -> {
                ActionSheet written = written(visit, visit.required("id"), Optional.empty());
                boolean taken = visit.essaim()
                        .sheets()
                        .find(written.id())
                        .filter(known ->
                                !visit.essaim().sheets().forgetful(known).equals(written))
                        .isPresent();
                if (taken) {
                    throw Refusal.taken(visit.language(), written.id());
                }
                yield saved(visit, written, List.of());
            }
            case "change" -> {
                ActionSheet now = sheet(visit);
                requireSeen(visit, now.toTree());
                yield saved(visit, written(visit, now.id(), Optional.of(now)), List.of());
            }
            case "renew" -> saved(visit, visit.essaim().sheets().forgetful(sheet(visit)), List.of());
            case "take" -> taken(visit);
            default -> throw Refusal.noSuchForm(visit.language());
        };
    }

    private static Done saved(Visit visit, ActionSheet sheet, List<Finding> before) {
        List<Finding> findings = new ArrayList<>(before);
        findings.addAll(sheet.check());
        String address = visit.address(PATH, "sheet", sheet.id());
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Done(address, new Recorded(0, 0, 1, findings));
        }
        Recorded saved = visit.essaim().sheets().save(sheet, visit.language().locale());
        findings.addAll(saved.findings());
        return new Done(address, new Recorded(saved.stored(), saved.unchanged(), saved.refused(), findings));
    }

    private static ActionSheet written(Visit visit, String id, Optional<ActionSheet> before) {
        List<Citation> citations = new ArrayList<>();
        for (String line : TopicFields.list(visit.text("citations"), "\\R")) {
            citations.add(citation(visit, line, before));
        }
        return Typing.made(() -> {
            ActionSheet.Builder builder = before.map(ActionSheet::toBuilder)
                    .orElseGet(() -> ActionSheet.builder(id, visit.required("title")))
                    .title(visit.required("title"))
                    .collection(visit.text("collection").strip())
                    .initiative(visit.text("initiative").strip())
                    .organisation(visit.text("organisation").strip())
                    .sectors(TopicFields.list(visit.text("sectors"), "/").toArray(String[]::new))
                    .topics(TopicFields.read(visit))
                    .citations(citations);
            if (visit.text("structure").isEmpty()) {
                builder.structures();
            } else {
                builder.structures(visit.text("structure"));
            }
            for (SheetPart part : SheetPart.values()) {
                builder.part(part, visit.text("part-" + part.key()));
            }
            return builder.build();
        });
    }

    // A figure that was looked up stays what it was as long as its source is the same.
    private static Citation citation(Visit visit, String line, Optional<ActionSheet> before) {
        int equals = line.indexOf('=');
        Optional<Citation> typed = equals < 0
                ? Optional.empty()
                : Typing.made(() -> Citation.parse(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip()));
        Citation citation = typed.orElseThrow(() -> Refusal.incomplete(visit.language(), "citations"));
        return before.stream()
                .flatMap(sheet -> sheet.citations().stream())
                .filter(known ->
                        known.id().equals(citation.id()) && known.source().equals(citation.source()))
                .findFirst()
                .orElse(citation);
    }

    private static Done taken(Visit visit) throws IOException {
        jakarta.servlet.http.Part file =
                SentFile.of(visit, "file").orElseThrow(() -> Refusal.incomplete(visit.language(), "file"));
        List<Finding> findings = new ArrayList<>();
        Optional<ActionSheet> sheet;
        try (InputStream content = file.getInputStream()) {
            SheetFile sent = SheetFile.of(SentFile.name(file, "fiche"), content.readAllBytes());
            sheet = sent.sheet(visit.required("id"), findings::add)
                    .map(read -> sent.isText() ? visit.essaim().sheets().completed(read) : read);
        }
        if (sheet.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
            return new Done(visit.address(PATH), new Recorded(0, 0, 1, findings));
        }
        return saved(visit, sheet.get(), findings);
    }
}
