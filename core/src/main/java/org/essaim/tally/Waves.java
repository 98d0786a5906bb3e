package org.essaim.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.essaim.campaign.Campaign;
import org.essaim.formula.Outcome;
import org.essaim.questionnaire.Revision;

/** Two campaigns, one later than the other, respondent by respondent where something leads from one to the other. Immutable. */
final class Waves {
    private final Tally.Read before;
    private final Tally.Read after;
    private final Comparison.Scope comparable;
    private final List<Changes.Pair> pairs;

    Waves(Tally.Read before, Tally.Read after) {
        this.before = before;
        this.after = after;
        this.comparable = Comparison.comparable(Revision.between(before.form(), after.form()));
        this.pairs = pairs();
    }

    private boolean arePaired() {
        Campaign.Regime regime = before.campaign().regime();
        return before.campaign().isWaveWith(after.campaign())
                && regime != Campaign.Regime.ANONYMOUS
                && regime == after.campaign().regime();
    }

    private List<Changes.Pair> pairs() {
        List<Changes.Pair> all = new ArrayList<>();
        if (!arePaired()) {
            return all;
        }
        Map<String, Individual> later = new HashMap<>();
        after.individuals().forEach(each -> later.put(each.collected().mark(), each));
        for (Individual each : before.individuals()) {
            Individual same = later.get(each.collected().mark());
            if (same != null) {
                all.add(new Changes.Pair(each, same));
            }
        }
        return all;
    }

    private long promised() {
        return before.campaign().regime() == Campaign.Regime.IDENTIFIED
                ? 1
                : Math.max(before.campaign().least(), after.campaign().least());
    }

    Comparison exact(Summary one, Summary other, Evidence evidence) {
        Attrition attrition = attrition(one, other, promised());
        // Beside all answers those of the pairs would tell of the few who answered once.
        boolean told = Reckoning.isKnown(attrition.both());
        Changes changes = new Changes(comparable.items(), comparable.scores());
        if (told && !pairs.isEmpty()) {
            return comparison(
                    one,
                    other,
                    attrition,
                    Comparison.Pairing.PAIRED,
                    changes.within(
                            pairs, Changes.Wave.of(before.counting()), Changes.Wave.of(after.counting()), evidence));
        }
        // Where nobody answered both times, they are other people.
        boolean others = told || !arePaired();
        return comparison(
                one,
                other,
                attrition,
                others ? Comparison.Pairing.UNPAIRED : Comparison.Pairing.NOT_TOLD,
                changes.between(one.all(), other.all(), others, false));
    }

    /** Made of what is published of both and of nothing else. */
    Comparison published(Summary one, Summary other, int threshold) {
        boolean others = !arePaired();
        return comparison(
                one,
                other,
                attrition(one, other, Math.max(threshold, promised())),
                others ? Comparison.Pairing.UNPAIRED : Comparison.Pairing.NOT_TOLD,
                new Changes(comparable.items(), comparable.scores()).between(one.all(), other.all(), others, false));
    }

    private Comparison comparison(
            Summary one, Summary other, Attrition attrition, Comparison.Pairing pairing, List<Change> changes) {
        return new Comparison(one, other, comparable, attrition, pairing, changes);
    }

    private Attrition attrition(Summary one, Summary other, long least) {
        long both = pairs.size();
        long onlyBefore = before.individuals().size() - both;
        long onlyAfter = after.individuals().size() - both;
        // Who answered once and who answered twice make those who answered, who may not be told either.
        boolean told = arePaired()
                && Folding.isTold(new long[] {both, onlyBefore, onlyAfter}, least)
                && Reckoning.isKnown(one.all().responded())
                && Reckoning.isKnown(other.all().responded());
        Outcome not = arePaired() ? Reckoning.SECRET : Reckoning.NOTHING;
        return new Attrition(
                one.all().invited(),
                other.all().invited(),
                one.all().responded(),
                other.all().responded(),
                told ? Reckoning.of(both) : not,
                told ? Reckoning.of(onlyBefore) : not,
                told ? Reckoning.of(onlyAfter) : not);
    }
}
