package org.essaim.tally;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.disclosure.ProtectedTable;
import org.essaim.disclosure.SensitiveTable;
import org.essaim.disclosure.View;
import org.essaim.document.Digest;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Option;

/**
 * The answers to one question as a table that disclosure control can look at: structures that stand by themselves and the others together, by options; who
 * contributes is a response, under a mark that is the same each time and leads to nobody. Immutable.
 */
final class Cube {
    private static final String STRUCTURES = "structure";
    private static final String OPTIONS = "option";
    private static final String ANSWERS = "answer";
    private static final String ALL = "(all)";
    private static final String OTHERS = "(others)";
    private static final String UNKNOWN = "(unknown)";
    private static final String ANSWERED = "(answered)";
    private static final String HIDDEN = "(hidden)";
    private static final int LONGEST_NAME = 80;

    /** What of a question is told. */
    enum Content {
        /** How many chose each option; of a ranking, which one came first. */
        CHOSEN,
        /** How many chose each option, and how many did not. */
        OPTION_BY_OPTION,
        /** How many answered, and how far their numbers are from where they may begin and end. */
        NUMBERS,
        /** How many answered. */
        HOW_MANY
    }

    private final String campaign;
    private final Asked asked;
    private final int question;
    private final Content content;
    private final boolean conditional;
    private final Folding folding;
    private final List<Distance> distances;

    Cube(String campaign, Asked asked, int question, Content content, boolean conditional, Folding folding) {
        this.campaign = campaign;
        this.asked = asked;
        this.question = question;
        this.content = content;
        this.conditional = conditional;
        this.folding = folding;
        this.distances = content == Content.NUMBERS ? Distance.of(asked.question()) : List.of();
    }

    private boolean isByOption() {
        return content == Content.OPTION_BY_OPTION;
    }

    private String counted() {
        return conditional || content == Content.NUMBERS || content == Content.HOW_MANY ? ANSWERED : ALL;
    }

    private String named() {
        return asked.code() + (isByOption() && asked.shape() == Asked.Shape.WORDS ? "#themes" : "");
    }

    /** Under which name its releases are held against one another. */
    String measure() {
        return "answers-" + campaign + "-"
                + Digest.of("essaim/answers", bytes(campaign), bytes(named()))
                        .hex()
                        .substring(0, 8);
    }

