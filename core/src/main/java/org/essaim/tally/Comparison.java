package org.essaim.tally;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Revision;
import org.essaim.questionnaire.Revision.Aspect;
import org.essaim.questionnaire.Score;
import org.essaim.report.Report;

/**
 * One wave beside a later one (<i>comparaison de vagues</i>): what changed, and apart from it who was there.
 *
 * <p>Immutable and thread-safe. Items whose code, type, options or wording changed are not compared, and it says which. Where nothing leads from one wave to
 * the other the two are compared as if other people had answered.
 */
public final class Comparison {
    private final Summary before;
    private final Summary after;
    private final Scope comparable;
    private final Attrition attrition;
    private final Pairing pairing;
    private final List<Change> changes;

    /** Whose answers are compared (<i>appariement</i>). */
    public enum Pairing {
        /** Those of who answered both times, each with its own. */
        PAIRED,
        /** All of each time, as if they were other people. */
        UNPAIRED,
        /** All of each time; some are the same people, and who answered once alone are too few to tell of, or it is published. */
        NOT_TOLD
    }

    /** An item or score that is not compared (<i>élément non comparable</i>), with what changed about it. */
    public record Excluded(String code, Revision.Verdict verdict, Set<Aspect> aspects) {
        public Excluded {
            aspects = Set.copyOf(aspects);
        }
    }

    /** What can be compared, and what cannot. */
    record Scope(Set<String> items, Set<String> scores, List<Excluded> excluded, List<Excluded> without) {}

    Comparison(
            Summary before,
            Summary after,
            Scope comparable,
            Attrition attrition,
            Pairing pairing,
            List<Change> changes) {
        this.before = before;
        this.after = after;
        this.comparable = comparable;
        this.attrition = attrition;
        this.pairing = pairing;
        this.changes = List.copyOf(changes);
    }

    static Scope comparable(Revision revision) {
        Set<String> items = new TreeSet<>();
        List<Excluded> excluded = new ArrayList<>();
        Set<String> reworded = reworded(revision);
        for (Revision.Change change : revision.changes()) {
            Item former = revision.before().item(change.code()).orElse(null);
            Item later = revision.after().item(change.other()).orElse(null);
            if (!(former instanceof Question) && !(later instanceof Question)) {
                continue;
            }
            if (reworded.contains(change.code()) && change.isComparable()) {
                excluded.add(new Excluded(change.code(), Revision.Verdict.WORDING, Set.of(Aspect.TEXT)));
            } else if (change.isComparable()) {
                items.add(change.code());
            } else {
                excluded.add(new Excluded(change.code(), change.verdict(), change.aspects()));
            }
        }
        Set<String> scores = new TreeSet<>();
        List<Excluded> without = new ArrayList<>();
        List<Score> later = revision.after().questionnaire().scores();
        for (Score score : revision.before().questionnaire().scores()) {
            List<Score> same = later.stream()
                    .filter(each -> each.code().equals(score.code()))
                    .toList();
            if (same.isEmpty()) {
                without.add(new Excluded(score.code(), Revision.Verdict.REMOVED, Set.of()));
            } else if (!same.contains(score)) {
                without.add(new Excluded(score.code(), Revision.Verdict.INCOMPATIBLE, Set.of(Aspect.KIND)));
            } else if (!items.containsAll(score.items())) {
                without.add(new Excluded(score.code(), Revision.Verdict.INCOMPATIBLE, Set.of()));
            } else {
                scores.add(score.code());
            }
        }
        return new Scope(items, scores, excluded, without);
    }

    // The rows of a table are asked under its head: other words there ask something else of all of them.
    private static Set<String> reworded(Revision revision) {
        Set<String> all = new HashSet<>();
        for (Item item : revision.before().items()) {
            if (item instanceof Item.Section section
                    && section.matrix()
                    && revision.of(section.code())
                            .filter(change -> change.aspects().contains(Aspect.TEXT))
                            .isPresent()) {
                section.items().forEach(row -> all.add(row.code()));
            }
        }
        return all;
    }

    /** The former wave, all of it. */
    public Summary before() {
        return before;
    }

    /** The later wave, all of it. */
    public Summary after() {
        return after;
    }

    /** Who was there before and after. */
    public Attrition attrition() {
        return attrition;
    }

    /** Whose answers are compared. */
    public Pairing pairing() {
        return pairing;
    }

    /** What changed, figure by figure, in the order of the former wave’s document, then score by score. */
    public List<Change> changes() {
        return changes;
    }

    /** The items that are not compared, those that are new or gone too. */
    public List<Excluded> excluded() {
        return comparable.excluded();
    }

    /** What is not compared and why, as findings. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        comparable.excluded().forEach(each -> findings.add(finding(Code.ITEM_NOT_COMPARED, each)));
        comparable.without().forEach(each -> findings.add(finding(Code.SCORE_NOT_COMPARED, each)));
        return findings;
    }

    List<Excluded> excludedScores() {
        return comparable.without();
    }

    private static Finding finding(Code code, Excluded excluded) {
        return Finding.of(code)
                .path(excluded.code())
                .with("verdict", excluded.verdict().name())
                .with(
                        "aspects",
                        new TreeSet<>(excluded.aspects())
                                .stream().map(Aspect::name).collect(Collectors.joining(", ")))
                .build();
    }

    /** The report, in French or English; of identified campaigns the words of both waves side by side. */
    public Report report(Locale locale) {
        return new ComparisonReport(this, locale).report();
    }

    /** Which waves, and no figure. */
    @Override
    public String toString() {
        return "Comparison[" + before.campaign().id() + ", " + after.campaign().id() + ", " + pairing + "]";
    }
}
