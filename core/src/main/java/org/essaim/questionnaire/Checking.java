package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.formula.Proposition;
import org.jspecify.annotations.Nullable;

/** Finds what speaks against answers, all of it. */
final class Checking {
    private static final int NAMED = 20;

    private final Filled filled;
    private final boolean complete;
    private final List<Finding> findings = new ArrayList<>();

    Checking(Filled filled) {
        this.filled = filled;
        this.complete = filled.response().isComplete();
    }

    List<Finding> findings() {
        Form form = filled.form();
        Response response = filled.response();
        if (!response.questionnaire().equals(form.questionnaire().id())
                || !response.version().equals(form.questionnaire().version())
                || (response.digest() != null && !response.digest().equals(form.digest()))) {
            findings.add(Finding.of(Code.OTHER_FORM)
                    .value(response.questionnaire() + "|" + response.version())
                    .with("valid", form.questionnaire().key())
                    .build());
        }
        if (filled.isTooLarge()) {
            findings.add(Finding.of(Code.RESPONSE_TOO_LARGE)
                    .with("most", Filled.MOST_SLOTS)
                    .build());
        }
        for (Place place : filled.unknown()) {
            findings.add(
                    Finding.of(Code.ANSWER_UNKNOWN_ITEM).path(place.toString()).build());
        }
        for (Node node : form.nodes()) {
            for (int slot = 0; slot < filled.size(node.index); slot++) {
                check(node, slot);
            }
        }
        return findings;
    }

    private void check(Node node, int at) {
        Filled.Slot slot = filled.slot(node, at);
        if (!slot.relevant) {
            if (complete && !slot.given.isEmpty()) {
                report(Finding.of(Code.ANSWER_HIDDEN), node, at);
            }
            return;
        }
        if (node.item instanceof Question question) {
            problems(node, question, slot.given, at, finding -> report(finding, node, at));
            if (slot.given.isEmpty() || (slot.counting.isEmpty() && isBlank(slot.given))) {
                if (question.required()) {
                    report(missing(Code.ANSWER_MISSING), node, at);
                }
            } else if (slot.given.size() < question.least()) {
                report(
                        missing(Code.ANSWERS_TOO_FEW)
                                .value(Integer.toString(slot.given.size()))
                                .with("least", question.least()),
                        node,
                        at);
            }
        } else if (!slot.given.isEmpty()) {
            report(Finding.of(Code.ANSWER_NOT_ASKED), node, at);
        }
        if (node.isRepeated() && node.item instanceof Item.Section section) {
            int times = filled.slots(node).count(at);
            if (times < section.repeats().least()) {
                report(
                        missing(Code.REPEATS_TOO_FEW)
                                .value(Integer.toString(times))
                                .with("least", section.repeats().least()),
                        node,
                        at);
            } else if (times > section.repeats().most()) {
                report(
                        Finding.of(Code.REPEATS_TOO_MANY)
                                .value(Integer.toString(times))
                                .with("most", section.repeats().most()),
                        node,
                        at);
            }
        }
    }

    Place place(Node node, int at) {
        return filled.place(node, at);
    }

    private static boolean isBlank(List<Answer> given) {
        return given.stream()
                .allMatch(
                        each -> each instanceof Answer.Text text && text.value().isBlank());
    }

    // Nobody has finished a draft.
    private Finding.Builder missing(Code code) {
        Finding.Builder finding = Finding.of(code);
        return complete ? finding : finding.severity(Severity.WARNING);
    }

    private void report(Finding.Builder finding, Node node, int at) {
        findings.add(finding.path(filled.place(node, at).toString()).build());
    }

    /** What speaks against answers one by one and together, but not that some are missing. */
    void problems(Node node, Question question, List<Answer> given, int at, Consumer<Finding.Builder> sink) {
        if (given.size() > question.most()) {
            sink.accept(Finding.of(Code.ANSWERS_TOO_MANY)
                    .value(Integer.toString(given.size()))
                    .with("most", question.most()));
        }
        Set<Object> before = new HashSet<>();
        for (Answer answer : given) {
            Finding.Builder problem = problem(node, question, answer);
            if (problem != null) {
                sink.accept(problem);
            } else if (answer instanceof Answer.Choice choice && !before.add(choice.code())) {
                sink.accept(Finding.of(Code.ANSWER_TWICE).value(choice.code()));
            }
        }
        for (int i = 0; i < question.constraints().size(); i++) {
            Proposition proposition = node.propositions.get(i);
            if (proposition != null
                    && !filled.slot(node, at).counting.isEmpty()
                    && !proposition
                            .holds(measured -> filled.form().figures().of(filled, node, at, measured))
                            .orElse(true)) {
                sink.accept(Finding.of(Code.ANSWER_CONTRADICTS).with("rule", proposition.source()));
            }
        }
    }

    private static Finding.@Nullable Builder problem(Node node, Question question, Answer answer) {
        if (!Answers.fits(question.type(), answer)) {
            return Finding.of(Code.ANSWER_WRONG_TYPE).with("expected", question.type());
        }
        if (answer instanceof Answer.Choice choice) {
            Option option = node.options.get(choice.code());
            if (option == null || (!choice.other().isEmpty() && !option.open())) {
                return Finding.of(Code.ANSWER_NOT_AN_OPTION)
                        .with(
                                "valid",
                                question.options().stream()
                                        .limit(NAMED)
                                        .map(Option::code)
                                        .toList());
            }
            return choice.other().length() > Answers.LONGEST ? length(0, Answers.LONGEST) : null;
        }
        if (answer instanceof Answer.Text text && text.value().length() > Answers.LONGEST) {
            return length(0, Answers.LONGEST);
        }
        for (int i = 0; i < question.constraints().size(); i++) {
            Constraint constraint = question.constraints().get(i);
            Finding.Builder problem = null;
            if (constraint instanceof Constraint.Range range) {
                problem = range(range, answer);
            } else if (answer instanceof Answer.Text text && !text.value().isBlank()) {
                problem = text(constraint, node.patterns.get(i), text.value());
            }
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static Finding.@Nullable Builder range(Constraint.Range range, Answer answer) {
        boolean below = range.least() != null && Answers.order(answer, range.least()) < 0;
        boolean above = range.most() != null && Answers.order(answer, range.most()) > 0;
        return below || above
                ? Finding.of(Code.ANSWER_OUT_OF_RANGE)
                        .with("least", end(range.least()))
                        .with("most", end(range.most()))
                : null;
    }

    private static String end(@Nullable Answer end) {
        if (end instanceof Answer.Numeric number) {
            return number.value().toPlainString();
        }
        return end instanceof Answer.Day day ? day.value().toString() : "…";
    }

    private static Finding.@Nullable Builder text(Constraint constraint, @Nullable Pattern pattern, String text) {
        if (constraint instanceof Constraint.Length length) {
            int characters = text.codePointCount(0, text.length());
            return characters < length.least() || characters > length.most()
                    ? length(length.least(), length.most())
                    : null;
        }
        if (pattern == null) {
            return null;
        }
        return switch (PatternMatch.of(pattern, text)) {
            case YES -> null;
            case NO -> Finding.of(Code.ANSWER_PATTERN);
            case TOO_COSTLY -> Finding.of(Code.PATTERN_TOO_COSTLY);
        };
    }

    private static Finding.Builder length(int least, int most) {
        return Finding.of(Code.ANSWER_LENGTH).with("least", least).with("most", most);
    }
}
