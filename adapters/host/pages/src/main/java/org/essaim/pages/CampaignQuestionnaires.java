package org.essaim.pages;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.Finding;
import org.essaim.organisation.Duty;
import org.essaim.pack.Packs;
import org.essaim.pages.FormPage.Done;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.QuestionnaireFile;
import org.essaim.recording.Recorded;

/** Takes in what campaigns ask: a questionnaire that comes with Essaim, or one of somebody’s own from a file. */
final class CampaignQuestionnaires {
    private CampaignQuestionnaires() {}

    /** The form; whatever else is missing, one can always bring a file. */
    static Part take(Visit visit) {
        List<String> readable = QuestionnaireFile.extensions().stream()
                .filter(each -> !each.equals("pdf"))
                .map(each -> "." + each)
                .toList();
        return Typing.of(visit, "questionnaire")
                .choiceOrEmpty(
                        "shipped",
                        visit.say("Livré avec Essaim", "Shipped with Essaim"),
                        "",
                        Shipped.ALL.stream()
                                .map(each -> new Part.Option(
                                        each.key(),
                                        each.title().in(visit.language().locale())))
                                .toList())
                .free(Part.Kind.FILE, "file", visit.say("Ou le vôtre, dans un fichier", "Or yours, in a file"))
                .hint(
                        "Comme KoboToolbox ou ODK le prennent, FHIR, ou la forme des paquets\u00a0: "
                                + String.join(", ", readable),
                        "As KoboToolbox or ODK take it, FHIR, or the form of packs: " + String.join(", ", readable))
                .upload(
                        visit.address(CampaignsPage.PATH),
                        visit.say("Prendre un questionnaire", "Take a questionnaire in"),
                        visit.say("Prendre ce questionnaire", "Take it in"));
    }

    /** They do not change as long as the program runs. */
    private static final class Shipped {
        private static final List<Questionnaire> ALL = Packs.standard().questionnaires();
    }

    static Done taken(Visit visit) throws IOException {
        Typing.requireWhole(visit, Duty.CLOSER);
        List<Finding> findings = new ArrayList<>();
        Optional<Questionnaire> read = read(visit, findings);
        if (read.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
            return new Done(visit.address(CampaignsPage.PATH), new Recorded(0, 0, 1, findings));
        }
        Recorded saved = visit.essaim().questionnaires().save(read.get());
        findings.addAll(saved.findings());
        return new Done(
                visit.address(CampaignsPage.PATH),
                new Recorded(saved.stored(), saved.unchanged(), saved.refused(), findings));
    }

    private static Optional<Questionnaire> read(Visit visit, List<Finding> findings) throws IOException {
        Optional<jakarta.servlet.http.Part> file = SentFile.of(visit, "file");
        if (file.isPresent()) {
            try (InputStream content = file.get().getInputStream()) {
                return QuestionnaireFile.of(SentFile.name(file.get(), "questionnaire"), content.readAllBytes())
                        .questionnaire(findings::add);
            }
        }
        String name = visit.text("shipped");
        return Optional.of(Shipped.ALL.stream()
                .filter(each -> each.key().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.incomplete(visit.language(), "file")));
    }
}
