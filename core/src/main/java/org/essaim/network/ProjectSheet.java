package org.essaim.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Prose;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/** Lays one project out; what nobody told says so. */
final class ProjectSheet {
    private final boolean english;
    private final List<Fact> facts = new ArrayList<>();

    private ProjectSheet(boolean english) {
        this.english = english;
    }

    static Report of(NetworkProject project, Locale asked) {
        ProjectSheet sheet = new ProjectSheet(asked.getLanguage().equals("en"));
        Locale locale = sheet.english ? Locale.UK : Locale.FRANCE;
        sheet.fact("leader", "Porteur", "Leader", project.leader());
        sheet.fact("structures", "Structures", "Structures", String.join(", ", project.structures()));
        sheet.fact("territory", "Territoire", "Territory", project.territory());
        sheet.fact("approaches", "Approches", "Approaches", String.join(", ", project.approaches()));
        sheet.fact("partners", "Partenaires", "Partners", String.join(", ", project.partners()));
        sheet.fact("funders", "Financeurs", "Funders", String.join(", ", project.funders()));
        sheet.fact("state", "État", "State", project.state().title(locale));
        sheet.day("begins", "Début", "Begins", project.begins());
        sheet.day("ends", "Fin", "Ends", project.ends());
        sheet.fact("programme", "Programme", "Programme", project.programme());
        sheet.fact("source", "Où c’est écrit", "Where it is written", project.source());
        List<Block> blocks = new ArrayList<>(Prose.blocks(project.what()));
        blocks.add(new Block.Facts(sheet.facts));
        String title = sheet.say("Fiche projet", "Project sheet");
        return new Report(
                "project-sheet",
                project.title(),
                "",
                locale,
                Audience.PUBLISHED,
                false,
                null,
                List.of(new Section("project", title, false, blocks)));
    }

    private String say(String french, String inEnglish) {
        return english ? inEnglish : french;
    }

    private Value unsaid() {
        return new Value.Absent(say("non renseigné", "not told"));
    }

    private void fact(String key, String french, String inEnglish, String text) {
        facts.add(new Fact(key, say(french, inEnglish), text.isBlank() ? unsaid() : Value.of(text)));
    }

    private void day(String key, String french, String inEnglish, @Nullable LocalDate day) {
        facts.add(new Fact(key, say(french, inEnglish), day == null ? unsaid() : new Value.Day(day)));
    }
}
