package org.essaim.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.formula.Formula;
import org.essaim.formula.Proposition;
import org.essaim.formula.Quantity;
import org.essaim.formula.Term;
import org.essaim.formula.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Understands one questionnaire. Serves one reading; not thread-safe. */
final class FormReading {
    /** More items than this are refused. */
    private static final int MOST_ITEMS = 20_000;

    private static final int LONGEST_PATTERN = 1_000;

    private final Questionnaire questionnaire;
    private final Consumer<? super Finding> findings;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byCode = new HashMap<>();
    private final FormFigures figures = new FormFigures();
    private @Nullable Vocabulary vocabulary;
    private boolean broken;

    FormReading(Questionnaire questionnaire, Consumer<? super Finding> findings) {
        this.questionnaire = questionnaire;
        this.findings = findings;
    }

    Optional<Form> form() {
        questionnaire.items().forEach(item -> lay(item, null));
        if (nodes.size() > MOST_ITEMS) {
            report(Finding.of(Code.FORM_TOO_LARGE)
                    .value(Integer.toString(nodes.size()))
                    .with("most", MOST_ITEMS));
            return Optional.empty();
        }
        Dependencies dependencies = new Dependencies(nodes);
        for (Node node : nodes) {
            read(node, dependencies);
        }
        questionnaire.scores().forEach(this::check);
        List<List<Node>> rounds = dependencies.rounds();
        for (List<Node> round : rounds) {
            List<String> codes = round.stream().map(Node::code).toList();
            report(Finding.of(Code.CONDITIONS_GO_ROUND).path(codes.get(0)).value(String.join(", ", codes)));
        }
        return broken
                ? Optional.empty()
                : Optional.of(new Form(questionnaire, nodes, byCode, dependencies.order(), figures));
    }

    private void lay(Item item, @Nullable Node parent) {
        Node node = new Node(nodes.size(), item, parent);
        nodes.add(node);
        if (byCode.putIfAbsent(item.code(), node) != null) {
            report(Finding.of(Code.ITEM_TWICE).path(item.code()).value(item.code()));
        }
        if (item instanceof Item.Section section) {
            section.items().forEach(each -> lay(each, node));
            if (section.matrix()) {
                checkMatrix(section);
            }
        }
        node.end = nodes.size();
    }

    private void checkMatrix(Item.Section section) {
        List<Option> options = null;
        for (Item item : section.items()) {
            boolean row = item instanceof Question question
                    && question.type().hasOptions()
                    && (options == null || options.equals(question.options()));
            if (!row) {
                report(Finding.of(Code.MATRIX_MIXED).path(item.code()).value(section.code()));
                return;
            }
            options = ((Question) item).options();
        }
    }

    private void read(Node node, Dependencies dependencies) {
        Consumer<Node> needs = to -> {
            if (node.contains(to)) {
                report(Finding.of(Code.CONDITION_OF_ITSELF).path(node.code()).value(to.code()));
            } else {
                dependencies.add(node, to);
                if (to.index > node.index) {
                    report(Finding.of(Code.CONDITION_FORWARD).path(node.code()).value(to.code()));
                }
            }
        };
        if (!node.item.relevance().equals(Condition.always())) {
            node.test = new ConditionReading(this, node, needs).test(node.item.relevance());
        }
        if (node.item instanceof Item.Calculation calculation) {
            Optional<Formula> formula = Formula.parse(calculation.formula(), vocabulary(), at(node));
            formula.ifPresent(known -> refer(node, known.measured(), needs));
            node.formula = formula.orElse(null);
        } else if (node.item instanceof Question question) {
            for (Constraint constraint : question.constraints()) {
                read(node, question, constraint);
            }
        }
    }

    private void read(Node node, Question question, Constraint constraint) {
        Pattern pattern = null;
        Proposition proposition = null;
        boolean fits = true;
        if (constraint instanceof Constraint.Pattern written) {
            fits = question.type() == Question.Type.TEXT;
            pattern = pattern(node, written);
        } else if (constraint instanceof Constraint.Holds holds) {
            // Of its own item, and of others, in any direction: nothing is hidden by a constraint.
            proposition = proposition(node, holds.proposition(), to -> {}).orElse(null);
        } else if (constraint instanceof Constraint.Length) {
            fits = question.type() == Question.Type.TEXT;
        } else if (constraint instanceof Constraint.Range range) {
            boolean days = range.least() instanceof Answer.Day || range.most() instanceof Answer.Day;
            fits = days
                    ? question.type() == Question.Type.DATE
                    : question.type().isNumber();
        }
        if (!fits) {
            report(Finding.of(Code.CONSTRAINT_MISMATCH)
                    .path(node.code())
                    .value(question.type().name()));
        }
        node.patterns.add(pattern);
        node.propositions.add(proposition);
    }

