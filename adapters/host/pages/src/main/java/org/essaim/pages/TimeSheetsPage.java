package org.essaim.pages;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.essaim.organisation.Structure;
import org.essaim.report.Report;

/** Time sheets of a structure's month, as a file: it may name people, so that it was made is kept. */
final class TimeSheetsPage implements Page {
    @Override
    public String path() {
        return "timesheets";
    }

    @Override
    public String title(Language language) {
        return language.say("Feuilles de temps", "Time sheets");
    }

    @Override
    public Answer get(Visit visit) {
        List<Part> parts = new ArrayList<>();
        SortedSet<String> formats = Exports.reports();
        if (visit.structures().isEmpty() || formats.isEmpty()) {
            parts.add(new Part.Prose(visit.say(
                    "Aucune structure à voir, ou aucun format de fichier installé.",
                    "No structure to see, or no file format installed.")));
            return Screen.of(title(visit.language()), parts);
        }
        parts.add(new Part.Prose(visit.say(
                "Une feuille de temps peut nommer des personnes\u00a0: qui l’a demandée, et quand, est conservé.",
                "A time sheet may name people: who asked for it, and when, is kept.")));
        parts.add(Part.Form.post(
                visit.address(path()),
                visit.say("Télécharger les feuilles d’un mois", "Download the sheets of a month"),
                List.of(
                        Forms.structures(visit),
                        Part.Field.of(Part.Kind.MONTH, "month", visit.say("Mois", "Month"), visit.text("month"), true)
                                .hint("2025-03"),
                        Exports.choice(visit, formats)),
                new Part.Button(visit.say("Télécharger", "Download"), null, null)));
        return Screen.of(title(visit.language()), parts);
    }

    @Override
    public Answer post(Visit visit) throws IOException {
        Structure structure = visit.structure(visit.required("structure"));
        YearMonth month = visit.requiredMonth("month");
        String format = Exports.format(visit, Exports.reports());
        Report report = visit.essaim()
                .time()
                .timeSheets(structure.id(), month)
                .render(visit.language().locale());
        return Exports.file(visit, visit.essaim().export(report), "feuilles-" + structure.id() + "-" + month, format);
    }
}
