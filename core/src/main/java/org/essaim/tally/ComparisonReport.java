package org.essaim.tally;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.campaign.Campaign;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Question;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/** Lays two waves out side by side: who was there, what changed, what cannot be compared, and the words of both where they may be told. */
final class ComparisonReport {
    private static final int MOST_BARS = 60;

    private final Comparison comparison;
    private final Printed print;
    private final Evidence evidence;

    ComparisonReport(Comparison comparison, Locale locale) {
        this.comparison = comparison;
        this.print = new Printed(locale);
        this.evidence = comparison.before().all().questions().stream()
                .map(QuestionFigures::evidence)
                .filter(Evidence::isThere)
                .findFirst()
                .orElse(new Evidence(null));
    }

    private boolean testable() {
        return comparison.pairing() != Comparison.Pairing.NOT_TOLD;
    }

    // Waves of one series often have one title.
    private boolean isOneTitle() {
        return comparison
                .before()
                .campaign()
                .title()
                .equals(comparison.after().campaign().title());
    }

    private String name(Summary wave) {
        Campaign campaign = wave.campaign();
        if (!isOneTitle()) {
            return campaign.title();
        }
        return comparison.before().campaign().wave()
                        == comparison.after().campaign().wave()
                ? campaign.id()
                : print.say("Vague ", "Wave ") + campaign.wave();
    }

