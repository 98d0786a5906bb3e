package org.essaim.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.essaim.funding.FundingAgreement;
import org.essaim.organisation.Structure;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.spi.Document;
import org.essaim.time.Category;
import org.essaim.time.MappingVersion;
import org.essaim.time.Receipt;
import org.essaim.time.Sealing;
import org.jspecify.annotations.Nullable;

/** Who imported, mapped, sealed, reopened and issued, and when. */
final class AuditPage extends StructurePage {
    private static final int MOST = 300;

    private record Event(Instant at, String actor, String what, String about) {}

    @Override
    public String path() {
        return "audit";
    }

    @Override
    public String title(Language language) {
        return language.say("Historique", "Audit");
    }

    @Override
    void show(Visit visit, Structure structure, List<Part> parts) {
        parts.add(new Part.Heading(Forms.name(structure)));
        List<Event> events = new ArrayList<>();
        sealings(visit, structure, events);
        labels(visit, structure, events);
        imports(visit, structure, events);
        statements(visit, structure, events);
        if (events.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Rien ne s’est encore passé.", "Nothing happened yet.")));
            return;
        }
        List<List<Cell>> rows = events.stream()
                .sorted(Comparator.comparing(Event::at).reversed())
                .limit(MOST)
                .map(event -> List.of(
                        Cell.of(Forms.moment(event.at(), structure.zone())),
                        Cell.of(event.actor()),
                        Cell.of(event.what()),
                        Cell.of(event.about())))
                .toList();
        parts.add(new Part.Grid(
                visit.say("Ce qui s’est passé, le plus récent d’abord", "What happened, newest first"),
                List.of(
                        Head.words(visit.say("Le", "On")),
                        Head.words(visit.say("Compte", "Account")),
                        Head.words(visit.say("Acte", "Act")),
                        Head.words(visit.say("Objet", "About"))),
                rows,
                List.of()));
    }

    private static void sealings(Visit visit, Structure structure, List<Event> events) {
        for (Sealing sealing : visit.essaim().time().sealings(structure.id())) {
            String what = (sealing.reopened()
                            ? visit.say("rouvert, sceau ", "reopened, seal ")
                            : visit.say("clos, sceau ", "sealed, seal "))
                    + sealing.number();
            String month = visit.figures().month(sealing.month());
            events.add(new Event(
                    sealing.at(), sealing.actor(), what, sealing.reopened() ? month + ", " + sealing.reason() : month));
        }
    }

    private static void labels(Visit visit, Structure structure, List<Event> events) {
        List<MappingVersion> versions = new ArrayList<>(visit.essaim().time().mappingVersions(structure.id()));
        versions.addAll(visit.essaim().time().mappingVersions());
        for (MappingVersion version : versions) {
            String about = version.changes().stream()
                    .limit(5)
                    .map(change -> change.label() + " → " + category(visit, change.after()))
                    .collect(Collectors.joining(", "));
            int more = version.changes().size() - 5;
            events.add(new Event(
                    version.at(),
                    version.author(),
                    version.owner().equals(structure.id())
                            ? visit.say("libellés de la structure", "labels of the structure")
                            : visit.say("libellés de la fédération", "labels of the federation"),
                    more > 0 ? about + " + " + more : about));
        }
    }

    private static String category(Visit visit, @Nullable Category category) {
        return category == null ? "–" : category.title(visit.language().locale());
    }

    private static void imports(Visit visit, Structure structure, List<Event> events) {
        for (Receipt receipt : visit.essaim().time().receipts()) {
            if (receipt.structure().equals(structure.id())) {
                events.add(new Event(
                        receipt.at(),
                        receipt.actor(),
                        visit.say("importé", "imported"),
                        receipt.id() + ", " + receipt.source()));
            }
        }
    }

    // Of statements that cover the structure, the commits alone: what they say is on their own page.
    private static void statements(Visit visit, Structure structure, List<Event> events) {
        List<FundingAgreement> covering = visit.essaim().funding().agreements().stream()
                .filter(agreement -> agreement.scope().contains(structure.id()))
                .toList();
        for (Document newest : visit.essaim().store().documents("statement")) {
            String id = newest.key().id();
            if (covering.stream()
                    .anyMatch(agreement -> id.substring(0, id.lastIndexOf(':')).equals(agreement.id()))) {
                for (Document version : visit.essaim().store().history(newest.key())) {
                    events.add(new Event(
                            version.committedAt(),
                            version.actor(),
                            visit.say("relevé émis, version ", "statement issued, version ") + version.version(),
                            id));
                }
            }
        }
    }
}
