package org.essaim.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Turnout;
import org.essaim.disclosure.Disclosure;
import org.essaim.disclosure.ProtectedTable;
import org.essaim.disclosure.Protection;
import org.essaim.disclosure.SensitiveTable;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Score;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from view what would tell of few of those who answered. Serves one publication; not thread-safe.
 *
 * <p>Each question is released as a table of its own. Structures of which too few answered it are taken together, so that how many answered is told of each group and a
 * table leans on no other. A question that is asked of some alone is released where what decides is told too, else of all together. Whatever can be reckoned from
 * counts that are told is told; anything else is not. A question that was released before is released by the same structures, or not at all. Who left a question out said
 * nothing: how many they are is not told where they are few, but can be reckoned where everybody had to answer another one.
 */
final class Publication {
    private final Disclosure disclosure;
    private final Protection protection;
    private final long least;
    private final Campaign campaign;
    private final Counting counting;
    private final List<Individual> individuals;
    private final Turnout turnout;
    private final Evidence evidence;
    private final Dependence dependence;
    private final Marks marks;
    private final List<Asked> questions;
    private final Set<String> everywhere;
    private final Map<String, Told> told = new HashMap<>();
    private final SortedMap<String, Integer> releases = new TreeMap<>();
    private final Map<String, Counting.Counts> counts = new HashMap<>();

    Publication(
            Disclosure disclosure,
            Protection protection,
            Campaign campaign,
            Form form,
            Counting counting,
            List<Individual> individuals,
            Turnout turnout,
            Evidence evidence) {
        this.disclosure = disclosure;
        this.campaign = campaign;
        this.counting = counting;
        this.individuals = individuals;
        this.turnout = turnout;
        this.evidence = evidence;
        this.dependence = new Dependence(form);
        this.marks = new Marks(campaign.id(), individuals);
        this.questions = counting.questions();
        // Where nobody answered too, so that it is all the same to a later release who is left.
        this.everywhere = new TreeSet<>(counting.structures().keySet());
        everywhere.addAll(turnout.structures().keySet());
        int promised = campaign.regime() == Campaign.Regime.IDENTIFIED ? 0 : campaign.least();
        this.protection = protection.withThreshold(Math.max(protection.threshold(), promised));
        this.least = protection.isWaived() ? 1 : this.protection.threshold();
    }

    /** What of one question is told of whom. */
    private static final class Told {
        private final @Nullable Cube cube;
        private final Folding folding;
        private final boolean[][] options;
        private final boolean[] sums;
        private final Why why;
        private boolean @Nullable [][] themes;

        private Told(@Nullable Cube cube, Folding folding, boolean[][] options, boolean[] sums, Why why) {
            this.cube = cube;
            this.folding = folding;
            this.options = options;
            this.sums = sums;
            this.why = why;
        }

        static Told nothing(Why why) {
            return new Told(null, Folding.whole(Set.of()), new boolean[0][], new boolean[0], why);
        }

        boolean isTold() {
            return cube != null;
        }

        Cube cube() {
            return Objects.requireNonNull(cube);
        }

        boolean isWhole(int group) {
            for (boolean shown : options.length == 0 ? new boolean[0] : options[group]) {
                if (!shown) {
                    return false;
                }
            }
            return sums.length == 0 || sums[group];
        }

        boolean isWhole() {
            for (int group = 0; group < cube().groups().size(); group++) {
                if (!isWhole(group)) {
                    return false;
                }
            }
            return true;
        }

        /** The number of a group; -1 if nothing is told of it by itself. */
        int group(String structure) {
            if (!isTold()) {
                return -1;
            }
            return structure.isEmpty()
                    ? cube().groups().size() - 1
                    : folding.alone().contains(structure) ? cube().groups().indexOf(structure) : -1;
        }
    }

    /**
     * What is told.
     *
     * @param all of all together
     * @param structures of those structures of which something is told by itself
     * @param releases the number of each release
     */
    record Published(Group all, SortedMap<String, Group> structures, SortedMap<String, Integer> releases) {}

