package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import org.essaim.programme.Programme;

/** The way from one page of a programme to its others. */
final class ProgrammeLinks {
    private ProgrammeLinks() {}

    /** The programme that an address names. */
    static Programme programme(Visit visit) {
        return visit.essaim().programmes().programme(visit.required("programme"));
    }

    static String address(Visit visit, String page, Programme programme, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "programme";
        all[1] = programme.id();
        System.arraycopy(more, 0, all, 2, more.length);
        return visit.address(page.isEmpty() ? ProgrammesPage.PATH : ProgrammesPage.PATH + "/" + page, all);
    }

    /** The way between the pages of a programme. */
    static Part of(Visit visit, Programme programme, String here) {
        record Other(String page, String french, String english) {}
        List<Part.Link> links = new ArrayList<>();
        for (Other other : List.of(
                new Other("", "Le programme", "The programme"),
                new Other(LeafletPage.PATH, "Plaquette", "Leaflet"),
                new Other(WaysPage.PATH, "Structures et entonnoir", "Structures and funnel"),
                new Other(SessionsPage.PATH, "Séances", "Sessions"),
                new Other(CommunitiesPage.PATH, "Communautés de pratique", "Communities of practice"),
                new Other(TrainingsPage.PATH, "Formations-actions", "Training actions"),
                new Other(TablesPage.PATH, "Tableaux à remplir", "Tables to fill in"))) {
            links.add(
                    new Part.Link(visit.say(other.french(), other.english()), address(visit, other.page(), programme)));
        }
        return new Part.Menu(ProgrammeWords.name(programme), links, address(visit, here, programme));
    }
}
