package org.essaim.leaflet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.essaim.programme.Approach;
import org.essaim.programme.Offer;
import org.essaim.programme.Partner;
import org.essaim.programme.PartnerRole;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.junit.jupiter.api.Test;

/** A leaflet says what the programme says, and leaves room to answer. */
class LeafletTest {
    private static final Questionnaire QUESTIONS = Questionnaire.builder(
                    "depart", "1", Texts.french("Avant de se lancer"))
            .item(Question.open("un-an", Texts.french("Dans 1 an ?"), 5))
            .build();

    private static Programme.Builder programme() {
        return Programme.builder("essai", "Programme d’essai")
                .acronym("ESSAI")
                .description("Un essai.")
                .partners(
                        new Partner("Caisse fictive", PartnerRole.FUNDER, ""),
                        new Partner("Pôle fictif", PartnerRole.CARRIER, "GIP", "", ""))
                .phases(new Phase(1, "p", "Sensibilisation", Phase.Kind.AWARENESS, List.of(), ""))
                .approaches(new Approach("a", "L’approche", "Une définition.", "", List.of(), ""))
                .offers(new Offer("a", "Organisme fictif", URI.create("https://example.org"), null, ""))
                .questionnaires(new Programme.Asked("depart", "", ""));
    }

    @Test
    void itGoesFromWhoCarriesItToTheQuestions() {
        Report report =
                Leaflet.of(programme().build(), List.of(QUESTIONS), List.of()).report(Locale.FRANCE);
        assertThat(report.title()).isEqualTo("Programme d’essai");
        assertThat(report.sections())
                .extracting(Section::title)
                .containsExactly(
                        "Porté par",
                        "Le programme",
                        "Un programme déployé sur plusieurs phases",
                        "Différentes approches managériales proposées",
                        "Avant de se lancer");
        assertThat(((Block.Facts) report.sections().get(0).blocks().get(0)).facts())
                .as("the carrier first, whatever the order")
                .extracting(fact -> fact.value())
                .containsExactly(Value.of("Pôle fictif (GIP)"), Value.of("Caisse fictive"));
        assertThat(report.sections().get(3).blocks())
                .contains(new Block.Heading("L’approche"), new Block.Paragraph("Une définition."))
                .anyMatch(block -> block instanceof Block.Facts facts
                        && facts.facts().get(1).value().equals(new Value.Link(URI.create("https://example.org"))));
        assertThat(report.sections().get(4).blocks()).contains(new Block.Heading("Dans 1 an ?"), new Block.Lines(5));
    }

    @Test
    void whatIsAskedLaterIsNotOnIt() {
        Programme later = programme()
                .questionnaires(new Programme.Asked("depart", "p", ""))
                .build();
        assertThat(Leaflet.of(later, List.of(QUESTIONS), List.of())
                        .report(Locale.UK)
                        .sections())
                .extracting(Section::title)
                .doesNotContain("Avant de se lancer")
                .contains("Carried by");
    }
}
