package org.essaim.tally;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.essaim.progress.Operation;
import org.essaim.progress.Work;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaires;
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
    record Read(Campaign campaign, Form form, Counting counting, List<Individual> individuals, Turnout turnout) {
        static Read of(Campaign campaign, Form form, Coded coded, List<Collected> all, Turnout turnout) {
            Counting counting = new Counting(form, coded);
            List<Individual> individuals = counting.read(all);
            individuals.forEach(each -> counting.add(each.collected().structure(), each));
            return new Read(campaign, form, counting, individuals, turnout);
        }

        Summary.Builder summary(Evidence evidence) {
            return Tally.summary(campaign, form, counting, turnout, evidence);
        }

        Summary published(Disclosure disclosure, Protection protection, Evidence evidence) {
            Publication.Published published = new Publication(
                            disclosure, protection, campaign, form, counting, individuals, turnout, evidence)
                    .publish();
            return new Summary.Builder(campaign, form, Audience.PUBLISHED)
                    .groups(published.all(), published.structures())
                    .themes(counting.themes())
                    .releases(published.releases())
                    .build();
        }
    }

    private Read read(String id) {
        Campaign campaign = campaigns.campaign(id);
        Form form = campaigns.form(campaign);
        return Read.of(campaign, form, themes.coded(campaign, form), campaigns.collected(id), campaigns.turnout(id));
    }

    /**
     * What came of a campaign, exactly, for a named recipient.
     *
     * @throws EssaimException if it may not be told now, or not to who acts
     */
    public Summary summary(String campaign) {
        return Work.on(Operation.COUNTING, () -> exact(read(campaign)));
    }

    /**
     * What came of responses that are kept elsewhere, exactly.
     *
     * @param collected the responses, in any order
     * @param turnout how many were invited, structure by structure
     */
    public static Summary of(Campaign campaign, Form form, List<Collected> collected, Turnout turnout) {
        Counting counting = new Counting(form, Coded.NOTHING);
        counting.add(collected);
        return summary(campaign, form, counting, turnout, Evidence.found()).build();
    }

    private Summary exact(Read read) {
        return read.summary(evidence)
                .everything(rights.actor().perimeter().everything())
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
        return new Summary.Builder(campaign, form, Audience.RECIPIENT)
                .groups(together, structures)
                .themes(counting.themes());
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
                    individual.each(i, answers -> {
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
        return Work.on(Operation.COUNTING, () -> read(campaign).published(disclosure.get(), protection, evidence));
    }

    /**
     * One campaign beside a later one, exactly, for a named recipient: waves of one series by those who answered both, unless who answered is anonymous.
     *
     * @throws EssaimException if it is twice the same, or one of them may not be told now, or not to who acts
     */
    public Comparison compare(String before, String after) {
        requireTwo(before, after);
        return Work.on(Operation.COUNTING, () -> {
            Read first = read(before);
            Read second = read(after);
            return new Waves(first, second).exact(exact(first), exact(second), evidence);
        });
    }

    private static void requireTwo(String before, String after) {
        if (before.equals(after)) {
            throw new EssaimException(
                    "Campaign [" + before + "] cannot be compared with itself.\nMaybe name the wave before it.");
        }
    }

    /**
     * Publishes one campaign beside a later one: made of what is published of both and of nothing else. How far a change can be trusted is told where nothing
     * leads from one to the other.
     *
     * @throws EssaimException as {@link #publish}, and if it is twice the same
     */
    public Comparison publish(String before, String after, Protection protection) {
        requireTwo(before, after);
        return Work.on(Operation.COUNTING, () -> {
            Summary one = publish(before, protection);
            Summary other = publish(after, protection);
            return new Waves(read(before), read(after)).published(one, other, protection.threshold());
        });
    }
}
