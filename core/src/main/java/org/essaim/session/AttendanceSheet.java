package org.essaim.session;

import java.text.Collator;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.essaim.organisation.WorkerId;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays out the sheet that people sign at a session: who registered, who came, and room for a signature. */
final class AttendanceSheet {
    private final SessionDossier dossier;
    private final String programme;
    private final Function<WorkerId, Optional<String>> names;
    private final Locale locale;

    AttendanceSheet(
            SessionDossier dossier, String programme, Function<WorkerId, Optional<String>> names, Locale locale) {
        this.dossier = dossier;
        this.programme = programme;
        this.names = names;
        this.locale = locale;
    }

    Report report() {
        return new Report(
                "attendance.sheet",
                text("Feuille d’émargement", "Attendance sheet"),
                dossier.session().title(),
                locale,
                Audience.RECIPIENT,
                false,
                null,
                List.of(sheet()));
    }

    private Section sheet() {
        ProgrammeSession session = dossier.session();
        List<Block.Facts.Fact> facts = new ArrayList<>();
        fact(facts, "programme", text("Programme", "Programme"), programme);
        fact(facts, "kind", text("Nature", "Kind"), session.kind().title(locale));
        fact(facts, "date", text("Date", "Date"), when());
        fact(facts, "place", text("Lieu", "Place"), session.place());
        fact(facts, "cycle", text("Cycle", "Cycle"), session.cycle());
        fact(
                facts,
                "experts",
                text("Intervenants extérieurs", "External experts"),
                String.join(", ", session.experts()));
        List<Block> blocks = new ArrayList<>();
        if (session.isCancelled()) {
            blocks.add(new Block.Notice(text("Cette séance n’a pas lieu\u00a0: ", "This session does not take place: ")
                    + session.cancelled()));
        }
        blocks.add(new Block.Facts(facts));
        blocks.add(people());
        blocks.add(new Block.Facts(List.of(new Block.Facts.Fact(
                "trainer",
                text("Nom et signature de l’intervenant", "Name and signature of the trainer"),
                Value.of("")))));
        return new Section("emargement", text("Émargement", "Attendance"), false, blocks);
    }

    private static void fact(List<Block.Facts.Fact> facts, String key, String title, String value) {
        if (!value.isEmpty()) {
            facts.add(new Block.Facts.Fact(key, title, Value.of(value)));
        }
    }

    private String when() {
        Figures figures = Figures.in(locale);
        LocalDateTime start = Objects.requireNonNull(dossier.session().start());
        LocalDateTime end = Objects.requireNonNull(dossier.session().end());
        String last = start.toLocalDate().equals(end.toLocalDate()) ? "" : figures.day(end.toLocalDate()) + ", ";
        return figures.day(start.toLocalDate()) + ", " + clock(start) + " – " + last + clock(end);
    }

    private static String clock(LocalDateTime moment) {
        return String.format(Locale.ROOT, "%02d:%02d", moment.getHour(), moment.getMinute());
    }

    private Block people() {
        // Who came without being registered signs too.
        TreeMap<String, Attendee> expected = new TreeMap<>();
        TreeMap<String, Attendance> came = new TreeMap<>();
        dossier.registrations().forEach(each -> expected.put(each.who().key(), each.who()));
        dossier.attendances().forEach(each -> {
            expected.merge(
                    each.who().key(),
                    each.who(),
                    (registered, there) -> registered.number() >= there.number() ? registered : there);
            came.put(each.who().key(), each);
        });
        List<Attendee> ordered = new ArrayList<>(expected.values());
        Collator collator = Collator.getInstance(locale);
        ordered.sort(Comparator.comparing(Attendee::structure)
                .thenComparing(who -> who.worker() == null)
                .thenComparing(who -> known(who).isEmpty())
                .thenComparing(this::name, collator)
                .thenComparing(Attendee::key));
        List<List<Value>> rows = new ArrayList<>();
        ordered.forEach(who -> {
            Attendance attendance = came.get(who.key());
            for (int i = 1; i <= who.number(); i++) {
                boolean there = attendance != null && i <= attendance.who().number();
                rows.add(List.of(
                        Value.of(who.structure()),
                        Value.of(name(who)),
                        Value.of(who.function() == null ? "" : who.function().title(locale)),
                        Value.of(there && attendance != null ? presence(attendance) : ""),
                        Value.of("")));
            }
        });
        return new Block.Table(
                "people",
                text("Participants", "Participants"),
                List.of(
                        Column.of("structure", text("Structure", "Structure")),
                        Column.of("name", text("Nom", "Name")),
                        Column.of("function", text("Fonction", "Function")),
                        Column.of("presence", text("Présence", "Presence")),
                        Column.of("signature", text("Signature", "Signature"))),
                rows,
                List.of());
    }

    private String presence(Attendance attendance) {
        StringBuilder text = new StringBuilder(text("présent", "present"));
        if (attendance.from() != null) {
            text.append(text(" dès ", " from ")).append(clock(attendance.from()));
        }
        if (attendance.to() != null) {
            text.append(text(" jusqu’à ", " until ")).append(clock(attendance.to()));
        }
        return text.toString();
    }

    private String name(Attendee who) {
        WorkerId worker = who.worker();
        return worker == null ? "" : known(who).orElse(worker.display());
    }

    private Optional<String> known(Attendee who) {
        WorkerId worker = who.worker();
        return worker == null ? Optional.empty() : names.apply(worker);
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
