package org.essaim.tally;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Campaigns;
import org.essaim.campaign.Collected;
import org.essaim.campaign.Recipient;
import org.essaim.campaign.Turnout;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.Protection;
import org.essaim.finding.EssaimException;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Structure;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaires;
import org.essaim.questionnaire.Revision;
import org.essaim.recording.Rights;
import org.essaim.report.Audience;
import org.essaim.spi.Store;

/**
 * What came of campaigns (<i>dépouillement</i>): a summary of one, one wave beside another, for a named recipient or published.
 *
 * <p>What a recipient gets is exact, and what {@link Campaigns#collected} lets who acts know: identified campaigns at any time, as far as the actor may see; others
 * once they are closed, for who may see the whole federation. Of a group of fewer answers than the campaign promised nothing is told, not as a difference either. Thread-safe as far
 * as its store is.
 *
 * <pre>{@code
 * Summary summary = essaim.tally().summary("barometre-1");
 * summary.all().question("charge").mean();
 * essaim.export(essaim.tally().compare("barometre-0", "barometre-1").report(Locale.FRANCE)).to(Path.of("vagues.pdf"));
 * essaim.tally().publish("barometre-1", Protection.standard());
 * }</pre>
 */
public final class Tally {
    private final Rights rights;
    private final Campaigns campaigns;
    private final Supplier<Disclosure> disclosure;
    private final Themes themes;
    private final Evidence evidence;

    /**
     * Counts what campaigns collected.
     *
     * @param actor who acts, asked at each call
     * @param structures the federation’s structures, as far as who acts may see them
     * @param disclosure what may be told of people
     * @param clock tells when something is coded; no figure depends on it
     */
    public Tally(
            Store store,
            Supplier<Actor> actor,
            Supplier<List<Structure>> structures,
            Questionnaires questionnaires,
            Campaigns campaigns,
            Supplier<Disclosure> disclosure,
            Clock clock) {
        this.rights = new Rights(actor, structures, store::sequence);
        this.campaigns = campaigns;
        this.disclosure = disclosure;
        this.themes = new Themes(store, rights, questionnaires, campaigns, clock);
        this.evidence = Evidence.found();
    }

    /** The themes that free text is coded into. */
    public Themes themes() {
        return themes;
    }

    /** What of one campaign is read once. */
    private record Read(
            Campaign campaign, Form form, Counting counting, List<Individual> individuals, Turnout turnout) {}

    private Read read(String id) {
        Campaign campaign = campaigns.campaign(id);
        Form form = campaigns.form(campaign);
        Counting counting = new Counting(form, themes.coded(campaign, form));
        List<Individual> individuals = new ArrayList<>();
        for (Collected collected : campaigns.collected(id)) {
            Individual individual = counting.read(collected);
            individuals.add(individual);
            counting.add(collected.structure(), individual);
        }
        return new Read(campaign, form, counting, individuals, campaigns.turnout(id));
    }

    /**
     * What came of a campaign, exactly, for a named recipient.
     *
     * @throws EssaimException if it may not be told now, or not to who acts
     */
    public Summary summary(String campaign) {
        return exact(read(campaign));
    }

    /**
     * What came of responses that are kept elsewhere, exactly.
     *
     * @param collected the responses, in any order
     * @param turnout how many were invited, structure by structure
     */
    public static Summary of(Campaign campaign, Form form, List<Collected> collected, Turnout turnout) {
        Counting counting = new Counting(form, Coded.NOTHING);
        collected.forEach(counting::add);
        return summary(campaign, form, counting, turnout, Evidence.found()).build();
    }

    private Summary exact(Read read) {
        Summary.Builder summary = summary(read.campaign(), read.form(), read.counting(), read.turnout(), evidence);
        return summary.everything(rights.actor().perimeter().everything())
                .words(words(read))
                .build();
    }

    private static Summary.Builder summary(
            Campaign campaign, Form form, Counting counting, Turnout turnout, Evidence evidence) {
        boolean identified = campaign.regime() == Campaign.Regime.IDENTIFIED;
        long least = identified ? 1 : campaign.least();
        Map<String, long[]> responded = new HashMap<>();
        counting.structures().forEach((structure, each) -> responded.put(structure, new long[] {each.responded()}));
        Folding folding = Folding.of(responded, least);
        SortedMap<String, Group> structures = new TreeMap<>();
        for (String structure : folding.alone()) {
            structures.put(
                    structure,
                    group(
                            structure,
                            counting,
                            Set.of(structure),
                            turnout.structures()
                                    .getOrDefault(structure, Turnout.Count.NOBODY)
                                    .invited(),
                            evidence));
        }
        Counting.Counts all = counting.of(counting.structures().keySet());
        Group together = Folding.isTold(all.responded(), least)
                ? group(
                        "",
                        counting,
                        counting.structures().keySet(),
                        turnout.all().invited(),
                        evidence)
                : kept(counting, turnout.all().invited());
        Map<String, List<Theme>> known = new HashMap<>();
        counting.questions()
                .forEach(each -> known.put(each.code(), counting.coded().themes(each.code())));
        return new Summary.Builder(campaign, form, Audience.RECIPIENT)
                .groups(together, structures)
                .themes(known);
    }

