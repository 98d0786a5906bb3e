package org.essaim.tally;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.essaim.disclosure.Axis;
import org.essaim.disclosure.ProtectedCell;
import org.essaim.disclosure.ProtectedTable;
import org.essaim.disclosure.SensitiveTable;
import org.essaim.document.Digest;
import org.essaim.exact.Rational;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Option;

/**
 * The answers to one question as a table that disclosure control can look at: structures that stand by themselves and the others together, by options; who
 * contributes is a response, under a mark that is the same each time and leads to nobody. Immutable.
 */
final class Cube {
    private static final String ALL = "(all)";
    private static final String OTHERS = "(others)";
    private static final String ANSWERED = "(answered)";
    private static final String HIDDEN = "(hidden)";
    private static final String SUM = "(sum)";
    private static final int LONGEST_NAME = 80;
    private static final Rational HUNDRED = Rational.of(100);

    /** What of a question is told. */
    enum Content {
        /** How many chose each option; of a ranking, which one came first. */
        CHOSEN,
        /** How many chose each option, and how many did not. */
        OPTION_BY_OPTION,
        /** How many answered, and what their numbers add up to. */
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

    Cube(String campaign, Asked asked, int question, Content content, boolean conditional, Folding folding) {
        this.campaign = campaign;
        this.asked = asked;
        this.question = question;
        this.content = content;
        this.conditional = conditional;
        this.folding = folding;
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

    private String measure() {
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

    private String group(String structure) {
        return folding.alone().contains(structure) ? structure : OTHERS;
    }

    /** The table of these responses. */
    SensitiveTable table(List<Individual> individuals, Marks marks, Coded coded) {
        SensitiveTable.Builder table = SensitiveTable.builder(name(), measure(), axes());
        for (Individual individual : individuals) {
            String group = group(individual.collected().structure());
            String mark = marks.of(individual, asked.code());
            BiConsumer<List<String>, Long> put = (at, amount) -> {
                List<String> place = new ArrayList<>(List.of(group));
                place.addAll(at);
                table.add(place, mark, amount);
            };
            if (!individual.isAsked(question)) {
                if (conditional) {
                    hidden(put);
                }
            } else {
                individual.each(question, (same, answers) -> {
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
                // How much somebody is behind the sum is what counts, be it below 0.
                Rational number = Rational.of(((Answer.Numeric) answers.get(0)).value());
                put.accept(List.of(SUM), Math.absExact(number.times(HUNDRED).rounded()));
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
        return answers.stream().map(Counting::option).collect(java.util.stream.Collectors.toSet());
    }

    private List<Axis> axes() {
        List<String> leaves = new ArrayList<>(folding.alone());
        if (!folding.together().isEmpty() || leaves.isEmpty()) {
            leaves.add(OTHERS);
        }
        Axis structures = Axis.flat("structure", ALL, leaves);
        Axis.Builder answers = Axis.builder("answer", ALL);
        if (!counted().equals(ALL)) {
            answers.put(ANSWERED, ALL);
        }
        if (conditional) {
            answers.put(HIDDEN, ALL);
        }
        switch (content) {
            case CHOSEN -> asked.options().forEach(option -> answers.put(option.code(), counted()));
            case NUMBERS -> answers.put(SUM, ALL);
            case OPTION_BY_OPTION -> answers.put(Asked.YES, counted()).put(Asked.NO, counted());
            case HOW_MANY -> {
                // Answered or hidden is all there is.
            }
        }
        return isByOption()
                ? List.of(
                        structures,
                        Axis.flat(
                                "option",
                                ALL,
                                asked.options().stream().map(Option::code).toList()),
                        answers.build())
                : List.of(structures, answers.build());
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

    /** For each group, whether what its numbers add up to is told. */
    boolean[] sums(ProtectedTable table) {
        List<String> groups = groups();
        boolean[] shown = new boolean[groups.size()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = isShown(table.cell(groups.get(i), SUM));
        }
        return shown;
    }

    /** The structures of a group. */
    Set<String> structures(String group) {
        if (group.equals(ALL)) {
            Set<String> all = new java.util.TreeSet<>(folding.alone());
            all.addAll(folding.together());
            return all;
        }
        return group.equals(OTHERS) ? folding.together() : Set.of(group);
    }

    private static boolean isShown(ProtectedCell cell) {
        return cell instanceof ProtectedCell.Shown || cell instanceof ProtectedCell.Zero;
    }
}
