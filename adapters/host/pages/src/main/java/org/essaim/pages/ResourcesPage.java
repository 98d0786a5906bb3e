package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.sharing.Reading;
import org.essaim.sharing.Resource;
import org.essaim.sharing.Resources;

/** Resources that the network shares, and how often they are read: what there is, and the tables in which it is told. */
final class ResourcesPage implements Page {
    private static final String PATH = "resources";

    private final TableDesk desk = new TableDesk(TypedTable.OF_RESOURCES);

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Ressources", "Resources");
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        if (visit.below().equals(List.of("report", "download"))) {
            return downloaded(visit);
        }
        if (!visit.below().isEmpty()) {
            return desk.below(visit);
        }
        Resources resources = visit.essaim().resources();
        List<Part> parts = new ArrayList<>();
        if (!visit.text("resource").isEmpty()) {
            return one(visit, resources.resource(visit.text("resource")), parts);
        }
        parts.add(list(visit, resources.all()));
        if (visit.isWhole()) {
            parts.add(Exports.links(visit, Exports.reports(), PATH + "/report/download"));
        }
        parts.addAll(desk.parts(visit, PATH, List.of()));
        return Screen.of(title(visit.language()), parts);
    }

    private static Answer downloaded(Visit visit) throws IOException {
        Locale locale = visit.language().locale();
        return Exports.file(
                visit,
                visit.essaim().export(visit.essaim().resources().report("", locale)),
                visit.say("ressources", "resources"),
                Exports.format(visit, Exports.reports()));
    }

    private static Part list(Visit visit, List<Resource> resources) {
        if (resources.isEmpty()) {
            return new Part.Prose(visit.say("Aucune ressource n’est encore partagée.", "No resource is shared yet."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Resource resource : resources) {
            Integer addressees = resource.addressees();
            rows.add(List.of(
                    Cell.link(resource.title(), visit.address(PATH, "resource", resource.id())),
                    Cell.of(resource.kind().title(visit.language().locale())),
                    Cell.of(visit.figures().day(resource.published())),
                    Cell.of(resource.addressed().isEmpty() ? "–" : resource.addressed()),
                    addressees == null
                            ? Cell.absent(visit.say("inconnu", "unknown"))
                            : Cell.of(visit.figures().count(addressees)),
                    Cell.of(resource.programme().isEmpty() ? "–" : resource.programme())));
        }
        return new Part.Grid(
                visit.say("Ressources partagées", "Resources shared"),
                List.of(
                        Head.words(visit.say("Ressource", "Resource")),
                        Head.words(visit.say("Forme", "Kind")),
                        Head.words(visit.say("Publiée le", "Published on")),
                        Head.words(visit.say("Adressée à", "Addressed to")),
                        Head.figures(visit.say("Personnes visées", "People addressed")),
                        Head.words(visit.say("Programme", "Programme"))),
                rows,
                List.of());
    }

    private static Answer one(Visit visit, Resource resource, List<Part> parts) {
        parts.add(list(visit, List.of(resource)));
        if (!resource.address().isEmpty()) {
            parts.add(new Part.Prose(visit.say("Où la trouver\u00a0: ", "Where to find it: ") + resource.address()));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (Reading reading : visit.essaim().resources().readings(resource.id())) {
            rows.add(List.of(
                    Cell.of(visit.figures().month(reading.month())),
                    reading.structure().isEmpty()
                            ? Cell.of(visit.say("tout le réseau", "the whole network"))
                            : Cell.of(WaysPage.name(visit, reading.structure())),
                    Cell.of(visit.figures().count(reading.views())),
                    Cell.of(visit.figures().count(reading.readers()))));
        }
        parts.add(
                rows.isEmpty()
                        ? new Part.Prose(visit.say(
                                "Rien n’est dit de ses lectures dans votre périmètre\u00a0: c’est inconnu, et non zéro.",
                                "Nothing is told of its readings within your perimeter: that is unknown, not zero."))
                        : new Part.Grid(
                                visit.say("Lectures, mois par mois", "Readings, month by month"),
                                List.of(
                                        Head.words(visit.say("Mois", "Month")),
                                        Head.words(visit.say("Structure", "Structure")),
                                        Head.figures(visit.say("Consultations", "Views")),
                                        Head.figures(visit.say("Personnes différentes", "Different people"))),
                                rows,
                                List.of()));
        parts.add(new Part.Links(
                List.of(new Part.Link(visit.say("Toutes les ressources", "All resources"), visit.address(PATH)))));
        return Screen.of(resource.title(), parts);
    }

    @Override
    public Answer post(Visit visit) throws IOException {
        return desk.posted(visit, PATH);
    }
}
