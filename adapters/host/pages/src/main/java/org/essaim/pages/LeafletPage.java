package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.essaim.programme.Programme;
import org.essaim.report.Report;

/** The leaflet of a programme: as it stands, and to be handed out. */
final class LeafletPage implements Page {
    static final String PATH = "leaflet";

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Plaquette", "Leaflet");
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        Programme programme = ProgrammeLinks.programme(visit);
        Report report =
                visit.essaim().leaflet(programme.id()).report(visit.language().locale());
        if (visit.below().equals(List.of("download"))) {
            return Exports.file(
                    visit,
                    visit.essaim().export(report),
                    visit.say("plaquette", "leaflet"),
                    Exports.format(visit, Exports.reports()));
        }
        if (!visit.below().isEmpty()) {
            throw Refusal.notFound(visit.language());
        }
        List<Part> parts = new ArrayList<>();
        parts.add(ProgrammeLinks.of(visit, programme, PATH));
        parts.addAll(ReportParts.of(visit, report));
        parts.add(Exports.links(
                visit, Exports.reports(), ProgrammesPage.PATH + "/" + PATH + "/download", "programme", programme.id()));
        return Screen.of(report.title(), parts);
    }
}