    private static Group group(
            String name, Counting counting, Set<String> structures, long invited, Evidence evidence) {
        Counting.Counts counts = counting.of(structures);
        Outcome asked = Reckoning.of(invited);
        Outcome responded = Reckoning.of(counts.responded());
        List<QuestionFigures> questions = new ArrayList<>();
        for (int i = 0; i < counting.questions().size(); i++) {
            questions.add(counts.question(i).figures(asked, responded, evidence));
        }
        List<ScoreFigures> scores = new ArrayList<>();
        for (int i = 0; i < counting.scores().size(); i++) {
            Histogram histogram = counts.score(i);
            scores.add(new ScoreFigures(
                    counting.scores().get(i), Reckoning.of(histogram.size()), Spread.of(histogram), evidence));
        }
        return new Group(name, asked, responded, questions, scores);
    }

    private static Group kept(Counting counting, long invited) {
        Outcome asked = Reckoning.of(invited);
        return new Group(
                "",
                asked,
                Reckoning.SECRET,
                counting.questions().stream()
                        .map(each -> QuestionFigures.kept(each, asked, Why.SUPPRESSED))
                        .toList(),
                counting.scores().stream()
                        .map(each -> new ScoreFigures(
                                each, Reckoning.SECRET, Spread.none(Why.SUPPRESSED), new Evidence(null)))
                        .toList());
    }

    private static List<Summary.Words> words(Read read) {
        List<Summary.Words> words = new ArrayList<>();
        if (read.campaign().regime() != Campaign.Regime.IDENTIFIED) {
            return words;
        }
        List<Asked> questions = read.counting().questions();
        for (Individual individual : read.individuals()) {
            Recipient recipient = individual.collected().recipient();
            for (int i = 0; i < questions.size(); i++) {
                if (questions.get(i).question().type() == Question.Type.TEXT) {
                    String code = questions.get(i).code();
                    individual.each(i, (same, answers) -> {
                        for (Answer answer : answers) {
                            words.add(new Summary.Words(
                                    code,
                                    individual.collected().structure(),
                                    recipient == null ? "" : recipient.team(),
                                    individual.collected().mark(),
                                    ((Answer.Text) answer).value()));
                        }
                    });
                }
            }
        }
        return words;
    }

    /**
     * Publishes what came of a campaign, through disclosure control: each question is released under the next number of its measure, or is the same release as before.
     *
     * @param protection when a figure is secret; of a campaign that is not identified never for fewer answers than it promised
     * @throws EssaimException if the campaign is not closed, the actor may not see the whole federation, or a promise would be waived
     */
    public Summary publish(String campaign, Protection protection) {
        rights.requireWhole("Campaign", campaign);
        Campaign known = campaigns.campaign(campaign);
        if (known.status() != Campaign.Status.CLOSED) {
            throw new EssaimException("Campaign [" + campaign
                    + "] is not closed, and what is published cannot be taken back.\nMaybe close it first.");
        }
        if (protection.isWaived() && known.regime() != Campaign.Regime.IDENTIFIED) {
            throw new EssaimException(
                    "Campaign [" + campaign + "] promised who answered that nothing is told of fewer than ["
                            + known.least() + "]; nobody can waive that.\nMaybe Protection.standard().");
        }
        return published(read(campaign), protection);
    }

    private Summary published(Read read, Protection protection) {
        Publication.Published published = new Publication(
                        disclosure.get(),
                        protection,
                        read.campaign(),
                        read.form(),
                        read.counting(),
                        read.individuals(),
                        read.turnout(),
                        evidence)
                .publish();
        Map<String, List<Theme>> known = new HashMap<>();
        read.counting()
                .questions()
                .forEach(each -> known.put(each.code(), read.counting().coded().themes(each.code())));
        return new Summary.Builder(read.campaign(), read.form(), Audience.PUBLISHED)
                .groups(published.all(), published.structures())
                .themes(known)
                .releases(published.releases())
                .build();
    }

