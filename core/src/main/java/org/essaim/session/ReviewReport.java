package org.essaim.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays out what came of a training: its sessions, who came from which structure, the hours that they spent, and the review. */
final class ReviewReport {
    private final TrainingAction action;
    private final String product;
    private final List<SessionDossier> dossiers;
    private final Locale locale;

    /** @param dossiers the sessions of the action, in the order of their beginnings */
    ReviewReport(TrainingAction action, String product, List<SessionDossier> dossiers, Locale locale) {
        this.action = action;
        this.product = product;
        this.dossiers = dossiers;
        this.locale = locale;
    }

    Report report() {
        return new Report(
                "training.review",
                text("Bilan de formation-action", "Review of a training action"),
                action.title(),
                locale,
                Audience.RECIPIENT,
                false,
                null,
                List.of(review(), sessions(), structures()));
    }

    private Section review() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(
                List.of(new Block.Facts.Fact("training", text("Formation", "Training"), Value.of(product)))));
        TrainingAction.Review review = action.review();
        if (review == null) {
            blocks.add(new Block.Notice(text("Le bilan reste à écrire.", "The review is still to be written.")));
        } else {
            blocks.add(new Block.Facts(List.of(new Block.Facts.Fact(
                    "date", text("Date du bilan", "Day of the review"), new Value.Day(review.date())))));
            blocks.add(new Block.Paragraph(review.text()));
            if (!review.reference().isEmpty()) {
                blocks.add(new Block.Paragraph(review.reference()));
            }
        }
        return new Section("bilan", text("Bilan", "Review"), false, blocks);
    }

    private Section sessions() {
        long seconds = 0;
        List<List<Value>> rows = new ArrayList<>();
        for (SessionDossier dossier : dossiers) {
            long own = seconds(dossier);
            seconds += own;
            rows.add(List.of(
                    Value.of(dossier.session().title()),
                    Value.of(dossier.session().kind().title(locale)),
                    new Value.Day(
                            Objects.requireNonNull(dossier.session().start()).toLocalDate()),
                    Value.count(dossier.registered()),
                    Value.count(dossier.attended()),
                    Value.hours(own)));
        }
        return new Section(
                "seances",
                text("Séances", "Sessions"),
                false,
                List.of(new Block.Table(
                        "sessions",
                        text(
                                "Séances, inscrits, présents et heures des présents",
                                "Sessions, registered, came, hours of those who came"),
                        List.of(
                                Column.of("session", text("Séance", "Session")),
                                Column.of("kind", text("Nature", "Kind")),
                                Column.of("date", text("Date", "Date")),
                                Column.of("registered", text("Inscrits", "Registered")),
                                Column.of("attended", text("Présents", "Came")),
                                Column.summed("seconds", text("Heures", "Hours"))),
                        rows,
                        List.of(
                                Value.of("Total"),
                                Value.of(""),
                                Value.of(""),
                                Value.of(""),
                                Value.of(""),
                                Value.hours(seconds)))));
    }

    private static long seconds(SessionDossier dossier) {
        return dossier.attendances().stream()
                .mapToLong(each -> dossier.interval(each).seconds() * each.who().number())
                .sum();
    }

    private Section structures() {
        TreeMap<String, long[]> byStructure = new TreeMap<>();
        for (SessionDossier dossier : dossiers) {
            for (Attendance attendance : dossier.attendances()) {
                long[] sums = byStructure.computeIfAbsent(attendance.who().structure(), none -> new long[2]);
                sums[0] += attendance.who().number();
                sums[1] += dossier.interval(attendance).seconds()
                        * attendance.who().number();
            }
        }
        List<List<Value>> rows = new ArrayList<>();
        byStructure.forEach((structure, sums) ->
                rows.add(List.of(Value.of(structure), Value.count(sums[0]), Value.hours(sums[1]))));
        return new Section(
                "structures",
                text("Structures", "Structures"),
                false,
                List.of(new Block.Table(
                        "structures",
                        text("Structures présentes", "Structures that came"),
                        List.of(
                                Column.of("structure", text("Structure", "Structure")),
                                Column.of("presences", text("Présences", "Attendances")),
                                Column.of("seconds", text("Heures", "Hours"))),
                        rows,
                        List.of())));
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
