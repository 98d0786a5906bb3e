package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of the guide, made anew by scripts/screenshots.sh. Nobody and nothing in them exists. */
class GuideShots {
    private static final Path PICTURES = Path.of("guide").toAbsolutePath();
    private static final int LARGEST = 100_000;

    @TempDir
    private Path folder;

    @Test
    void fromTheFirstPageToTheStatement() throws Exception {
        Files.createDirectories(PICTURES);
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Chromium chromium = new Chromium()) {
            String root = "http://127.0.0.1:" + program.port();
            try (Chromium.Seat coordinator = chromium.seat(root, 1280);
                    Chromium.Seat closer = chromium.seat(root, 1280)) {
                coordinator.go("/essaim/");
                coordinator.logIn("camille");
                closer.go("/essaim/");
                closer.logIn("sacha");
                quarter(coordinator, closer);
            }
        }
    }

    @Test
    void fromNothingToTheFunnel() throws Exception {
        Files.createDirectories(PICTURES);
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Chromium chromium = new Chromium()) {
            String root = "http://127.0.0.1:" + program.port();
            try (Chromium.Seat coordinator = chromium.seat(root, 1280);
                    Chromium.Seat closer = chromium.seat(root, 1280)) {
                coordinator.logIn("camille");
                closer.logIn("sacha");
                new PageWalk(coordinator, closer).walk();
                closer.go("/essaim/programmes?programme=essai");
                shot(closer, "programme", 1280);
                closer.go("/essaim/programmes/structures?programme=essai");
                shot(closer, "entonnoir", 1280, "h2");
                closer.go("/essaim/programmes/structures?programme=essai&structure=S001");
                shot(closer, "parcours", 1280);
                coordinator.go("/essaim/programmes/sessions?session=lancement");
                shot(coordinator, "seance", 1280);
                shot(coordinator, "seance-360", 360, "form");
                coordinator.go("/essaim/programmes/tables?programme=essai");
                shot(coordinator, "tableaux", 1280, "table");
            }
        }
    }

    private void quarter(Chromium.Seat coordinator, Chromium.Seat closer) throws IOException {
        Journey journey = new Journey(coordinator, closer, folder);
        send(coordinator, month(journey, "planning-2025-01.csv", "01", "16:00"), "2025-01");
        shot(coordinator, "import", 1280);
        coordinator.press("Importer");
        coordinator.go("/essaim/labels?structure=S001");
        coordinator.follow("Point d’équipe");
        coordinator.choose("category", "TEAM_MEETING");
        shot(coordinator, "libelle", 1280, "h2");
        coordinator.press("Voir l’effet");
        shot(coordinator, "effet", 360);
        coordinator.press("Enregistrer");
        seal(closer);
        issue(closer);
        shot(closer, "releve", 1280);
        shot(closer, "telecharger", 1280, "ul.links");
        closer.go("/essaim/statements/explain?agreement=DIALOGUE&first=2025-01&last=2025-01&cell=S001:TEAM_MEETING:2025-01");
        shot(closer, "explication", 1280);
        send(coordinator, month(journey, "planning-2025-01-corrige.csv", "01", "16:30"), "2025-01");
        coordinator.press("Importer");
        coordinator.go("/essaim/proposals?structure=S001");
        coordinator.follow("régler");
        coordinator.type("reason", "Feuille d’émargement du 9 janvier");
        shot(coordinator, "proposition", 1280, "h2");
        send(coordinator, month(journey, "planning-2025-02.csv", "02", "16:00"), "2025-02");
        coordinator.press("Importer");
        seal(closer);
        shot(closer, "cloture", 1280, "h2");
        Path march = journey.export(
                "planning-2025-03.csv",
                meeting("Réunion d’équipe", "06/03/2025", "14:00", "16:00", "W-1"),
                meeting("Staff du mardi", "11/03/2025", "13:30", "14:30", "W-2"),
                meeting("Réunion d’équipe", "13/03/2025", "14:00", "99:99", "W-2"));
        send(coordinator, march, "2025-03");
        shot(coordinator, "refus", 360, "table");
        coordinator.press("Importer");
        coordinator.go("/essaim/");
        shot(coordinator, "premiere-page", 1280, "dl.facts");
        shot(coordinator, "premiere-page-360", 360, "dl.facts");
        closer.go("/essaim/audit?structure=S001");
        shot(closer, "historique", 1280, "h2");
    }

    private static void send(Somebody who, Path file, String month) throws IOException {
        who.go("/essaim/imports");
        who.choose("structure", "S001");
        who.choose("preset", "compani");
        who.attach("file", file);
        who.type("first", month + "-01");
        who.type("last", month + "-28");
        who.press("Voir ce qu’il dit");
    }

    private static void seal(Somebody closer) throws IOException {
        closer.go("/essaim/closing?structure=S001");
        closer.press("Clore ce mois");
        closer.go("/essaim/closing?structure=S001");
    }

    private static void issue(Somebody closer) throws IOException {
        closer.go("/essaim/statements?agreement=DIALOGUE&first=2025-01&last=2025-01");
        closer.press("Émettre");
    }

    private static Path month(Journey journey, String name, String month, String end) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String worker : List.of("W-0", "W-1", "W-2", "W-3")) {
            rows.add(meeting("Réunion d’équipe", "09/" + month + "/2025", "14:00", end, worker));
            rows.add(meeting("Point d’équipe", "16/" + month + "/2025", "14:00", "15:30", worker));
            rows.add(meeting("GAPP", "21/" + month + "/2025", "09:00", "11:00", worker));
            for (int day = 10; day < 25; day++) {
                rows.add("Intervention;;Aide à la personne APA;" + day + "/" + month + "/2025 16:45;" + day + "/" + month
                        + "/2025 17:45;;;Source;" + worker + ";Non;Non;");
            }
        }
        return journey.export(name, rows.toArray(String[]::new));
    }

    private static String meeting(String label, String day, String from, String to, String worker) {
        return "Heure interne;" + label + ";;" + day + " " + from + ";" + day + " " + to + ";;;Source;" + worker
                + ";Non;Non;";
    }

    private static void shot(Chromium.Seat seat, String name, int width) throws IOException {
        shot(seat, name, width, "h1");
    }

    /** From this on: what stands above it everybody knows by then. */
    private static void shot(Chromium.Seat seat, String name, int width, String from) throws IOException {
        Page page = seat.page();
        page.setViewportSize(width, width < 800 ? 720 : 680);
        if (!from.equals("h1")) {
            page.locator("main").locator(from).first().evaluate("element => element.scrollIntoView()");
        }
        byte[] picture = Picture.small(page.screenshot());
        page.evaluate("() => window.scrollTo(0, 0)");
        page.setViewportSize(1280, 800);
        Files.write(PICTURES.resolve(name + ".png"), picture);
        assertThat(picture.length).as(name).isLessThan(LARGEST);
    }
}
