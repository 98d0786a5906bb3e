package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.junit.jupiter.api.Test;

/** XLSForm in and out. */
class XlsFormTest {
    private final XlsForm format = new XlsForm();
    private final List<Finding> findings = new ArrayList<>();

    private Questionnaire read(String csv) {
        return format.read(csv.getBytes(StandardCharsets.UTF_8), "form.csv", findings::add)
                .orElseThrow();
    }

    private Form form(String csv) {
        return Form.require(read(csv));
    }

    private List<String> told() {
        return findings.stream()
                .map(finding -> finding.code() + " " + finding.path() + "!" + finding.row() + "/" + finding.column()
                        + " " + finding.value())
                .toList();
    }

    private static Condition relevance(Form form, String code) {
        return form.item(code).orElseThrow().relevance();
    }

    @Test
    void aFormAsPeopleWriteThemIsRead() {
        Form form = form("""
                survey,,,,,,
                ,Type,NAME,label::Français (fr),label::English (en),Relevance,Required
                ,select_one oui_non,equipe,Une équipe ?,A team?,,yes
                ,integer,membres,Combien ?,How many?,${equipe} = 'oui',
                ,begin group,suite,La suite,Next,${membres} >= 3,
                ,select multiple appuis or_other,appui,Vos appuis,Your support,,
                ,text,quoi,Quoi ?,What?,"selected(${appui}, 'autre_chose') or ${appui} != ''",
                ,end group,,,,,
                ,begin_repeat,membre,Un membre,A member,,
                ,date,depuis,Depuis quand ?,Since when?,,
                ,end_repeat,,,,,
                ,calculate,double,,,,
                choices,,,,,,
                ,list name,name,label::Français (fr),label::English (en),,
                ,oui_non,oui,Oui,Yes,,
                ,oui_non,non,Non,No,,
                ,appuis,direction,Direction,Management,,
                ,appuis,autre_chose,Autre chose,Something else,,
                settings,,,,,,
                ,form_title,form_id,version,,,
                ,Équipes,equipes,2026,,,
                """);
        assertThat(form.questionnaire().id()).isEqualTo("equipes");
        assertThat(form.questionnaire().version()).isEqualTo("2026");
        assertThat(form.item("equipe").orElseThrow().text().in(Locale.ENGLISH)).isEqualTo("A team?");
        assertThat(((Question) form.item("equipe").orElseThrow()).required()).isTrue();
        assertThat(relevance(form, "membres")).isEqualTo(Condition.is("equipe", Answer.choice("oui")));
        assertThat(relevance(form, "suite"))
                .isEqualTo(Condition.compared("membres", Condition.Comparison.AT_LEAST, Answer.number(3)));
        assertThat(relevance(form, "quoi"))
                .isEqualTo(Condition.any(
                        Condition.is("appui", Answer.choice("autre_chose")), Condition.answered("appui")));
        assertThat(((Question) form.item("appui").orElseThrow()).options())
                .extracting(Option::code)
                .containsExactly("direction", "autre_chose", "other");
        assertThat(form.around("depuis")).hasSize(1);
        // A calculation of nothing is left out, and said with its place.
        assertThat(told()).containsExactly("ITEM_LEFT_OUT survey!12/calculation ");
    }

