package org.essaim.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.essaim.spi.QuestionnaireFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperFormatTest {
    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private static byte[] printed(Questionnaire questionnaire, Locale locale) {
        return new PaperFormat().in(locale).write(questionnaire, "papier.pdf", finding -> {});
    }

    @Test
    void theMadeUpQuestionnaireHasNothingAgainstIt() {
        Questionnaire everything = SampleQuestionnaire.everything();
        assertThat(Form.require(everything).items()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ua1", "2a"})
    void passesTheValidatorInBothLanguages(String flavour) throws Exception {
        for (Locale locale : LANGUAGES) {
            assertThat(Standards.failures(printed(SampleQuestionnaire.everything(), locale), flavour))
                    .as("failures against %s in %s", flavour, locale)
                    .isEmpty();
        }
    }

    @Test
    void theSameQuestionnaireMakesTheSameBytes() {
        byte[] once = printed(SampleQuestionnaire.everything(), Locale.FRENCH);
        assertThat(printed(SampleQuestionnaire.everything(), Locale.FRENCH)).isEqualTo(once);
    }

    @Test
    void isFoundByItsNameAndIsFrenchWhereAnythingIs() throws IOException {
        QuestionnaireFormat format = ServiceLoader.load(QuestionnaireFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals("paper"))
                .findFirst()
                .orElseThrow();
        assertThat(format.extensions()).containsExactly("pdf");
        assertThat(format.carriesAnswers()).isFalse();
        assertThat(text(format.write(SampleQuestionnaire.everything(), "f.pdf", finding -> {})))
                .contains("Baromètre de la vie au travail", "une seule réponse");
        Questionnaire english = Questionnaire.builder("poll", "1", Texts.of("en", "Poll"))
                .item(Question.open("why", Texts.of("en", "Why?"), 1))
                .build();
        byte[] pdf = format.write(english, "f.pdf", finding -> {});
        assertThat(text(pdf)).contains("1. Why?", "Sheet no.");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void paperIsNotReadBack() {
        List<Finding> findings = new ArrayList<>();
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
        assertThat(new PaperFormat().read(pdf, "scan.pdf", findings::add)).isEmpty();
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(Code.PAPER_NOT_READ))
                .satisfies(finding -> assertThat(finding.file()).isEqualTo("scan.pdf"));
    }

    @Test
    void aCalculationIsOnPaperOnlyIfWhoFillsItInNeedsIt() throws IOException {
        List<Finding> findings = new ArrayList<>();
        byte[] pdf =
                new PaperFormat().in(Locale.FRENCH).write(SampleQuestionnaire.everything(), "f.pdf", findings::add);
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(Code.NOT_ON_PAPER))
                .satisfies(finding -> assertThat(finding.path()).isEqualTo("inutile"));
        assertThat(text(pdf))
                .contains("11. Heures de l’équipe", "à calculer : [réponse à la question 10] × 35")
                .doesNotContain("Pour la saisie");
    }

    @Test
    void everyPageSaysVersionDigestAndNumber() throws IOException {
        Questionnaire everything = SampleQuestionnaire.everything();
        try (PDDocument document = Loader.loadPDF(printed(everything, Locale.FRENCH))) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(3);
            for (int page = 1; page <= pages; page++) {
                assertThat(text(document, page))
                        .contains("barometre-qvct – version 2.1.0 – "
                                + everything.digest().hex().substring(0, 12))
                        .contains("page " + page + " / " + pages);
            }
        }
    }

    @Test
    void saysHowOftenAndWithinWhichBoundsToAnswer() throws IOException {
        assertThat(text(printed(SampleQuestionnaire.everything(), Locale.FRENCH)))
                .contains("(plusieurs réponses possibles, de 2 à 3)")
                .contains("(nombre entier ; de 16 à 99)")
                .contains("(du 1er janvier 1980 au 31 décembre 2026)")
                .contains("Cette partie se remplit de 2 à 12 fois. Au-delà de 2, photocopiez-la")
                .contains("Partie D – fois n° 2")
                .contains("reunion-jour[2]")
                .doesNotContain("reunion-jour[3]")
                .contains("Les questions marquées d’un * appellent une réponse.")
                .contains("Si vous avez répondu « Oui » à la question 4, allez à la question 7.");
        assertThat(text(printed(SampleQuestionnaire.everything(), Locale.ENGLISH)))
                .contains("(several answers possible, from 2 to 3)")
                .contains("If you answered “Yes” to question 4, go to question 7.");
    }

    @Test
    void aQuestionStaysWithItsLinesWhereTheyFitOnOnePage() throws IOException {
        Questionnaire.Builder builder = Questionnaire.builder("lignes", "1", Texts.french("Lignes"));
        for (int i = 1; i <= 12; i++) {
            builder.item(Question.open("q" + i, Texts.french("Début " + i), 12).when(Condition.always()));
            builder.item(new Item.Section(
                    "s" + i,
                    Texts.french("Section " + i),
                    Question.builder("f" + i, Question.Type.CHOICE, Texts.french("Choix " + i))
                            .options(
                                    Option.of("a", Texts.french("Premier " + i)),
                                    Option.of("b", Texts.french("Second " + i)),
                                    Option.of("z", Texts.french("Dernier " + i)))
                            .build()));
        }
        try (PDDocument document = Loader.loadPDF(printed(builder.build(), Locale.FRENCH))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                List<String> words = Arrays.asList(text(document, page).split(" "));
                for (int i = 1; i <= 12; i++) {
                    boolean heading = isThere(words, "Section", i);
                    assertThat(isThere(words, "Choix", i)).isEqualTo(heading);
                    assertThat(isThere(words, "Dernier", i)).isEqualTo(heading);
                }
            }
        }
    }

    private static boolean isThere(List<String> words, String word, int number) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals(word) && words.get(i + 1).equals(Integer.toString(number))) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 25)
    void whateverIsAskedIsOnPaper(@ForAll long seed) throws IOException {
        Questionnaire questionnaire = new RandomQuestionnaire(seed, 50).questionnaire();
        // What stands at the foot of a page may come between two lines of one question.
        String text = text(printed(questionnaire, Locale.FRENCH))
                .replace(" ", "")
                .replaceAll("hasard–version1–[0-9a-f]{12}page\\d+/\\d+", "")
                // The mark of what calls for an answer stands beside the lines of a row.
                .replace("*", "");
        check(questionnaire.items(), text);
    }

    private static void check(List<Item> items, String text) {
        for (Item item : items) {
            words(item.text(), text);
            if (item instanceof Item.Section section) {
                check(section.items(), text);
            } else if (item instanceof Question question) {
                question.options().forEach(option -> words(option.text(), text));
            }
        }
    }

    // Word by word: beside the lines stand codes, marks and what else is asked.
    private static void words(org.essaim.questionnaire.Texts texts, String text) {
        for (String word : texts.in(Locale.FRENCH).split(" ", -1)) {
            assertThat(text).contains(word.replace("*", ""));
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return plain(stripper.getText(document));
    }

    /** Spaces and line ends as one ordinary space. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\u00a0\u202f]+", " ");
    }
}
