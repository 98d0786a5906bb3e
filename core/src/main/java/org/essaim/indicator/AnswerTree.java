package org.essaim.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.essaim.document.Tree;
import org.essaim.formula.Outcome;
import org.essaim.formula.Vocabulary;
import org.essaim.organisation.Scope;

/** An answer for software: values exact and rounded, the reason where there is none. */
final class AnswerTree {
    private AnswerTree() {}

    static Tree.Fields of(List<IndicatorTable> tables) {
        return Tree.fields()
                .put("indicators", tables.stream().map(AnswerTree::table).toList())
                .build();
    }

    private static Tree table(IndicatorTable table) {
        Definition definition = table.indicator().definition();
        Tree.Builder releases = Tree.fields();
        new TreeMap<>(table.releases()).forEach(releases::put);
        return Tree.fields()
                .put("indicator", definition.id())
                .put("version", definition.version())
                .put("title", definition.title().toTree())
                .put("unit", definition.unit().toTree())
                .put("quantity", table.indicator().quantity().toString())
                .put("formula", Explaining.formula(table.indicator(), Locale.FRENCH))
                .put("missing", definition.missing().name())
                .putIfPresent("programme", table.programme())
                .put("audience", table.audience().name())
                .put("state", table.state())
                .put("releases", releases.build())
                .put("by", Tree.texts(table.by().stream().map(Enum::name).toList()))
                .put("values", values(table))
                .build();
    }

    private static List<Tree> values(IndicatorTable table) {
        List<Tree> values = new ArrayList<>();
        for (IndicatorTable.Row row : table.rows()) {
            for (IndicatorValue value : row.values()) {
                Tree.Builder fields = Tree.fields()
                        .put("group", Tree.texts(row.codes()))
                        .put("period", value.period().toString())
                        .put("from", value.period().first().toString())
                        .put("to", value.period().last().toString());
                value.rounded().ifPresent(each -> fields.put("value", new Tree.Numeric(each)));
                put(fields, "exact", "absent", Optional.of(value.outcome()));
                put(fields, "numerator", "", value.numerator());
                put(fields, "denominator", "", value.denominator());
                value.standing().ifPresent(each -> fields.put("standing", each.name()));
                values.add(fields.put(
                                "coverage",
                                Tree.fields()
                                        .put("told", value.coverage().told())
                                        .put("asked", value.coverage().asked())
                                        .put(
                                                "silent",
                                                Tree.texts(value.coverage().silent()))
                                        .build())
                        .put("figures", figures(value))
                        .build());
            }
        }
        return values;
    }

    private static List<Tree> figures(IndicatorValue value) {
        Scope scope = value.subject().scope();
        return value.figures().stream()
                .filter(each -> each.scope().equals(scope))
                .map(each -> {
                    Tree.Builder fields = Tree.fields()
                            .put("measure", String.join(" + ", Vocabulary.names(each.measured())))
                            .put("period", each.period().toString());
                    put(fields, "value", "absent", Optional.of(each.outcome()));
                    return (Tree) fields.build();
                })
                .toList();
    }

    private static void put(Tree.Builder fields, String key, String absent, Optional<Outcome> outcome) {
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Known known) {
            fields.put(key, known.value().toString());
        } else if (outcome.isPresent() && !absent.isEmpty()) {
            fields.put(absent, ((Outcome.Unknown) outcome.get()).why().name());
        }
    }
}
