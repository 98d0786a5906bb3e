package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.essaim.organisation.Duty;
import org.essaim.programme.Programme;

/** The tables of a programme that people fill in: applications, decisions, phases, sessions, registrations, attendance. */
final class TablesPage implements Page {
    static final String PATH = "tables";
    private static final String PAGE = ProgrammesPage.PATH + "/" + PATH;

    private final TableDesk desk = new TableDesk(TypedTable.OF_PROGRAMMES);

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Tableaux à remplir", "Tables to fill in");
    }

    @Override
    public Duty duty() {
        return Duty.READER;
    }

    @Override
    public Answer get(Visit visit) {
        if (!visit.below().isEmpty()) {
            return desk.below(visit);
        }
        Programme programme = ProgrammeLinks.programme(visit);
        List<Part> parts = new ArrayList<>();
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        List<Part> tables =
                desk.parts(visit, PAGE, visit.essaim().programmes().calls(programme.id()), "programme", programme.id());
        if (tables.isEmpty()) {
            parts.add(new Part.Prose(visit.say(
                    "Il faut l’habilitation de coordination pour envoyer des tableaux.",
                    "It takes the duty of a coordinator to send tables.")));
        }
        parts.addAll(tables);
        return Screen.of(
                ProgrammeWords.name(programme) + visit.say("\u00a0: tableaux à remplir", ": tables to fill in"), parts);
    }

    @Override
    public Answer post(Visit visit) throws IOException {
        return desk.posted(
                visit, PAGE, "programme", ProgrammeLinks.programme(visit).id());
    }
}
