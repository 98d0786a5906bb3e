package org.essaim.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.time.Category;

/** Parts that several pages have. */
final class Forms {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Forms() {}

    /** Chooses the structure that a page shows. */
    static Part structure(Visit visit, String page) {
        List<Part.Field> fields = new ArrayList<>();
        fields.add(structures(visit));
        language(visit, fields);
        return Part.Form.get(
                visit.address(page),
                visit.say("Choisir la structure", "Choose the structure"),
                fields,
                visit.say("Afficher", "Show"));
    }

    /** A form that is sent by address keeps the language that was chosen. */
    static void language(Visit visit, List<Part.Field> fields) {
        if (Language.asked(visit.request()).isPresent()) {
            fields.add(Part.Field.hidden("lang", visit.language().code()));
        }
    }

    static Part.Field structures(Visit visit) {
        List<Part.Option> options = visit.structures().stream()
                .map(structure -> new Part.Option(structure.id(), name(structure)))
                .toList();
        return Part.Field.choice("structure", visit.say("Structure", "Structure"), visit.text("structure"), options);
    }

    static String name(Structure structure) {
        return structure.id() + " – " + structure.name();
    }

    static Part.Field category(Visit visit, String value) {
        List<Part.Option> options = Arrays.stream(Category.values())
                .filter(category -> category != Category.UNMAPPED && category != Category.BREAK)
                .map(category -> new Part.Option(
                        category.name(), category.title(visit.language().locale())))
                .toList();
        return Part.Field.choice("category", visit.say("Catégorie", "Category"), value, options);
    }

    static Part.Field reason(Visit visit) {
        return Part.Field.of(Part.Kind.TEXT, "reason", visit.say("Motif", "Reason"), "", true)
                .hint(visit.say(
                        "La décision ou le courriel qui l’explique. Aucun nom de personne.",
                        "The decision or mail behind it. No person's name."));
    }

    /** What a page did, as the address says after it was done. */
    static void done(Visit visit, List<Part> parts, String key, String french, String english) {
        if (visit.text("done").equals(key)) {
            parts.add(Part.Notice.of(Part.Tone.GOOD, visit.say(french, english)));
        }
    }

    /** What is wrong or doubtful, and what to do about it. */
    static void findings(Visit visit, List<Part> parts, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        Locale locale = visit.language().locale();
        List<List<Cell>> rows = new ArrayList<>();
        for (Finding finding : findings.subList(0, Math.min(findings.size(), 200))) {
            rows.add(List.of(
                    Cell.of(finding.message(locale)),
                    Cell.of(place(visit, finding)),
                    Cell.of(
                            finding.isError()
                                    ? visit.say("refusé", "refused")
                                    : visit.say("à vérifier", "to be checked")),
                    Cell.of(finding.remedy(locale))));
        }
        String caption = visit.say("Constats", "Findings") + " ("
                + visit.figures()
                        .count(findings.stream().mapToLong(Forms::times).sum()) + ")";
        parts.add(new Part.Grid(
                caption,
                List.of(
                        Head.words(visit.say("Constat", "Finding")),
                        Head.words(visit.say("Où", "Where")),
                        Head.words(visit.say("Suite", "Outcome")),
                        Head.words(visit.say("Que faire", "What to do"))),
                rows,
                List.of()));
        if (findings.size() > rows.size()) {
            parts.add(new Part.Prose(
                    visit.say("Seuls les 200 premiers sont affichés.", "Only the first 200 are shown.")));
        }
    }

    /** How many findings it stands for. */
    private static long times(Finding finding) {
        String more = finding.details().get("count");
        return finding.code() == Code.MORE_FINDINGS && more != null ? Long.parseLong(more) : 1;
    }

    private static String place(Visit visit, Finding finding) {
        List<String> place = new ArrayList<>();
        if (finding.row() != null) {
            place.add(visit.say("ligne ", "row ") + finding.row());
        }
        if (finding.column() != null) {
            place.add(finding.column());
        }
        if (finding.path() != null) {
            place.add(finding.path());
        }
        return place.isEmpty() ? "–" : String.join(", ", place);
    }

    /** When something was done, in the zone of whoever it was done for. */
    static String moment(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }
}
