package org.essaim.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.essaim.campaign.Campaign;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.questionnaire.Question;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Block.Facts.Fact;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays a summary out: who took part, each question with what it rests on, scores, structures, and words where they may be told. */
final class SummaryReport {
    private final Summary summary;
    private final Printed print;
    private final Set<String> promoterScores;

    SummaryReport(Summary summary, Locale locale, Set<String> promoterScores) {
        this.summary = summary;
        this.print = new Printed(locale);
        this.promoterScores = promoterScores;
        for (String code : promoterScores) {
            if (!summary.all().question(code).isPromoterScale()) {
                throw new EssaimException("Question [" + code
                        + "] is no scale from 0 to 10, and has no promoter score.\nMaybe leave it out.");
            }
        }
    }

    Report report() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("participation", "Participation", false, participation()));
        List<Block> answers = new ArrayList<>();
        summary.all().questions().forEach(each -> answers.addAll(question(each)));
        sections.add(new Section("answers", print.say("Réponses", "Answers"), false, answers));
        if (!summary.all().scores().isEmpty()) {
            sections.add(new Section("scores", "Scores", false, List.of(scores())));
        }
        if (!summary.structures().isEmpty()) {
            sections.add(new Section("structures", "Structures", false, List.of(structures())));
            sections.add(new Section(
                    "structures-detail",
                    print.say("Structures, réponses par modalité", "Structures, answers by option"),
                    true,
                    List.of(options())));
        }
        List<Block> words = words();
        if (!words.isEmpty()) {
            sections.add(new Section("words", print.say("Réponses libres", "Answers in words"), false, words));
        }
        Campaign campaign = summary.campaign();
        return new Report(
                "tally-" + campaign.id(),
                print.say("Dépouillement\u00a0: ", "Results: ") + campaign.title(),
                print.text(summary.form().questionnaire().title()),
                print.locale(),
                summary.audience(),
                false,
                null,
                sections);
    }

    private List<Block> participation() {
        Campaign campaign = summary.campaign();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "questionnaire",
                "Questionnaire",
                Value.of(summary.form().questionnaire().key())));
        facts.add(new Fact("opens", print.say("Premier jour", "First day"), new Value.Day(campaign.opens())));
        facts.add(new Fact("closes", print.say("Dernier jour", "Last day"), new Value.Day(campaign.closes())));
        facts.add(new Fact("scope", print.say("Ensemble", "All"), Value.of(everything())));
        facts.add(new Fact(
                "invited",
                print.say("Invités (N)", "Invited (N)"),
                print.count(summary.all().invited())));
        facts.add(new Fact(
                "responded",
                print.say("Réponses", "Responses"),
                print.count(summary.all().responded())));
        facts.add(new Fact(
                "rate",
                print.say("Taux de réponse", "Response rate"),
                print.share(summary.all().responded(), summary.all().invited())));
        if (!summary.releases().isEmpty()) {
            List<String> numbers = new ArrayList<>();
            new TreeMap<>(summary.releases()).forEach((measure, number) -> numbers.add(measure + " n° " + number));
            facts.add(new Fact("releases", print.say("Diffusions", "Releases"), Value.of(String.join(", ", numbers))));
        }
        List<Block> blocks = new ArrayList<>(List.of(new Block.Facts(facts)));
        blocks.add(new Block.Paragraph(print.say(
                "n\u00a0: ceux qui ont répondu à la question\u202f; N\u00a0: ceux qui ont été invités. Qui n’a pas répondu aurait peut-être répondu"
                        + " autrement. Les intervalles sont à 95\u00a0%.",
                "n: those who answered the question; N: those who were invited. Who did not answer might have answered otherwise."
                        + " Intervals are at 95%.")));
        if (summary.audience() == Audience.PUBLISHED) {
            blocks.add(new Block.Paragraph(print.say(
                    ProtectedCell.SECRET_MARK
                            + " secret\u00a0: le chiffre parlerait de trop peu de personnes. Ce n’est pas 0.",
                    ProtectedCell.SECRET_MARK + " secret: it would tell of few people. It is not 0.")));
        }
        return blocks;
    }

    private String everything() {
        return summary.isOfEverything()
                ? print.say("la fédération", "the federation")
                : print.say("vos structures", "your structures");
    }

    private List<Block> question(QuestionFigures figures) {
        Question question = figures.question();
        Reach reach = figures.reach();
        String caption = print.text(question.text()) + " (" + print.reach(reach.answered(), reach.invited()) + ")";
        List<Block> blocks = new ArrayList<>();
        if (figures.options().isEmpty()) {
            blocks.add(new Block.Paragraph(caption));
        } else {
            blocks.add(options(figures, caption));
        }
        List<Fact> facts = new ArrayList<>();
        String id = question.code();
        facts.add(new Fact(id + ".answered", print.say("Réponses", "Answers"), print.count(reach.answered())));
        facts.add(new Fact(id + ".missing", print.say("Sans réponse", "Not answered"), print.count(reach.missing())));
        facts.add(new Fact(
                id + ".not-asked", print.say("Question non posée", "Not asked"), print.count(reach.notAsked())));
        if (figures.hasMean()) {
            facts.addAll(means(figures, id));
        }
        if (promoterScores.contains(id)) {
            facts.add(new Fact(
                    id + ".promoters",
                    print.say("Score net de recommandation (NPS)", "Net promoter score"),
                    print.decimal(figures.promoterScore())));
        }
        blocks.add(new Block.Facts(facts));
        return blocks;
    }

    private List<Fact> means(QuestionFigures figures, String id) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(id + ".mean", print.say("Moyenne", "Mean"), print.decimal(figures.mean())));
        facts.add(new Fact(
                id + ".interval",
                print.say("Intervalle", "Interval"),
                print.interval(figures.meanInterval(), figures.evidence(), figures.mean())));
        facts.add(new Fact(id + ".median", print.say("Médiane", "Median"), print.decimal(figures.median())));
        facts.add(new Fact(
                id + ".deviation", print.say("Écart-type", "Standard deviation"), print.decimal(figures.deviation())));
        if (figures.asked().hasLevels()) {
            facts.add(new Fact(
                    id + ".top", print.say("Niveau le plus haut", "Highest level"), print.share(figures.top(1))));
            facts.add(new Fact(
                    id + ".bottom", print.say("Niveau le plus bas", "Lowest level"), print.share(figures.bottom(1))));
        } else if (summary.audience() == Audience.RECIPIENT) {
            facts.add(new Fact(id + ".least", print.say("Minimum", "Least"), print.decimal(figures.least())));
            facts.add(new Fact(id + ".most", print.say("Maximum", "Greatest"), print.decimal(figures.most())));
        }
        return facts;
    }

    private Block.Table options(QuestionFigures figures, String caption) {
        boolean ranked = figures.asked().shape() == Asked.Shape.RANKED;
        boolean themes = figures.asked().shape() == Asked.Shape.WORDS;
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("option", themes ? print.say("Thème", "Theme") : print.say("Modalité", "Option")));
        if (themes) {
            columns.add(Column.of("family", print.say("Famille", "Family")));
        }
        columns.add(Column.of("count", ranked ? print.say("Cité en premier", "First") : "n"));
        columns.add(Column.of("share", print.say("Part", "Share")));
        columns.add(Column.of("interval", print.say("Intervalle", "Interval")));
        if (ranked) {
            columns.add(Column.of("rank", print.say("Rang moyen", "Mean rank")));
        }
        List<List<Value>> rows = new ArrayList<>();
        for (OptionFigures option : figures.options()) {
            List<Value> row = new ArrayList<>(List.of(Value.of(text(option))));
            if (themes) {
                row.add(Value.of(family(figures.question().code(), option.code())));
            }
            Outcome count = figures.headCount(option);
            row.add(print.count(count));
            row.add(print.share(count, option.of()));
            row.add(print.shareInterval(
                    figures.shareInterval(option.code()), figures.evidence(), Reckoning.quotient(count, option.of())));
            if (ranked) {
                row.add(print.decimal(option.meanRank()));
            }
            rows.add(row);
        }
        return new Block.Table("answers-" + figures.question().code(), caption, columns, rows, List.of());
    }

    private String text(OptionFigures option) {
        String text = print.text(option.text());
        return text.isEmpty() ? option.code() : text;
    }

    private String family(String question, String code) {
        return summary.themes(question).stream()
                .filter(theme -> theme.code().equals(code))
                .map(theme -> theme.family().title(print.locale()))
                .findFirst()
                .orElse("");
    }

    private Block.Table scores() {
        List<Column> columns = List.of(
                Column.of("score", "Score"),
                Column.of("answered", "n"),
                Column.of("invited", "N"),
                Column.of("mean", print.say("Moyenne", "Mean")),
                Column.of("interval", print.say("Intervalle", "Interval")),
                Column.of("deviation", print.say("Écart-type", "Standard deviation")));
        List<List<Value>> rows = new ArrayList<>();
        for (ScoreFigures score : summary.all().scores()) {
            rows.add(List.of(
                    Value.of(print.text(score.score().text())),
                    print.count(score.answered()),
                    print.count(summary.all().invited()),
                    print.decimal(score.mean()),
                    print.interval(score.meanInterval(), score.evidence(), score.mean()),
                    print.decimal(score.deviation())));
        }
        return new Block.Table("scores", print.say("Scores par dimension", "Scores"), columns, rows, List.of());
    }

    private Block.Table structures() {
        List<Column> columns = List.of(
                Column.of("structure", "Structure"),
                Column.of("question", "Question"),
                Column.of("option", print.say("Modalité", "Option")),
                Column.of("n", "n"),
                Column.of("own", print.say("Structure, valeur", "Structure, value")),
                Column.of("all", print.say("Ensemble", "All")),
                Column.of("difference", print.say("Écart", "Difference")),
                Column.of("interval", print.say("Intervalle de l’écart aux autres", "Interval beside the others")),
                Column.of("probability", "p"));
        List<List<Value>> rows = new ArrayList<>();
        for (String structure : summary.structures().keySet()) {
            for (Change change : summary.standing(structure)) {
                boolean share = change.kind() == Change.Kind.SHARE;
                Evidence evidence = evidence();
                rows.add(List.of(
                        Value.of(structure),
                        Value.of(print.text(change.text())),
                        Value.of(print.text(change.optionText())),
                        print.count(change.after().answered()),
                        share
                                ? print.share(change.after().value())
                                : print.decimal(change.after().value()),
                        share
                                ? print.share(change.before().value())
                                : print.decimal(change.before().value()),
                        share ? print.points(change.difference()) : print.decimal(change.difference()),
                        print.contrast(change, true, evidence),
                        print.probability(change, true, evidence)));
            }
        }
        return new Block.Table(
                "structures",
                print.say("Chaque structure à côté de l’ensemble", "Each structure beside all"),
                columns,
                rows,
                List.of());
    }

    private Evidence evidence() {
        return summary.all().questions().stream()
                .map(QuestionFigures::evidence)
                .filter(Evidence::isThere)
                .findFirst()
                .orElse(new Evidence(null));
    }

    private Block.Table options() {
        List<Column> columns = List.of(
                Column.of("structure", "Structure"),
                Column.of("question", "Question"),
                Column.of("option", print.say("Modalité", "Option")),
                Column.of("count", "n"),
                Column.of("of", print.say("Réponses", "Answers")),
                Column.of("invited", "N"),
                Column.of("share", print.say("Part", "Share")));
        List<List<Value>> rows = new ArrayList<>();
        for (Group group : summary.structures().values()) {
            for (QuestionFigures figures : group.questions()) {
                for (OptionFigures option : figures.options()) {
                    Outcome count = figures.headCount(option);
                    rows.add(List.of(
                            Value.of(group.structure()),
                            Value.of(figures.question().code()),
                            Value.of(text(option)),
                            print.count(count),
                            print.count(option.of()),
                            print.count(group.invited()),
                            print.share(count, option.of())));
                }
            }
        }
        return new Block.Table(
                "structures-options",
                print.say("Réponses de chaque structure", "Answers of each structure"),
                columns,
                rows,
                List.of());
    }

    private List<Block> words() {
        List<Block> blocks = new ArrayList<>();
        for (QuestionFigures figures : summary.all().questions()) {
            List<Summary.Words> words = summary.words(figures.question().code());
            if (!words.isEmpty()) {
                blocks.add(new Block.Table(
                        "words-" + figures.question().code(),
                        print.text(figures.question().text()),
                        List.of(
                                Column.of("structure", "Structure"),
                                Column.of("team", print.say("Équipe", "Team")),
                                Column.of("words", print.say("Réponse", "Answer"))),
                        words.stream()
                                .map(each -> List.of(
                                        Value.of(each.structure()), Value.of(each.team()), Value.of(each.text())))
                                .toList(),
                        List.of()));
            }
        }
        return blocks;
    }
}