    private @Nullable Pattern pattern(Node node, Constraint.Pattern written) {
        if (written.expression().length() <= LONGEST_PATTERN) {
            try {
                return Pattern.compile(written.expression());
            } catch (PatternSyntaxException e) {
                // Reported below: what Java says of it is in English alone.
            } catch (StackOverflowError e) {
                // Brackets within brackets.
            }
        }
        report(Finding.of(Code.PATTERN_INVALID).path(node.code()));
        return null;
    }

    Optional<Proposition> proposition(Node node, String text, Consumer<Node> needs) {
        Optional<Proposition> proposition = Proposition.parse(text, vocabulary(), at(node));
        proposition.ifPresent(known -> refer(node, known.measured(), needs));
        return proposition;
    }

    private void refer(Node node, Set<Term.Measured> measured, Consumer<Node> needs) {
        for (Term.Measured each : measured) {
            List<String> names = each.of().isEmpty() ? List.of(each.name()) : each.of();
            for (String name : names) {
                Node to = byCode.get(name);
                if (to == null) {
                    unknown(node, name);
                    continue;
                }
                Reference reference = new Reference(node, to);
                boolean counted =
                        each.name().equals(FormFigures.COUNT) && !each.of().isEmpty();
                boolean alone = each.of().isEmpty();
                if ((!counted && !to.isNumber())
                        || to.item instanceof Item.Section
                        || to.item instanceof Item.Note
                        || (alone && (!reference.isOne() || (to.item instanceof Question one && one.most() > 1)))) {
                    report(Finding.of(Code.CONDITION_MISMATCH)
                            .path(node.code())
                            .value(name)
                            .with("valid", alone ? "sum[" + name + "], count[" + name + "]" : "NUMBER, WHOLE, SCALE"));
                    continue;
                }
                figures.add(node, to);
                needs.accept(to);
            }
        }
    }

    private Vocabulary vocabulary() {
        if (vocabulary == null) {
            Map<String, Quantity> names = new TreeMap<>();
            byCode.keySet().forEach(code -> names.put(code, Quantity.NUMBER));
            Map<String, Quantity> together = new TreeMap<>();
            FormFigures.TOGETHER.forEach(name -> together.put(name, Quantity.NUMBER));
            vocabulary = new Vocabulary(names, together);
        }
        return vocabulary;
    }

    private void check(Score score) {
        if (byCode.containsKey(score.code())
                || questionnaire.scores().stream()
                                .filter(other -> other.code().equals(score.code()))
                                .count()
                        > 1) {
            report(Finding.of(Code.ITEM_TWICE).path(score.code()).value(score.code()));
        }
        Set<String> unfit = new LinkedHashSet<>();
        for (String code : score.items()) {
            Node node = byCode.get(code);
            if (node == null) {
                report(Finding.of(Code.UNKNOWN_ITEM).path(score.code()).value(code));
            } else if (!(node.item instanceof Question question)
                    || !node.isNumber()
                    || question.most() > 1
                    || !node.around.isEmpty()
                    || (needsBounds(score, code) && node.bounds().isEmpty())) {
                unfit.add(code);
            }
        }
        if (!unfit.isEmpty()) {
            report(Finding.of(Code.SCORE_MISMATCH).path(score.code()).value(String.join(", ", unfit)));
        }
    }

    private static boolean needsBounds(Score score, String code) {
        return score.reversed().contains(code) || score.as() == Score.As.PERCENT;
    }

    @Nullable
    Node node(String code) {
        return byCode.get(code);
    }

    void unknown(Node at, String code) {
        report(Finding.of(Code.UNKNOWN_ITEM).path(at.code()).value(code));
    }

    void mismatch(Node at, String code, String valid) {
        report(Finding.of(Code.CONDITION_MISMATCH).path(at.code()).value(code).with("valid", valid));
    }

    private Consumer<Finding> at(Node node) {
        return finding -> {
            broken |= finding.isError();
            findings.accept(finding.about(node.code()));
        };
    }

    private void report(Finding.Builder finding) {
        Finding built = finding.file(questionnaire.key()).build();
        broken |= built.isError();
        findings.accept(built);
    }
}