    /**
     * One campaign beside a later one, exactly, for a named recipient: waves of one series by those who answered both, unless who answered is anonymous.
     *
     * @throws EssaimException if it is twice the same, or one of them may not be told now, or not to who acts
     */
    public Comparison compare(String before, String after) {
        requireTwo(before, after);
        Read first = read(before);
        Read second = read(after);
        Comparison.Scope comparable = comparable(first, second);
        List<Changes.Pair> pairs = pairs(first, second);
        Changes changes = new Changes(comparable.items(), comparable.scores());
        Summary one = exact(first);
        Summary other = exact(second);
        Attrition attrition = attrition(first, second, one, other, pairs.size(), promised(first, second));
        // Beside all answers those of the pairs would tell of the few who answered once.
        boolean told = Reckoning.isKnown(attrition.both());
        Comparison.Pairing pairing = told
                ? Comparison.Pairing.PAIRED
                : isPaired(first, second) ? Comparison.Pairing.NOT_TOLD : Comparison.Pairing.UNPAIRED;
        return new Comparison(
                one,
                other,
                comparable,
                attrition,
                pairing,
                told
                        ? changes.within(
                                pairs, Changes.Wave.of(first.counting()), Changes.Wave.of(second.counting()), evidence)
                        : changes.between(one.all(), other.all(), pairing == Comparison.Pairing.UNPAIRED, false));
    }

    private static void requireTwo(String before, String after) {
        if (before.equals(after)) {
            throw new EssaimException(
                    "Campaign [" + before + "] cannot be compared with itself.\nMaybe name the wave before it.");
        }
    }

    private static Comparison.Scope comparable(Read first, Read second) {
        return Comparison.comparable(Revision.between(first.form(), second.form()));
    }

    private static boolean isPaired(Read first, Read second) {
        return first.campaign().isWaveWith(second.campaign())
                && first.campaign().regime() != Campaign.Regime.ANONYMOUS
                && first.campaign().regime() == second.campaign().regime();
    }

    private static long promised(Read first, Read second) {
        return first.campaign().regime() == Campaign.Regime.IDENTIFIED
                ? 1
                : Math.max(first.campaign().least(), second.campaign().least());
    }

    private static List<Changes.Pair> pairs(Read first, Read second) {
        List<Changes.Pair> pairs = new ArrayList<>();
        if (!isPaired(first, second)) {
            return pairs;
        }
        Map<String, Individual> later = new HashMap<>();
        second.individuals().forEach(each -> later.put(each.collected().mark(), each));
        for (Individual each : first.individuals()) {
            Individual same = later.get(each.collected().mark());
            if (same != null) {
                pairs.add(new Changes.Pair(each, same));
            }
        }
        return pairs;
    }

    private static Attrition attrition(Read first, Read second, Summary one, Summary other, long both, long least) {
        long onlyBefore = first.individuals().size() - both;
        long onlyAfter = second.individuals().size() - both;
        boolean told = isPaired(first, second) && Folding.isTold(new long[] {both, onlyBefore, onlyAfter}, least);
        Outcome not = isPaired(first, second) ? Reckoning.SECRET : Reckoning.NOTHING;
        return new Attrition(
                one.all().invited(),
                other.all().invited(),
                one.all().responded(),
                other.all().responded(),
                told ? Reckoning.of(both) : not,
                told ? Reckoning.of(onlyBefore) : not,
                told ? Reckoning.of(onlyAfter) : not);
    }

    /**
     * Publishes one campaign beside a later one: made of what is published of both and of nothing else. How far a change can be trusted is told where nothing
     * leads from one to the other.
     *
     * @throws EssaimException as {@link #publish}, and if it is twice the same
     */
    public Comparison publish(String before, String after, Protection protection) {
        requireTwo(before, after);
        Summary one = publish(before, protection);
        Summary other = publish(after, protection);
        Read first = read(before);
        Read second = read(after);
        Comparison.Scope comparable = comparable(first, second);
        boolean paired = isPaired(first, second);
        long least = Math.max(protection.threshold(), promised(first, second));
        return new Comparison(
                one,
                other,
                comparable,
                attrition(first, second, one, other, pairs(first, second).size(), least),
                paired ? Comparison.Pairing.NOT_TOLD : Comparison.Pairing.UNPAIRED,
                new Changes(new TreeSet<>(comparable.items()), comparable.scores())
                        .between(one.all(), other.all(), !paired, false));
    }
}