    Report report() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("participation", print.say("Qui a répondu", "Who answered"), false, participation()));
        List<Block> changed = new ArrayList<>();
        for (Change.Kind kind : List.of(Change.Kind.SCORE, Change.Kind.MEAN, Change.Kind.SHARE)) {
            List<Change> some = comparison.changes().stream()
                    .filter(each -> each.kind() == kind)
                    .toList();
            if (!some.isEmpty()) {
                changed.add(changes(kind, some));
            }
        }
        repeated().ifPresent(changed::add);
        if (changed.isEmpty()) {
            changed.add(new Block.Notice(
                    print.say("Aucun chiffre ne peut être comparé.", "There is no figure that can be compared.")));
        }
        sections.add(new Section("changes", print.say("Ce qui a changé", "What changed"), false, changed));
        if (!comparison.findings().isEmpty()) {
            sections.add(new Section(
                    "excluded",
                    print.say("Ce qui n’est pas comparé", "What is not compared"),
                    false,
                    List.of(excluded())));
        }
        List<Block> words = words();
        if (!words.isEmpty()) {
            sections.add(new Section(
                    "words",
                    print.say("Réponses libres, côte à côte", "Answers in words, side by side"),
                    false,
                    words));
        }
        return new Report(
                "compare-" + comparison.before().campaign().id() + "-"
                        + comparison.after().campaign().id(),
                (isOneTitle() ? comparison.after().campaign().title() + print.say("\u00a0: ", ": ") : "")
                        + name(comparison.before()) + " → " + name(comparison.after()),
                print.text(comparison.after().form().questionnaire().title()),
                print.locale(),
                comparison.after().audience(),
                false,
                null,
                sections);
    }

    private List<Block> participation() {
        Attrition attrition = comparison.attrition();
        List<Column> columns = List.of(
                Column.of("who", ""),
                Column.of("before", name(comparison.before())),
                Column.of("after", name(comparison.after())));
        List<List<Value>> rows = List.of(
                List.of(
                        Value.of(print.say("Invités", "Invited")),
                        print.count(attrition.invitedBefore()),
                        print.count(attrition.invitedAfter())),
                List.of(
                        Value.of(print.say("Ont répondu", "Answered")),
                        print.count(attrition.answeredBefore()),
                        print.count(attrition.answeredAfter())),
                List.of(
                        Value.of(print.say("Ont répondu les deux fois", "Answered both times")),
                        print.count(attrition.both()),
                        print.count(attrition.both())),
                List.of(
                        Value.of(print.say("Cette fois seulement", "This time only")),
                        print.count(attrition.onlyBefore()),
                        print.count(attrition.onlyAfter())));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "attrition",
                print.say("Participation et attrition", "Participation and attrition"),
                columns,
                rows,
                List.of()));
        blocks.add(new Block.Paragraph(
                switch (comparison.pairing()) {
                    case PAIRED ->
                        print.say(
                                "Les écarts sont ceux des mêmes répondants, chacun avec lui-même. Qui n’a répondu qu’une fois n’y entre pas.",
                                "Differences are those of the same respondents, each beside itself. Who answered once is not in them.");
                    case UNPAIRED ->
                        print.say(
                                "Rien ne relie les réponses des deux vagues\u00a0: elles sont comparées comme celles d’autres personnes. Un écart peut venir de"
                                        + " ceux qui sont partis ou arrivés.",
                                "Nothing leads from the answers of one wave to the other: they are compared as those of other people. A difference may come"
                                        + " from those who left or joined.");
                    case NOT_TOLD ->
                        print.say(
                                "Une partie des répondants sont les mêmes, ce qui ne peut pas être dit plus précisément\u00a0: les écarts ne sont pas testés, et peuvent"
                                        + " venir de ceux qui sont partis ou arrivés.",
                                "Some of the respondents are the same, and more cannot be told: differences are not tested, and may come from those who left or joined.");
                }));
        if (comparison.after().audience() == Audience.PUBLISHED) {
            blocks.add(new Block.Paragraph(print.say(
                    ProtectedCell.SECRET_MARK
                            + " secret\u00a0: le chiffre parlerait de trop peu de personnes. Ce n’est pas 0.",
                    ProtectedCell.SECRET_MARK + " secret: it would tell of few people. It is not 0.")));
        }
        return blocks;
    }

    private Block changes(Change.Kind kind, List<Change> some) {
        boolean share = kind == Change.Kind.SHARE;
        List<Column> columns = List.of(
                Column.of("figure", "Question"),
                Column.of("before", name(comparison.before())),
                Column.of("after", name(comparison.after())),
                Column.of("n.before", print.say("n avant", "n before")),
                Column.of("n.after", print.say("n après", "n after")),
                Column.of("difference", print.say("Écart", "Difference")),
                Column.of("interval", print.say("Intervalle à 95\u00a0%", "Interval at 95%")),
                Column.of("probability", "p"),
                Column.of("test", "Test"));
        List<List<Value>> rows = new ArrayList<>();
        for (Change change : some) {
            String option = print.text(change.optionText());
            String name = print.text(change.text())
                    + (change.option().isEmpty() ? "" : " · " + (option.isEmpty() ? change.option() : option));
            List<Value> row = new ArrayList<>();
            row.add(Value.of(name));
            for (Change.Side side : List.of(change.before(), change.after())) {
                row.add(share ? print.share(side.value()) : print.decimal(side.value()));
            }
            row.add(print.count(change.before().answered()));
            row.add(print.count(change.after().answered()));
            row.add(share ? print.points(change.difference()) : print.decimal(change.difference()));
            row.add(print.contrast(change, testable(), evidence));
            row.add(print.probability(change, testable(), evidence));
            row.add(Value.of(
                    change.contrast() == null
                            ? "–"
                            : print.method(change.contrast().test())));
            rows.add(row);
        }
        String title = switch (kind) {
            case SCORE -> "Scores";
            case MEAN -> print.say("Moyennes", "Means");
            case SHARE -> print.say("Parts des répondants", "Shares of respondents");
        };
        String id = kind.name().toLowerCase(Locale.ROOT);
        Block.Table table = new Block.Table("changes-" + id, title, columns, rows, List.of());
        return rows.size() > MOST_BARS
                ? table
                : new Block.Chart(
                        Block.ChartKind.DUMBBELL, title + print.say(", avant et après", ", before and after"), table);
    }

    // Of one respondent there are several answers, and none of them is the one to put beside another.
    private Optional<Block> repeated() {
        if (comparison.pairing() != Comparison.Pairing.PAIRED) {
            return Optional.empty();
        }
        List<String> questions = comparison.before().all().questions().stream()
                .filter(each -> each.asked().repeated())
                .map(each -> print.text(each.question().text()))
                .toList();
        return questions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Notice(print.say(
                                "Posées plusieurs fois à chacun, ces questions ne sont pas comparées ici\u00a0: ",
                                "Asked several times of each, these questions are not compared here: ")
                        + String.join(" · ", questions)));
    }

    private Block.Table excluded() {
        List<List<Value>> rows = new ArrayList<>();
        for (Finding finding : comparison.findings()) {
            rows.add(List.of(
                    Value.of(finding.code().id()),
                    Value.of(String.valueOf(finding.path())),
                    Value.of(text(String.valueOf(finding.path()))),
                    Value.of(finding.message(print.locale()))));
        }
        return new Block.Table(
                "excluded",
                print.say(
                        "Éléments dont le code, le type, les modalités ou le libellé ont changé",
                        "Items whose code, type, options or wording changed"),
                List.of(
                        Column.of("finding", print.say("Constat", "Finding")),
                        Column.of("code", "Code"),
                        Column.of("text", "Question"),
                        Column.of("why", print.say("Pourquoi", "Why"))),
                rows,
                List.of());
    }

    private String text(String code) {
        return comparison
                .before()
                .form()
                .item(code)
                .or(() -> comparison.after().form().item(code))
                .map(item -> print.text(item.text()))
                .orElse("");
    }

    // The leaflet’s use: what one hoped for beside what came of it.
    private List<Block> words() {
        List<Block> blocks = new ArrayList<>();
        for (Question question : comparison.before().form().questions()) {
            String code = question.code();
            if (comparison.excluded().stream().anyMatch(each -> each.code().equals(code))) {
                continue;
            }
            Map<String, List<Summary.Words>> before =
                    byRespondent(comparison.before().words(code));
            Map<String, List<Summary.Words>> after =
                    byRespondent(comparison.after().words(code));
            TreeSet<String> marks = new TreeSet<>(before.keySet());
            marks.addAll(after.keySet());
            List<List<Value>> rows = new ArrayList<>();
            for (String mark : marks) {
                List<Summary.Words> one = before.getOrDefault(mark, List.of());
                List<Summary.Words> other = after.getOrDefault(mark, List.of());
                Summary.Words who = one.isEmpty() ? other.get(0) : one.get(0);
                rows.add(List.of(Value.of(who.structure()), Value.of(who.team()), said(one), said(other)));
            }
            if (!rows.isEmpty()) {
                blocks.add(new Block.Table(
                        "words-" + code,
                        print.text(question.text()),
                        List.of(
                                Column.of("structure", "Structure"),
                                Column.of("team", print.say("Équipe", "Team")),
                                Column.of("before", name(comparison.before())),
                                Column.of("after", name(comparison.after()))),
                        rows,
                        List.of()));
            }
        }
        return blocks;
    }

    private static Map<String, List<Summary.Words>> byRespondent(List<Summary.Words> words) {
        return words.stream()
                .collect(Collectors.groupingBy(
                        each -> String.join("|", each.structure(), each.team(), each.mark()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private Value said(List<Summary.Words> words) {
        return words.isEmpty()
                ? new Value.Absent(print.say("sans réponse", "no answer"))
                : Value.of(words.stream().map(Summary.Words::text).collect(Collectors.joining("\n")));
    }
}
