package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.essaim.questionnaire.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RekeyingTest {
    private static final Form FORM = Form.require(Questionnaire.builder(
                    "equipe", "1", Texts.french("L’équipe").and("en", "The team"))
            .item(Question.builder("date", Question.Type.DATE, Texts.french("Depuis quand ?"))
                    .build())
            .item(Question.builder("etp", Question.Type.NUMBER, Texts.french("Combien d’ETP ?"))
                    .constraint(Constraint.between(0, 50))
                    .build())
            .item(Question.builder("autonome", Question.Type.TRUTH, Texts.french("Autonome ?"))
                    .required()
                    .build())
            .item(Question.builder("depuis", Question.Type.WHOLE, Texts.french("Mois ?"))
                    .when(Condition.is("autonome", Answer.truth(true)))
                    .build())
            .item(Question.builder("frein", Question.Type.CHOICE, Texts.french("Un frein ?"))
                    .options(
                            Option.of("temps", Texts.french("Le temps").and("en", "Time")),
                            new Option("autre", Texts.french("Autre"), null, true))
                    .build())
            .item(Question.builder("appuis", Question.Type.CHOICE, Texts.french("Des appuis ?"))
                    .answers(0, 2)
                    .options(
                            Option.of("equipe", Texts.french("L’équipe")),
                            Option.of("reseau", Texts.french("Le réseau")))
                    .build())
            .item(new Item.Section(
                            "reunion", Texts.french("Réunion"), Question.open("sujet", Texts.french("Sujet ?"), 1))
                    .repeated(Item.Repeats.of(0, 6)))
            .build());
    private static final String HEADER = "Feuille;Structure;Date;date;etp;autonome;depuis;frein;frein=autre (texte);"
            + "appuis=equipe;appuis=reseau;sujet[1];sujet[2];sujet[3]\n";

    @TempDir
    Path folder;

    private final List<Finding> findings = new ArrayList<>();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<Rekeying.Sheet> read(String rows) throws IOException {
        return Rekeying.of(FORM).read(file("a.csv", HEADER + rows), findings::add);
    }

    private List<Rekeying.Sheet> readTwice(String first, String second) throws IOException {
        return Rekeying.of(FORM).read(file("a.csv", HEADER + first), file("b.csv", HEADER + second), findings::add);
    }

    private List<String> told() {
        return findings.stream()
                .map(finding -> finding.code().id() + (finding.isError() ? " " : " " + finding.severity() + " ")
                        + finding.file() + ":" + finding.row() + ":" + finding.column())
                .toList();
    }

    private static String written(Locale locale, boolean legend) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (legend) {
            Rekeying.of(FORM).legend(locale, out);
        } else {
            Rekeying.of(FORM).template(locale, out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theTemplateIsAHeaderInBothDialects() throws IOException {
        assertThat(written(Locale.FRANCE, false)).isEqualTo("\ufeff" + HEADER.replace("\n", "\r\n"));
        assertThat(written(Locale.UK, false))
                .isEqualTo("Sheet,Structure,Date,date,etp,autonome,depuis,frein,frein=autre (text),"
                        + "appuis=equipe,appuis=reseau,sujet[1],sujet[2],sujet[3]\r\n");
    }

    @Test
    void theLegendSaysVersionAndWhatEachColumnTakes() throws IOException {
        assertThat(written(Locale.FRANCE, true))
                .contains("equipe – 1 – " + FORM.digest().hex().substring(0, 12))
                .contains("frein;Un frein ?;\"temps = Le temps\u202f; autre = Autre\"")
                .contains("appuis=equipe;Des appuis ?;x si coché\u00a0: L’équipe")
                .contains("sujet[3];Sujet ?;tel qu’écrit");
        assertThat(written(Locale.UK, true)).contains("frein,Un frein ?,temps = Time; autre = Autre");
    }

    @Test
    void cellsAreReadAsPeopleTypeThem() throws IOException {
        List<Rekeying.Sheet> sheets = read("""
                007;S 42;1/3/2026;2024-02-29;12,50;OUI;18;Le Temps;;X;;Accueil;;Planning
                8;;;;1 000.5;n;;autre;le parking;0;oui;;;
                """);
        assertThat(sheets).extracting(Rekeying.Sheet::number).containsExactly("007", "8");
        assertThat(sheets.get(0).structure()).isEqualTo("S 42");
        assertThat(sheets.get(0).date()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(sheets.get(0).toString()).isEqualTo("Sheet[007]");
        Response first = sheets.get(0).response();
        assertThat(first.isComplete()).isTrue();
        assertThat(first.at("date")).containsExactly(Answer.day(LocalDate.of(2024, 2, 29)));
        assertThat(first.at("etp")).containsExactly(Answer.number(new BigDecimal("12.5")));
        assertThat(first.at("autonome")).containsExactly(Answer.truth(true));
        assertThat(first.at("frein")).containsExactly(Answer.choice("temps"));
        assertThat(first.at("appuis")).containsExactly(Answer.choice("equipe"));
        assertThat(first.at(Place.of("sujet", 3))).containsExactly(Answer.text("Planning"));
        Response second = sheets.get(1).response();
        assertThat(second.at("frein")).containsExactly(new Answer.Choice("autre", "le parking"));
        assertThat(second.at("appuis")).containsExactly(Answer.choice("reseau"));
        // 1 000.5 is more than the questionnaire allows: what somebody wrote on paper cannot be mended, only dropped
        // and told.
        assertThat(second.at("etp")).isEmpty();
        assertThat(told()).containsExactly("ESM-2428 INFO a.csv:3:etp");
    }

    @Test
    void whatIsNotUnderstoodIsToldAndItsSheetIsLeftOut() throws IOException {
        List<Rekeying.Sheet> sheets = read("""
                1;;31/02/2026;hier;beaucoup;peut-être;1,5;jamais;;?;;;;
                2;;;;;oui;;;sans case;;;;;
                3;;;;;non;;;;;;;;
                """);
        assertThat(sheets).extracting(Rekeying.Sheet::number).containsExactly("3");
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "ESM-2478 a.csv:2:Date",
                        "ESM-2478 a.csv:2:date",
                        "ESM-2478 a.csv:2:etp",
                        "ESM-2478 a.csv:2:autonome",
                        "ESM-2478 a.csv:2:depuis",
                        "ESM-2478 a.csv:2:frein",
                        "ESM-2478 a.csv:2:appuis=equipe",
                        "ESM-2479 a.csv:3:frein=autre (texte)");
    }

    @Test
    void anAnswerThatIsNotAskedIsDroppedAndAMissingOneLeavesADraft() throws IOException {
        List<Rekeying.Sheet> sheets = read("1;;;;;non;12;;;;;;;\n2;;;;;;;;;;;;;\n");
        assertThat(told()).containsExactly("ESM-2426 INFO a.csv:2:depuis", "ESM-2421 WARNING a.csv:3:autonome");
        assertThat(sheets.get(0).response().at("depuis")).isEmpty();
        assertThat(sheets.get(0).response().isComplete()).isTrue();
        assertThat(sheets.get(1).response().isComplete()).isFalse();
    }

    @Test
    void eachDifferenceBetweenTwoKeyingsIsTold() throws IOException {
        List<Rekeying.Sheet> sheets = readTwice(
                "1;S1;;;3;oui;;;;x;;L'accueil ;;\n2;S1;;;3;oui;;;;;;;;\n3;S1;;;3,0;Oui;;temps;;;;;;\n",
                "03;S1;;;3;o;;Le temps;;;;;;\n1;S2;;;30;oui;;;;x;x;L’accueil;;\n2;S1;;;3;non;;;;;;;;\n");
        // Cases, kinds of apostrophes and noughts that mean the same are no difference.
        assertThat(sheets).extracting(Rekeying.Sheet::number).containsExactly("3");
        assertThat(told())
                .containsExactly(
                        "ESM-2472 b.csv:3:Structure",
                        "ESM-2472 b.csv:3:etp",
                        "ESM-2472 b.csv:3:appuis=reseau",
                        "ESM-2472 b.csv:4:autonome");
        assertThat(findings.get(1).message(Locale.FRANCE))
                .isEqualTo("Feuille 1\u00a0: les deux saisies diffèrent, ici et dans a.csv, ligne 2.");
    }

    @Test
    void aSheetThatOneFileLacksIsTold() throws IOException {
        assertThat(readTwice("1;;;;;oui;;;;;;;;\n2;;;;;oui;;;;;;;;\n", "2;;;;;oui;;;;;;;;\n5;;;;;oui;;;;;;;;\n"))
                .extracting(Rekeying.Sheet::number)
                .containsExactly("2");
        assertThat(told()).containsExactly("ESM-2473 a.csv:2:null", "ESM-2473 b.csv:3:null");
    }

    @Test
    void numbersOfSheetsAreUniqueAndFitForFiles() throws IOException {
        assertThat(
                        read(
                                "1;;;;;oui;;;;;;;;\n01;;;;;non;;;;;;;;\n;;;;;oui;;;;;;;;\n../x;;;;;oui;;;;;;;;\nb-2;;;;;oui;;;;;;;;\n"))
                .extracting(Rekeying.Sheet::number)
                .containsExactly("b-2");
        assertThat(told()).containsExactly("ESM-2474 a.csv:3:null", "ESM-2475 a.csv:4:null", "ESM-2475 a.csv:5:null");
    }

    @Test
    void moreTimesOfASectionTakeMoreColumns() throws IOException {
        Path file = file("a.csv", HEADER.replace("\n", ";sujet[4]\n") + "1;;;;;oui;;;;;;a;;;d\n");
        List<Rekeying.Sheet> sheets = Rekeying.of(FORM).read(file, findings::add);
        assertThat(findings).isEmpty();
        assertThat(sheets.get(0).response().at(Place.of("sujet", 4))).containsExactly(Answer.text("d"));
    }

    @Test
    void aTableOfAnotherFormIsRefusedAsAWhole() throws IOException {
        Path file = file(
                "a.csv", HEADER.replace("etp", "effectif").replace("sujet[3]", "sujet[7]") + "1;;;;;oui;;;;;;;;\n");
        assertThat(Rekeying.of(FORM).read(file, findings::add)).isEmpty();
        assertThat(told())
                .containsExactly("ESM-2476 a.csv:1:effectif", "ESM-2476 a.csv:1:sujet[7]", "ESM-2477 a.csv:1:etp");
    }

    @Test
    void aRowOfDataInThePlaceOfTheHeaderIsNotRepeated() throws IOException {
        Path file = file("a.csv", "12;Mme Durand;01/03/2026\n");
        assertThat(Rekeying.of(FORM).read(file, findings::add)).isEmpty();
        assertThat(told()).containsExactly("ESM-2477 a.csv:1:Feuille");
        assertThat(findings.toString()).doesNotContain("Durand");
    }

    @Test
    void whatASpreadsheetSavesInItsOldEncodingIsRead() throws IOException {
        Path file = Files.write(
                folder.resolve("a.csv"),
                (HEADER + "1;Été;;;;oui;;;;;;Réunion d’équipe;;\n;;;;;;;;;;;;;\n")
                        .getBytes(Charset.forName("windows-1252")));
        List<Rekeying.Sheet> sheets = Rekeying.of(FORM).read(file, findings::add);
        assertThat(findings).isEmpty();
        assertThat(sheets.get(0).structure()).isEqualTo("Été");
        assertThat(sheets.get(0).response().at(Place.of("sujet", 1))).containsExactly(Answer.text("Réunion d’équipe"));
    }

    @Test
    void aCommaIsADecimalSignInFrenchTablesAlone() throws IOException {
        String header = HEADER.replace(';', ',').replace("Feuille", "Sheet").replace("texte", "text");
        Path file = file("a.csv", header + "1,,,,\"1,234\",yes,,,,,,,,\n2,,,,1.5,yes,,,,,,,,\n");
        assertThat(Rekeying.of(FORM).read(file, findings::add))
                .extracting(Rekeying.Sheet::number)
                .containsExactly("2");
        assertThat(told()).containsExactly("ESM-2478 a.csv:2:etp");
    }
}
