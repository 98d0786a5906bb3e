package org.essaim.leaflet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.essaim.programme.Approach;
import org.essaim.programme.Committee;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.DeclaredDate;
import org.essaim.programme.Objective;
import org.essaim.programme.Offer;
import org.essaim.programme.Partner;
import org.essaim.programme.PartnerRole;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.programme.ResearchProgramme;
import org.essaim.programme.Stated;
import org.essaim.programme.TrainingProduct;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/**
 * The leaflet that a carrier hands out (<i>plaquette d’un programme</i>): who carries and pays for it, mission and objectives, phases, approaches with who offers them, and
 * the questions to ask oneself, with lines to answer on.
 *
 * <p>What the programme does not say is left out. Its texts are in the language in which they were written; headings and questions are in French or English. Immutable.
 */
public final class Leaflet {
    private final Programme programme;
    private final List<Questionnaire> asked;
    private final List<TrainingProduct> trainings;

    private Leaflet(Programme programme, List<Questionnaire> asked, List<TrainingProduct> trainings) {
        this.programme = programme;
        this.asked = asked;
        this.trainings = trainings;
    }

    /**
     * The leaflet of a programme.
     *
     * @param questionnaires among which are those that a structure answers when it applies; of several versions the last is asked
     * @param trainings among which are those that the programme rests on
     */
    public static Leaflet of(Programme programme, List<Questionnaire> questionnaires, List<TrainingProduct> trainings) {
        List<Questionnaire> asked = new ArrayList<>();
        for (Programme.Asked each : programme.questionnaires()) {
            if (each.phase().isEmpty()) {
                questionnaires.stream()
                        .filter(questionnaire -> questionnaire.id().equals(each.questionnaire()))
                        .reduce((one, later) -> later)
                        .ifPresent(asked::add);
            }
        }
        return new Leaflet(
                programme,
                asked,
                trainings.stream()
                        .filter(training -> programme.trainings().contains(training.id()))
                        .toList());
    }

    /** The leaflet laid out for people, in French or English. */
    public Report report(Locale locale) {
        return new Layout(locale.getLanguage().equals("en")).report();
    }

    private final class Layout {
        private final boolean english;
        private final Locale locale;
        private final List<Section> sections = new ArrayList<>();

        Layout(boolean english) {
            this.english = english;
            this.locale = english ? Locale.UK : Locale.FRANCE;
        }

        private String say(String french, String inEnglish) {
            return english ? inEnglish : french;
        }

        Report report() {
            add("carrier", say("Porté par", "Carried by"), carrier());
            add("programme", subtitle(), presentation());
            add("mission", say("Mission et objectifs", "Mission and objectives"), mission());
            add("phases", say("Un programme déployé sur plusieurs phases", "A programme in several phases"), phases());
            add(
                    "approaches",
                    say("Différentes approches managériales proposées", "Managerial approaches on offer"),
                    approaches());
            add("trainings", say("Les formations", "Trainings"), trainings());
            asked.forEach(each -> add("questions-" + each.id(), each.title().in(locale), questions(each)));
            return new Report(
                    "leaflet",
                    programme.name(),
                    programme.acronym(),
                    locale,
                    Audience.PUBLISHED,
                    false,
                    null,
                    sections);
        }

        private void add(String id, String title, List<Block> blocks) {
            if (!blocks.isEmpty()) {
                sections.add(new Section(id, title, false, blocks));
            }
        }

        private String subtitle() {
            return programme.longTitle().isEmpty() ? say("Le programme", "The programme") : programme.longTitle();
        }

        private List<Block> carrier() {
            Map<PartnerRole, List<Partner>> roles = programme.partners().stream()
                    .collect(Collectors.groupingBy(Partner::role, LinkedHashMap::new, Collectors.toList()));
            List<Fact> facts = new ArrayList<>();
            for (PartnerRole role : PartnerRole.values()) {
                List<Partner> partners = roles.getOrDefault(role, List.of());
                if (!partners.isEmpty()) {
                    facts.add(new Fact(
                            role.name().toLowerCase(Locale.ROOT),
                            role.title(locale),
                            Value.of(partners.stream().map(this::named).collect(Collectors.joining(", ")))));
                }
            }
            return facts.isEmpty() ? List.of() : List.of(new Block.Facts(facts));
        }

        private String named(Partner partner) {
            return partner.organisation()
                    + (partner.legalForm().isEmpty() ? "" : " (" + partner.legalForm() + ")")
                    + (partner.contribution().isEmpty() ? "" : ", " + partner.contribution());
        }

        private List<Block> presentation() {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Paragraph(programme.description()));
            List<Fact> facts = new ArrayList<>();
            fact(facts, "territory", say("Territoire", "Territory"), programme.territory());
            fact(facts, "sectors", say("Secteurs", "Sectors"), String.join(", ", programme.sectors()));
            DeclaredDate start = programme.start();
            fact(facts, "start", say("Début", "Start"), start == null ? "" : start.text());
            fact(
                    facts,
                    "groups",
                    say("Pour qui", "For whom"),
                    texts(programme.background().targetGroups()));
            fact(
                    facts,
                    "contributors",
                    say("Contributeurs", "Contributors"),
                    texts(programme.background().contributors()));
            if (!facts.isEmpty()) {
                blocks.add(new Block.Facts(facts));
            }
            return blocks;
        }

        private void fact(List<Fact> facts, String key, String title, String text) {
            if (!text.isBlank()) {
                facts.add(new Fact(key, title, Value.of(text)));
            }
        }

        private String texts(List<Stated> stated) {
            return stated.stream().map(Stated::text).collect(Collectors.joining(say("\u202f; ", "; ")));
        }

