package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.programme.Approach;
import org.essaim.programme.Committee;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.DeclaredDate;
import org.essaim.programme.Objective;
import org.essaim.programme.Offer;
import org.essaim.programme.Partner;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.programme.Stated;

/** Lays out what a programme is: who carries and pays it, whom it is for, its phases and approaches, what was declared. */
final class ProgrammeParts {
    private final Visit visit;
    private final Programme programme;
    private final List<Part> parts = new ArrayList<>();

    private ProgrammeParts(Visit visit, Programme programme) {
        this.visit = visit;
        this.programme = programme;
    }

    static List<Part> of(Visit visit, Programme programme) {
        ProgrammeParts laidOut = new ProgrammeParts(visit, programme);
        laidOut.parts.add(new Part.Prose(programme.description()));
        laidOut.facts();
        laidOut.partners();
        laidOut.committees();
        laidOut.phases();
        laidOut.approaches();
        laidOut.declared();
        return laidOut.parts;
    }

    private void facts() {
        List<List<Cell>> rows = new ArrayList<>();
        row(rows, "Nom", "Name", programme.name());
        row(rows, "Identifiant", "Identifier", programme.id());
        DeclaredDate start = programme.start();
        row(rows, "Début", "Start", start == null ? "" : start.text());
        row(rows, "Territoire", "Territory", programme.territory());
        row(rows, "Secteurs", "Sectors", String.join(", ", programme.sectors()));
        row(rows, "Origine", "Origin", stated(programme.background().origin()));
        row(rows, "Feuilles de route", "Roadmaps", stated(programme.background().roadmaps()));
        row(
                rows,
                "Publics visés",
                "Target groups",
                stated(programme.background().targetGroups()));
        row(rows, "Contributeurs", "Contributors", stated(programme.background().contributors()));
        row(rows, "Ressources", "Resources", stated(programme.background().resources()));
        row(rows, "Outils", "Tools", stated(programme.background().tools()));
        int number = 0;
        for (Objective objective : programme.objectives()) {
            number++;
            row(rows, "Objectif " + number, "Objective " + number, objective.text());
        }
        row(
                rows,
                "Recherche",
                "Research",
                programme.research().stream()
                        .map(each -> each.discipline() + " – " + each.title())
                        .collect(Collectors.joining("\u202f; ")));
        row(rows, "Formations", "Trainings", String.join(", ", trainings()));
        row(rows, "Source", "Source", programme.source());
        grid(
                visit.say("Ce qu’il est", "What it is"),
                List.of(
                        Head.words(visit.say("Quoi", "What")),
                        Head.words(visit.say("Selon ses documents", "As its documents say"))),
                rows);
    }

    private List<String> trainings() {
        return programme.trainings().stream()
                .map(id -> visit.essaim().programmes().trainings().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .map(each -> each.title() + " (" + each.provider() + ")")
                        .orElse(id))
                .toList();
    }

    private void row(List<List<Cell>> rows, String french, String english, String value) {
        if (!value.isEmpty()) {
            rows.add(List.of(Cell.of(visit.say(french, english)), Cell.of(value)));
        }
    }

    private static String stated(List<Stated> all) {
        return all.stream().map(Stated::text).collect(Collectors.joining("\u202f; "));
    }

    private void partners() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Partner partner : programme.partners()) {
            rows.add(List.of(
                    Cell.of(partner.organisation()),
                    Cell.of(partner.role().title(visit.language().locale())),
                    known(partner.legalForm()),
                    known(partner.contribution())));
        }
        grid(
                visit.say("Porteur, financeurs, soutiens", "Carrier, funders, supporters"),
                List.of(
                        Head.words(visit.say("Organisme", "Organisation")),
                        Head.words(visit.say("Rôle", "Role")),
                        Head.words(visit.say("Forme juridique", "Legal form")),
                        Head.words(visit.say("Apport", "Contribution"))),
                rows);
    }

    private void committees() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Committee committee : programme.committees()) {
            rows.add(List.of(
                    Cell.of(committee.title()),
                    Cell.of(ProgrammeWords.kind(visit.language(), committee.kind())),
                    known(String.join(", ", committee.organisations()))));
        }
        grid(
                visit.say("Comités", "Committees"),
                List.of(
                        Head.words(visit.say("Comité", "Committee")),
                        Head.words(visit.say("Nature", "Kind")),
                        Head.words(visit.say("Organismes", "Organisations"))),
                rows);
    }

    private void phases() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Phase phase : programme.phases()) {
            rows.add(List.of(
                    Cell.of(phase.number() + ". " + phase.title()),
                    Cell.of(ProgrammeWords.kind(visit.language(), phase.kind())),
                    known(phase.approaches().stream().map(this::approach).collect(Collectors.joining(", "))),
                    known(phase.entry() == null ? "" : phase.entry().text())));
        }
        grid(
                visit.say("Phases", "Phases"),
                List.of(
                        Head.words(visit.say("Phase", "Phase")),
                        Head.words(visit.say("Nature", "Kind")),
                        Head.words(visit.say("Approches", "Approaches")),
                        Head.words(visit.say("Condition d’entrée", "Entry condition"))),
                rows);
    }

    private String approach(String code) {
        return programme.approach(code).map(Approach::title).orElse(code);
    }

    private void approaches() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Approach approach : programme.approaches()) {
            rows.add(List.of(
                    Cell.of(approach.title()),
                    Cell.of(approach.definition()),
                    known(approach.origin()),
                    known(approach.drawsOn().stream().map(this::approach).collect(Collectors.joining(", "))),
                    known(programme.offers(approach.code()).stream()
                            .map(Offer::provider)
                            .collect(Collectors.joining(", "))),
                    known(String.join(", ", approach.tools()))));
        }
        grid(
                visit.say("Approches", "Approaches"),
                List.of(
                        Head.words(visit.say("Approche", "Approach")),
                        Head.words(visit.say("Définition", "Definition")),
                        Head.words(visit.say("Origine", "Origin")),
                        Head.words(visit.say("S’appuie sur", "Draws on")),
                        Head.words(visit.say("Prestataires", "Providers")),
                        Head.words(visit.say("Outils", "Tools"))),
                rows);
    }

    private void declared() {
        List<List<Cell>> rows = new ArrayList<>();
        for (DeclaredCount count : programme.declared()) {
            rows.add(List.of(
                    Cell.of(count.title()),
                    count.number()
                            .map(number -> Cell.of(visit.figures().count(number)))
                            .orElseGet(() -> Cell.absent(visit.say("aucun nombre donné", "no number given"))),
                    Cell.of(ProgrammeWords.precision(visit.language(), count.precision())),
                    Cell.of(count.text()),
                    known(programme.phase(count.phase()).map(Phase::title).orElse(""))));
        }
        grid(
                visit.say("Ce que le porteur déclare", "What the carrier declares"),
                List.of(
                        Head.words(visit.say("Compté", "Counted")),
                        Head.figures(visit.say("Nombre", "Number")),
                        Head.words(visit.say("Précision", "Precision")),
                        Head.words(visit.say("Dans ses mots", "In its words")),
                        Head.words(visit.say("Phase", "Phase"))),
                rows);
    }

    private Cell known(String value) {
        return value.isEmpty() ? Cell.absent(visit.say("non dit", "not said")) : Cell.of(value);
    }

    private void grid(String caption, List<Head> heads, List<List<Cell>> rows) {
        if (!rows.isEmpty()) {
            parts.add(new Part.Grid(caption, heads, rows, List.of()));
        }
    }
}