    Published publish() {
        if (individuals.size() >= least) {
            for (int i = 0; i < questions.size(); i++) {
                Work.at(Stage.RECKONING, questions.get(i).code(), i, questions.size());
                tell(questions.get(i).code());
            }
        } else {
            Why why = individuals.isEmpty() ? Why.NO_DATA : Why.SUPPRESSED;
            questions.forEach(each -> told.put(each.code(), Told.nothing(why)));
        }
        Participation participation = new Participation();
        TreeSet<String> alone = new TreeSet<>();
        told.values().forEach(each -> alone.addAll(each.folding.alone()));
        List<String> names = new ArrayList<>(List.of(""));
        names.addAll(alone);
        SortedMap<String, Group> groups = new TreeMap<>();
        for (String name : names) {
            Outcome invited = participation.invited(name);
            Outcome responded = participation.responded(name);
            List<QuestionFigures> figures = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                figures.add(figures(i, name, invited, responded));
            }
            groups.put(name, new Group(name, invited, responded, figures, scores(name)));
        }
        Group all = Objects.requireNonNull(groups.remove(""));
        return new Published(all, groups, releases);
    }

    private Counting.Counts counts(Set<String> structures) {
        return counts.computeIfAbsent(String.join("|", new TreeSet<>(structures)), none -> counting.of(structures));
    }

    private Set<String> everywhere() {
        return everywhere;
    }

    private Told tell(String code) {
        Told known = told.get(code);
        if (known == null) {
            known = look(code);
            told.put(code, known);
        }
        return known;
    }

    private int number(String code) {
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).code().equals(code)) {
                return i;
            }
        }
        throw new IllegalStateException("There is no question [" + code + "].");
    }

    private Told look(String code) {
        int question = number(code);
        Asked asked = questions.get(question);
        boolean conditional = dependence.isConditional(code);
        Counting.Count all = counts(everywhere()).question(question);
        if (all.people() == 0) {
            return Told.nothing(Why.NO_DATA);
        }
        List<Told> needed = dependence.of(code).stream().map(this::tell).toList();
        boolean leans = needed.stream().anyMatch(each -> !each.isTold() || !each.isWhole(each.group("")));
        if (leans || dependence.isUnclear(code) || !Folding.isTold(kinds(all, conditional), least)) {
            return Told.nothing(Why.SUPPRESSED);
        }
        Folding folding = asked.repeated() ? Folding.whole(everywhere()) : folding(question, conditional);
        if (!needed.stream().allMatch(each -> each.folding.equals(folding) && each.isWhole())) {
            return release(asked, question, conditional, Folding.whole(everywhere()));
        }
        return release(asked, question, conditional, folding);
    }

    private static long[] kinds(Counting.Count count, boolean conditional) {
        return conditional ? new long[] {count.people(), count.hidden()} : new long[] {count.people()};
    }

    private Folding folding(int question, boolean conditional) {
        Map<String, long[]> kinds = new HashMap<>();
        counting.structures()
                .forEach((structure, each) -> kinds.put(structure, kinds(each.question(question), conditional)));
        // Of whom nobody was there nothing needs to be told.
        kinds.values().removeIf(each -> LongStream.of(each).sum() == 0);
        Cube any = new Cube(
                campaign.id(),
                questions.get(question),
                question,
                content(question),
                conditional,
                Folding.whole(Set.of()));
        return former(any)
                .map(Cube::alone)
                .flatMap(alone -> Folding.like(alone, kinds, least))
                .orElseGet(() -> Folding.of(kinds, least))
                .with(everywhere());
    }

    private Cube.Content content(int question) {
        Asked asked = questions.get(question);
        return switch (asked.shape()) {
            case ONE, RANKED -> Cube.Content.CHOSEN;
            case SEVERAL -> Cube.Content.OPTION_BY_OPTION;
            case NUMBER ->
                Distance.canCount(
                                asked.question(),
                                counts(everywhere()).question(question).histogram())
                        ? Cube.Content.NUMBERS
                        : Cube.Content.HOW_MANY;
            case WORDS, DAY -> Cube.Content.HOW_MANY;
        };
    }

    private Told release(Asked asked, int question, boolean conditional, Folding folding) {
        Cube.Content content = content(question);
        Optional<Told> released = release(asked, question, content, conditional, folding);
        if (released.isEmpty() && !folding.alone().isEmpty()) {
            released = release(asked, question, content, conditional, Folding.whole(everywhere()));
        }
        Told known = released.orElseGet(() -> Told.nothing(Why.SUPPRESSED));
        if (asked.shape() == Asked.Shape.WORDS && known.isTold() && isRead(asked, question)) {
            // How many were not read yet would tell of few.
            release(asked, question, Cube.Content.OPTION_BY_OPTION, conditional, known.folding)
                    .ifPresent(themes -> known.themes = themes.options);
        }
        return known;
    }

    private boolean isRead(Asked asked, int question) {
        Counting.Count all = counts(everywhere()).question(question);
        return !asked.options().isEmpty() && all.read() == all.answered();
    }

    private Optional<Told> release(
            Asked asked, int question, Cube.Content content, boolean conditional, Folding folding) {
        Cube cube = new Cube(campaign.id(), asked, question, content, conditional, folding);
        SensitiveTable table = cube.table(individuals, marks, counting.coded());
        ProtectedTable next = disclosure.protect(table, cube.views(), protection);
        if (!isGroupedAsBefore(cube) || !cube.tellsHowMany(next) || changesTellOfFew(cube, question, content, next)) {
            return Optional.empty();
        }
        ProtectedTable released = disclosure.release(table, cube.views(), protection);
        if (!cube.tellsHowMany(released)) {
            return Optional.empty();
        }
        releases.put(released.measure(), released.release());
        boolean[][] options = cube.options(released).orElse(new boolean[0][]);
        boolean[] sums = cube.sums(released);
        if (!protection.isWaived() && options.length > 0) {
            mask(cube, question, content, options);
        }
        return Optional.of(new Told(cube, folding, options, sums, Why.SUPPRESSED));
    }

    private boolean changesTellOfFew(Cube cube, int question, Cube.Content content, ProtectedTable next) {
        if (protection.isWaived() || content != Cube.Content.CHOSEN) {
            return false;
        }
        boolean[][] shown = cube.options(next).orElseThrow();
        mask(cube, question, content, shown);
        return IntStream.rangeClosed(1, disclosure.releases(cube.measure()).size())
                .mapToObj(number -> disclosure.released(cube.measure(), number))
                .anyMatch(before -> cube.restTellsOfFew(next, shown, before, least));
    }

    // Where others stand by themselves than before, what lies between two releases is told of nobody knows whom.
    private boolean isGroupedAsBefore(Cube cube) {
        return former(cube).map(cube::isGroupedAs).orElse(true);
    }

    private Optional<ProtectedTable> former(Cube cube) {
        int releases = disclosure.releases(cube.measure()).size();
        return releases == 0 ? Optional.empty() : Optional.of(disclosure.released(cube.measure(), releases));
    }

    private void mask(Cube cube, int question, Cube.Content content, boolean[][] shown) {
        List<Counting.Count> groups = cube.groups().stream()
                .map(group -> counts(cube.structures(group)).question(question))
                .toList();
        int options = shown[0].length;
        if (content == Cube.Content.CHOSEN) {
            long[][] counted = new long[groups.size()][options];
            for (int i = 0; i < counted.length; i++) {
                for (int k = 0; k < options; k++) {
                    counted[i][k] = groups.get(i).cell(k, 0);
                }
            }
            Masking.settle(counted, shown, least);
            return;
        }
        long[][] yes = new long[groups.size()][options];
        long[][] no = new long[groups.size()][options];
        for (int i = 0; i < yes.length; i++) {
            for (int k = 0; k < options; k++) {
                yes[i][k] = groups.get(i).cell(k, 0);
                no[i][k] = groups.get(i).base() - yes[i][k];
            }
        }
        Asked asked = questions.get(question);
        boolean several = asked.shape() == Asked.Shape.SEVERAL;
        // Whoever answered chose one at least; of words, every theme may be there and none.
        int fewest = several ? Math.max(1, asked.question().least()) : 0;
        int most = several ? Math.min(options, asked.question().most()) : options;
        Masking.settle(yes, no, shown, fewest, most, least);
    }

    private QuestionFigures figures(int question, String structure, Outcome invited, Outcome responded) {
        Asked asked = questions.get(question);
        Told known = tell(asked.code());
        int group = known.group(structure);
        if (group < 0) {
            return QuestionFigures.kept(asked, invited, known.why);
        }
        Counting.Count count = counts(
                        known.cube().structures(known.cube().groups().get(group)))
                .question(question);
        Outcome answered = Reckoning.of(count.answered());
        boolean words = asked.shape() == Asked.Shape.WORDS;
        boolean[][] shown = words ? Objects.requireNonNullElse(known.themes, new boolean[0][]) : known.options;
        Outcome not = words && !isRead(asked, question) ? Outcome.unknown(Why.INCOMPLETE) : Reckoning.SECRET;
        List<OptionFigures> options = new ArrayList<>();
        for (int k = 0; k < asked.options().size(); k++) {
            Option option = asked.options().get(k);
            List<Outcome> places = new ArrayList<>();
            places.add(shown.length > 0 && shown[group][k] ? Reckoning.of(count.cell(k, 0)) : not);
            for (int rank = 1; rank < asked.ranks(); rank++) {
                places.add(Reckoning.SECRET);
            }
            options.add(new OptionFigures(option.code(), option.text(), option.level(), answered, places));
        }
        Spread spread = asked.shape() != Asked.Shape.NUMBER
                ? Spread.none(Why.NO_DATA)
                : known.sums[group] ? Spread.ofMean(count.histogram().mean()) : Spread.none(Why.SUPPRESSED);
        return new QuestionFigures(asked, reach(asked, count, invited, responded, answered), options, spread, evidence);
    }

    // Of a question that may be asked several times it is not told how often it was not.
    private Reach reach(Asked asked, Counting.Count count, Outcome invited, Outcome responded, Outcome answered) {
        if (asked.repeated()) {
            return new Reach(invited, responded, Reckoning.SECRET, answered, Reckoning.SECRET, Reckoning.SECRET);
        }
        Outcome hidden = Reckoning.of(count.hidden());
        Outcome times = Reckoning.difference(responded, hidden);
        return new Reach(invited, responded, times, answered, Reckoning.difference(times, answered), hidden);
    }

    /** How many were invited and answered is told where what lies between it and the answers to each question tells of nobody, or of enough. */
    private final class Participation {
        private final boolean[] invited = {true, true};
        private final boolean[] responded = {true, true};

        Participation() {
            for (Told each : told.values()) {
                if (each.isTold()) {
                    List<String> groups = each.cube().groups();
                    for (int group = 0; group < groups.size(); group++) {
                        look(each, groups.get(group), group == groups.size() - 1 ? 0 : 1);
                    }
                }
            }
        }

        private void look(Told each, String group, int depth) {
            Set<String> structures = each.cube().structures(group);
            Counting.Counts counted = counts(structures);
            Counting.Count count = counted.question(number(each.cube().code()));
            long silent = counted.responded() - count.people();
            responded[depth] &= Folding.isTold(silent, least) && Folding.isTold(silent - count.hidden(), least);
            invited[depth] &= Folding.isTold(invitedOf(each, group) - count.people(), least);
        }

        private long invitedOf(Told each, String group) {
            if (depth(each, group) == 0) {
                return turnout.all().invited();
            }
            Set<String> alone = each.folding.alone();
            return turnout.structures().entrySet().stream()
                    .filter(entry ->
                            alone.contains(group) ? entry.getKey().equals(group) : !alone.contains(entry.getKey()))
                    .mapToLong(entry -> entry.getValue().invited())
                    .sum();
        }

        private int depth(Told each, String group) {
            List<String> groups = each.cube().groups();
            return groups.get(groups.size() - 1).equals(group) ? 0 : 1;
        }

        Outcome invited(String structure) {
            if (structure.isEmpty()) {
                return told(invited[0], turnout.all().invited());
            }
            return told(
                    invited[0] && invited[1],
                    turnout.structures()
                            .getOrDefault(structure, Turnout.Count.NOBODY)
                            .invited());
        }

        Outcome responded(String structure) {
            if (structure.isEmpty()) {
                return told(responded[0], individuals.size());
            }
            return told(responded[0] && responded[1], counts(Set.of(structure)).responded());
        }

        private Outcome told(boolean safe, long count) {
            return safe && Folding.isTold(count, least) ? Reckoning.of(count) : Reckoning.SECRET;
        }
    }

    // A score is told where nothing but what is told of its items makes it: the mean of who answered some of them would
    // tell, beside the means of the items, what few answered.
    private List<ScoreFigures> scores(String name) {
        List<ScoreFigures> all = new ArrayList<>();
        for (int i = 0; i < counting.scores().size(); i++) {
            Score score = counting.scores().get(i);
            boolean told = score.items().stream().allMatch(item -> {
                Told known = tell(item);
                int group = known.group(name);
                return group >= 0 && known.isWhole(group);
            });
            if (told && (protection.isWaived() || isAnsweredWholeOrNotAtAll(score, name))) {
                Histogram histogram =
                        counts(name.isEmpty() ? everywhere() : Set.of(name)).score(i);
                all.add(new ScoreFigures(
                        score, Reckoning.of(histogram.size()), Spread.ofMean(histogram.mean()), evidence));
            } else {
                all.add(new ScoreFigures(score, Reckoning.SECRET, Spread.none(Why.SUPPRESSED), evidence));
            }
        }
        return all;
    }

    private boolean isAnsweredWholeOrNotAtAll(Score score, String name) {
        List<Integer> items = score.items().stream().map(this::number).toList();
        if (items.stream().anyMatch(item -> questions.get(item).shape() == Asked.Shape.SEVERAL)) {
            return false;
        }
        return individuals.stream()
                .filter(each -> name.isEmpty() || each.collected().structure().equals(name))
                .allMatch(each -> {
                    long answered = items.stream()
                            .filter(item -> questions.get(item).isScored(each.given(item)))
                            .count();
                    return answered == 0 || answered == items.size();
                });
    }
}