    @Test
    void whatIsNotUnderstoodIsSaidWithSheetRowAndColumn() {
        Form form = form("""
                survey,,,,,,,
                ,type,name,label,relevant,constraint,choice_filter,calculation
                ,start,debut,,,,,
                ,geopoint,lieu,Où ?,,,,
                ,integer,n,Combien ?,,. > 3 and pulldata('x'),,
                ,text,t,Bonjour ${n},"position(..) = 1",,n=1,
                ,calculate,c,,,,,"concat(${t}, 'x')"
                ,select_one inconnue,s,Lequel ?,,,,
                ,end group,,,,,,
                """);
        assertThat(form.items()).extracting(Item::code).containsExactly("n", "t");
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "NOT_UNDERSTOOD survey!3/type start",
                        "NOT_UNDERSTOOD survey!9/type end group",
                        "NOT_UNDERSTOOD survey!6/choice_filter choice_filter",
                        "ITEM_LEFT_OUT survey!4/type geopoint",
                        "NOT_UNDERSTOOD survey!6/label ${…}",
                        "ITEM_LEFT_OUT survey!8/type select_one inconnue",
                        "NOT_UNDERSTOOD survey!5/constraint . > 3 and pulldata('x')",
                        "CONDITION_LEFT_OUT survey!6/relevant position(..) = 1",
                        "ITEM_LEFT_OUT survey!7/calculation concat(${t}, 'x')");
    }

    @Test
    void anAnswerThatDiffersIsAskedForAsItIsMeant() {
        Form form = form("""
                survey,,,,
                ,type,name,label,relevant
                ,select_one l,a,A,
                ,text,b,B,${a} != 'x'
                ,text,c,C,${a} != '' and ${a} != 'x'
                ,text,d,D,"not(selected(${a}, 'x'))"
                ,text,e,E,'x' = ${a}
                choices,,,,
                ,list_name,name,label,
                ,l,x,X,
                ,l,y,Y,
                """);
        assertThat(relevance(form, "b")).isEqualTo(Condition.not(Condition.is("a", Answer.choice("x"))));
        assertThat(relevance(form, "c"))
                .isEqualTo(Condition.compared("a", Condition.Comparison.NOT_EQUAL, Answer.choice("x")));
        assertThat(relevance(form, "d")).isEqualTo(relevance(form, "b"));
        assertThat(relevance(form, "e")).isEqualTo(Condition.is("a", Answer.choice("x")));
        assertThat(findings).isEmpty();
    }

    @Test
    void constraintsAreRangesLengthsPatternsAndRules() {
        Form form = form("""
                survey,,,,,
                ,type,name,label,constraint,constraint_message
                ,integer,a,A,. >= 1 and . <= 9,De 1 à 9
                ,text,b,B,"regex(., '[0-9]{5}') and string-length(.) <= 5",
                ,decimal,c,C,. <= ${a} * 2,
                ,date,d,D,. >= date('2026-01-01'),
                ,select_multiple l,e,E,count-selected(.) >= 2 and count-selected(.) <= 3,
                choices,,,,,
                ,list_name,name,label,,
                ,l,1,A,,
                ,l,2,B,,
                ,l,3,C,,
                ,l,4,D,,
                """);
        assertThat(((Question) form.item("a").orElseThrow()).constraints())
                .containsExactly(new Constraint.Range(
                        Answer.number(1), Answer.number(9), Texts.of(Texts.UNDETERMINED, "De 1 à 9")));
        assertThat(((Question) form.item("b").orElseThrow()).constraints())
                .containsExactly(
                        new Constraint.Pattern("[0-9]{5}", Texts.NONE), new Constraint.Length(0, 5, Texts.NONE));
        assertThat(((Question) form.item("c").orElseThrow()).constraints())
                .containsExactly(new Constraint.Holds("c <= a * 2", Texts.NONE));
        assertThat(((Question) form.item("d").orElseThrow()).constraints())
                .containsExactly(new Constraint.Range(Answer.day(LocalDate.of(2026, 1, 1)), null, Texts.NONE));
        Question several = (Question) form.item("e").orElseThrow();
        assertThat(several.least()).isEqualTo(2);
        assertThat(several.most()).isEqualTo(3);
        assertThat(findings).isEmpty();
    }

    @Test
    void namesThatAreThereTwiceAreToldApart() {
        Form form = form("""
                survey,,,
                ,type,name,label
                ,begin_group,g1,Un
                ,text,nom,Nom
                ,end_group,,
                ,begin_group,g2,Deux
                ,text,nom,Nom encore
                ,end_group,,
                """);
        assertThat(form.item("nom_2")).isPresent();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.CODE_REPLACED);
    }

    @Test
    void filesThatAreNoFormAreRefused() {
        for (byte[] bytes : List.of(
                new byte[0],
                "PK\u0003\u0004 nothing".getBytes(StandardCharsets.UTF_8),
                "a;b\n1;2".getBytes(StandardCharsets.UTF_8))) {
            for (String file : List.of("f.xlsx", "f.csv")) {
                findings.clear();
                assertThat(format.read(bytes, file, findings::add)).isEmpty();
                assertThat(findings).anyMatch(Finding::isError);
            }
        }
    }

    @Test
    void whatCollectingProgramsDoNotShowIsSaid() {
        Questionnaire questionnaire = Questionnaire.builder("q", "1", Texts.french("Q"))
                .introduction(Texts.french("Bonjour"))
                .item(Question.builder("h", Question.Type.NUMBER, Texts.french("Heures"))
                        .unit(Texts.french("h"))
                        .build())
                .item(new Item.Calculation("m", Texts.NONE, "mean[h]"))
                .build();
        format.write(questionnaire, "q.xlsx", findings::add);
        assertThat(findings).extracting(Finding::code).containsOnly(Code.NOT_CARRIED);
        assertThat(findings).extracting(Finding::value).containsExactly("unit", "mean[h]", "introduction");
    }

    @Property(tries = 300)
    void whatBothCanSayIsReadBackAsItWasWritten(@ForAll long seed, @ForAll boolean csv) {
        Questionnaire questionnaire = new RandomXlsForm(new Random(seed)).questionnaire();
        String file = csv ? "essai.csv" : "essai.xlsx";
        List<Finding> lost = new ArrayList<>();
        byte[] bytes = format.write(questionnaire, file, lost::add);
        assertThat(format.write(questionnaire, file, finding -> {})).isEqualTo(bytes);
        Optional<Questionnaire> again = format.read(bytes, file, findings::add);
        assertThat(findings).isEmpty();
        assertThat(again.map(Questionnaire::toTree)).contains(questionnaire.toTree());
    }

    @Property(tries = 300)
    void whateverStandsInAFileReadingEndsWithFindingsAlone(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = format.write(new RandomXlsForm(random).questionnaire(), "essai.csv", finding -> {});
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> junk = List.of(
                "${",
                "}",
                "selected(",
                ")",
                "'",
                "\"",
                ",",
                "\n",
                "begin_group",
                "end_group",
                "or_other",
                "::",
                "((((",
                "${q1} = ${q2}",
                "date('2026-13-01')",
                "-1",
                "999999999999999999999",
                "\u0000",
                "é",
                "regex(., '(')");
        StringBuilder broken = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            int at = random.nextInt(broken.length() + 1);
            if (random.nextBoolean()) {
                broken.insert(at, junk.get(random.nextInt(junk.size())));
            } else {
                broken.delete(at, Math.min(broken.length(), at + random.nextInt(12)));
            }
        }
        format.read(broken.toString().getBytes(StandardCharsets.UTF_8), "essai.csv", findings::add)
                .ifPresent(questionnaire -> Form.of(questionnaire, findings::add));
    }
}