        private List<Block> mission() {
            List<Block> blocks = new ArrayList<>();
            programme.background().origin().forEach(each -> blocks.add(new Block.Paragraph(each.text())));
            if (!programme.background().roadmaps().isEmpty()) {
                blocks.add(new Block.Paragraph(say("Dans le cadre de\u00a0: ", "Within: ")
                        + texts(programme.background().roadmaps())));
            }
            if (!programme.objectives().isEmpty()) {
                blocks.add(new Block.Bullets(
                        programme.objectives().stream().map(Objective::text).toList()));
            }
            List<String> means = new ArrayList<>();
            programme.background().tools().forEach(each -> means.add(each.text()));
            programme.background().resources().forEach(each -> means.add(each.text()));
            if (!means.isEmpty()) {
                blocks.add(new Block.Heading(say("Outils et ressources", "Tools and resources")));
                blocks.add(new Block.Bullets(means));
            }
            return blocks;
        }

        private List<Block> phases() {
            List<Block> blocks = new ArrayList<>();
            if (!programme.phases().isEmpty()) {
                blocks.add(new Block.Bullets(
                        programme.phases().stream().map(this::phase).toList()));
            }
            List<DeclaredCount> declared = programme.declared();
            if (!declared.isEmpty()) {
                blocks.add(new Block.Facts(declared.stream()
                        .map(each -> new Fact(each.code(), each.title(), count(each)))
                        .toList()));
            }
            List<String> beside = new ArrayList<>();
            programme.committees().stream().map(this::committee).forEach(beside::add);
            programme.research().stream().map(ResearchProgramme::title).forEach(beside::add);
            if (!beside.isEmpty()) {
                blocks.add(new Block.Paragraph(say("Le programme est accompagné par\u00a0:", "Beside the programme:")));
                blocks.add(new Block.Bullets(beside));
            }
            return blocks;
        }

        private String phase(Phase phase) {
            return say("Phase ", "Phase ") + phase.number() + say("\u00a0: ", ": ") + phase.title();
        }

        private Value count(DeclaredCount count) {
            return count.precision() == DeclaredCount.Precision.EXACT && count.value() != null
                    ? Value.count(count.value())
                    : Value.of(count.text());
        }

        private String committee(Committee committee) {
            return committee.title()
                    + (committee.organisations().isEmpty()
                            ? ""
                            : " (" + String.join(", ", committee.organisations()) + ")");
        }

        private List<Block> approaches() {
            List<Block> blocks = new ArrayList<>();
            for (Approach approach : programme.approaches()) {
                blocks.add(new Block.Heading(approach.title()));
                blocks.add(new Block.Paragraph(approach.definition()
                        + (approach.origin().isEmpty()
                                ? ""
                                : say(" Origine\u00a0: ", " Origin: ") + approach.origin() + ".")));
                if (!approach.tools().isEmpty()) {
                    blocks.add(new Block.Bullets(approach.tools()));
                }
                List<Fact> facts = new ArrayList<>();
                for (Offer offer : programme.offers()) {
                    if (offer.approach().equals(approach.code())) {
                        facts.add(new Fact("provider", say("Prestataire", "Provider"), Value.of(offer.provider())));
                        if (offer.website() != null) {
                            facts.add(new Fact("website", say("Site", "Web site"), new Value.Link(offer.website())));
                        }
                        if (offer.contact() != null) {
                            facts.add(new Fact("contact", "Contact", Value.of(offer.contact())));
                        }
                    }
                }
                if (!facts.isEmpty()) {
                    blocks.add(new Block.Facts(facts));
                }
            }
            return blocks;
        }

        private List<Block> trainings() {
            List<Block> blocks = new ArrayList<>();
            for (TrainingProduct training : trainings) {
                blocks.add(new Block.Heading(training.title()));
                blocks.add(new Block.Paragraph(training.provider()
                        + (training.method().isEmpty() ? "" : say("\u00a0: ", ": ") + training.method())));
            }
            return blocks;
        }

        // Open questions with their lines; how anything else looks on paper is said by a printed questionnaire.
        private List<Block> questions(Questionnaire questionnaire) {
            List<Block> blocks = new ArrayList<>();
            String introduction = questionnaire.introduction().in(locale);
            if (!introduction.isBlank()) {
                blocks.add(new Block.Paragraph(introduction));
            }
            questionnaire.items().forEach(item -> question(item, blocks));
            return blocks;
        }

        private void question(Item item, List<Block> blocks) {
            if (item instanceof Item.Section section) {
                blocks.add(new Block.Heading(section.text().in(locale)));
                section.items().forEach(each -> question(each, blocks));
            } else if (item instanceof Item.Note note) {
                blocks.add(new Block.Paragraph(note.text().in(locale)));
            } else if (item instanceof Question question) {
                blocks.add(new Block.Heading(question.text().in(locale)));
                if (!question.prompts().isEmpty()) {
                    blocks.add(new Block.Bullets(question.prompts().stream()
                            .map(each -> each.in(locale))
                            .toList()));
                }
                if (!question.options().isEmpty()) {
                    blocks.add(new Block.Bullets(question.options().stream()
                            .map(each -> "☐ " + each.text().in(locale))
                            .toList()));
                } else {
                    blocks.add(new Block.Lines(Math.min(Block.Lines.MOST, Math.max(1, question.lines()))));
                }
            }
        }
    }

    /** Whose leaflet it is. */
    public Programme programme() {
        return programme;
    }

    @Override
    public String toString() {
        return "Leaflet[" + programme.id() + "]";
    }
}