    private String name() {
        String name = (campaign + "-" + named()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The code of the question. */
    String code() {
        return asked.code();
    }

    /** The groups that it shows, everybody last. */
    List<String> groups() {
        List<String> groups = new ArrayList<>(folding.alone());
        if (!folding.alone().isEmpty() && !folding.together().isEmpty()) {
            groups.add(OTHERS);
        }
        groups.add(ALL);
        return groups;
    }

    // Each structure keeps its place, whichever are taken together, so that a release can be held against the ones
    // before.
    private static String place(String structure) {
        return structure.isEmpty() ? UNKNOWN : structure;
    }

    /** What of the table is shown: no structure that is taken together with others. */
    List<View> views() {
        View all = isByOption() ? View.by(STRUCTURES, OPTIONS, ANSWERS) : View.by(STRUCTURES, ANSWERS);
        return List.of(all.downTo(STRUCTURES, folding.alone().isEmpty() ? 0 : 1));
    }

    /** The structures that a released table shows by themselves. */
    static Set<String> alone(ProtectedTable released) {
        return released.cells().keySet().stream()
                .map(at -> at.get(0))
                .filter(group -> !group.equals(ALL) && !group.equals(OTHERS))
                .collect(Collectors.toSet());
    }

    boolean isGroupedAs(ProtectedTable released) {
        return alone(released).equals(folding.alone());
    }

    /** The table of these responses. */
    SensitiveTable table(List<Individual> individuals, Marks marks, Coded coded) {
        SensitiveTable.Builder table = SensitiveTable.builder(name(), measure(), axes());
        for (Individual individual : individuals) {
            String structure = place(individual.collected().structure());
            String mark = marks.of(individual, asked.code());
            BiConsumer<List<String>, Long> put = (at, amount) -> {
                List<String> place = new ArrayList<>(List.of(structure));
                place.addAll(at);
                table.add(place, mark, amount);
            };
            if (!individual.isAsked(question)) {
                if (conditional) {
                    hidden(put);
                }
            } else {
                individual.each(question, answers -> {
                    if (!answers.isEmpty()) {
                        add(answers, coded, put);
                    }
                });
            }
        }
        return table.build();
    }

    private void hidden(BiConsumer<List<String>, Long> put) {
        if (isByOption()) {
            asked.options().forEach(option -> put.accept(List.of(option.code(), HIDDEN), 1L));
        } else {
            put.accept(List.of(HIDDEN), 1L);
        }
    }

    private void add(List<Answer> answers, Coded coded, BiConsumer<List<String>, Long> put) {
        switch (content) {
            case CHOSEN -> put.accept(List.of(Counting.option(answers.get(0))), 1L);
            case HOW_MANY -> put.accept(List.of(ANSWERED), 1L);
            case NUMBERS -> {
                put.accept(List.of(ANSWERED), 1L);
                BigDecimal number = ((Answer.Numeric) answers.get(0)).value();
                distances.forEach(distance ->
                        put.accept(List.of(distance.name()), distance.of(number).longValueExact()));
            }
            case OPTION_BY_OPTION -> {
                Set<String> chosen = chosen(answers, coded);
                for (Option option : asked.options()) {
                    put.accept(List.of(option.code(), chosen.contains(option.code()) ? Asked.YES : Asked.NO), 1L);
                }
            }
        }
    }

    private Set<String> chosen(List<Answer> answers, Coded coded) {
        if (asked.shape() == Asked.Shape.WORDS) {
            return Counting.themes(asked.code(), answers, coded).orElse(Set.of());
        }
        return answers.stream().map(Counting::option).collect(Collectors.toSet());
    }

    private List<Axis> axes() {
        Axis.Builder structures = Axis.builder(STRUCTURES, ALL);
        folding.alone().forEach(structure -> structures.put(structure, ALL));
        boolean both = !folding.alone().isEmpty() && !folding.together().isEmpty();
        if (both) {
            structures.put(OTHERS, ALL);
        }
        folding.together().forEach(structure -> structures.put(place(structure), both ? OTHERS : ALL));
        Axis.Builder answers = Axis.builder(ANSWERS, ALL);
        if (!counted().equals(ALL)) {
            answers.put(ANSWERED, ALL);
        }
        if (conditional) {
            answers.put(HIDDEN, ALL);
        }
        switch (content) {
            case CHOSEN -> asked.options().forEach(option -> answers.put(option.code(), counted()));
            case NUMBERS -> distances.forEach(distance -> answers.put(distance.name(), ALL));
            case OPTION_BY_OPTION -> answers.put(Asked.YES, counted()).put(Asked.NO, counted());
            case HOW_MANY -> {
                // Answered or hidden is all there is.
            }
        }
        return isByOption()
                ? List.of(
                        structures.build(),
                        Axis.flat(
                                OPTIONS,
                                ALL,
                                asked.options().stream().map(Option::code).toList()),
                        answers.build())
                : List.of(structures.build(), answers.build());
    }

    /** True if how many answered, and of how many it was hidden, is told of every group. */
    boolean tellsHowMany(ProtectedTable table) {
        for (String group : groups()) {
            for (String what : conditional ? List.of(counted(), HIDDEN) : List.of(counted())) {
                if (isByOption()) {
                    for (Option option : asked.options()) {
                        if (!isShown(table.cell(group, option.code(), what))) {
                            return false;
                        }
                    }
                } else if (!isShown(table.cell(group, what))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** For each group, which options are told of it: where answers are for or against each option, whether both are. */
    Optional<boolean[][]> options(ProtectedTable table) {
        if (content == Content.NUMBERS || content == Content.HOW_MANY) {
            return Optional.empty();
        }
        List<String> groups = groups();
        boolean[][] shown = new boolean[groups.size()][asked.options().size()];
        for (int i = 0; i < groups.size(); i++) {
            for (int k = 0; k < shown[i].length; k++) {
                String option = asked.options().get(k).code();
                shown[i][k] = isByOption()
                        ? isShown(table.cell(groups.get(i), option, Asked.YES))
                                && isShown(table.cell(groups.get(i), option, Asked.NO))
                        : isShown(table.cell(groups.get(i), option));
            }
        }
        return Optional.of(shown);
    }

    /**
     * True if what is told of no option in both of two releases can be reckoned, and tells of few who came or went: who reads that six more answered and four more of them
     * chose the first option knows that two more chose something else.
     *
     * @param shown which options the later one tells of which group
     */
    boolean restTellsOfFew(ProtectedTable now, boolean[][] shown, ProtectedTable before, long least) {
        boolean[][] then = options(before).orElseThrow();
        for (int i = 0; i < shown.length; i++) {
            String group = groups().get(i);
            if (!isShown(before.cell(group, counted()))) {
                continue;
            }
            long rest = amount(now.cell(group, counted())) - amount(before.cell(group, counted()));
            for (int k = 0; k < shown[i].length; k++) {
                if (shown[i][k] && then[i][k]) {
                    String option = asked.options().get(k).code();
                    rest -= amount(now.cell(group, option)) - amount(before.cell(group, option));
                }
            }
            if (!Folding.isTold(Math.abs(rest), least)) {
                return true;
            }
        }
        return false;
    }

    private static long amount(ProtectedCell cell) {
        return cell instanceof ProtectedCell.Shown shown ? shown.amount() : 0;
    }

    /** For each group, whether what its numbers add up to is told. */
    boolean[] sums(ProtectedTable table) {
        List<String> groups = groups();
        boolean[] shown = new boolean[groups.size()];
        for (int i = 0; i < shown.length; i++) {
            String group = groups.get(i);
            shown[i] = distances.stream().allMatch(distance -> isShown(table.cell(group, distance.name())));
        }
        return shown;
    }

    /** The structures of a group. */
    Set<String> structures(String group) {
        if (group.equals(ALL)) {
            Set<String> all = new TreeSet<>(folding.alone());
            all.addAll(folding.together());
            return all;
        }
        return group.equals(OTHERS) ? folding.together() : Set.of(group);
    }

    private static boolean isShown(ProtectedCell cell) {
        return cell instanceof ProtectedCell.Shown || cell instanceof ProtectedCell.Zero;
    }
}
