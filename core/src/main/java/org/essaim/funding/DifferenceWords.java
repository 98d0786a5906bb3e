package org.essaim.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.essaim.document.Tree;
import org.essaim.report.Value;
import org.essaim.time.Category;

/** How people call what statements write: the terms of agreements, names, the period. */
final class DifferenceWords {
    private static final Map<String, List<String>> TITLES = Map.ofEntries(
            Map.entry("federation", List.of("Fédération", "Federation")),
            Map.entry("fictitious", List.of("Données fictives", "Fictitious data")),
            Map.entry("structures", List.of("Structure", "Structure")),
            Map.entry("period.first", List.of("Premier mois du relevé", "First month")),
            Map.entry("period.last", List.of("Dernier mois du relevé", "Last month")),
            Map.entry("carriedCents", List.of("Payé avant ce relevé", "Paid before this statement")),
            Map.entry("carriedSeconds", List.of("Retenu avant ce relevé", "Counted before this statement")),
            Map.entry("method", List.of("Méthode", "Method")),
            Map.entry("agreement", List.of("Convention", "Agreement")),
            Map.entry("others", List.of("Autre convention", "Other agreement")),
            Map.entry("title", List.of("intitulé", "title")),
            Map.entry("funder", List.of("financeur", "funder")),
            Map.entry("pool", List.of("enveloppe", "pool")),
            Map.entry("priority", List.of("priorité", "priority")),
            Map.entry("basis", List.of("assiette", "basis")),
            Map.entry("from", List.of("début", "first day")),
            Map.entry("to", List.of("fin", "last day")),
            Map.entry("scope", List.of("structures", "structures")),
            Map.entry("categories", List.of("catégories éligibles", "eligible categories")),
            Map.entry("functions", List.of("fonctions éligibles", "eligible functions")),
            Map.entry("schemes", List.of("régimes éligibles", "eligible schemes")),
            Map.entry("rates", List.of("taux", "rates")),
            Map.entry("share", List.of("part financée", "share")),
            Map.entry("ceilingCents", List.of("plafond en euros", "ceiling in euros")),
            Map.entry("ceilingSeconds", List.of("plafond en heures", "ceiling in hours")),
            Map.entry("subCeilings", List.of("sous-plafonds", "sub-ceilings")),
            Map.entry("carriedAssigned", List.of("Affecté avant ce relevé", "Assigned before this statement")),
            Map.entry("formerCeilings", List.of("Anciens plafonds", "Former ceilings")),
            Map.entry("due", List.of("Échéances", "Instalments due")),
            Map.entry("floors", List.of("quotas", "floors")),
            Map.entry("id", List.of("identifiant", "identifier")),
            Map.entry("weight", List.of("poids", "weight")),
            Map.entry("participation", List.of("structures engagées", "structures in the programme")),
            Map.entry("amendments", List.of("avenants", "amendments")),
            Map.entry("covers", List.of("coûts couverts", "costs covered")),
            Map.entry("reducible", List.of("part réductible", "share may be reduced")),
            Map.entry("yearSeconds", List.of("année d’un coût unitaire", "year of a unit cost")),
            Map.entry("rounding", List.of("arrondi", "rounding")),
            Map.entry("instalments", List.of("échéances", "instalments")),
            Map.entry("sharing", List.of("mode de répartition", "sharing")),
            Map.entry("personYearSeconds", List.of("limite annuelle par personne", "limit for a person’s year")),
            Map.entry("source", List.of("source", "source")));
    private final boolean english;
    private final Locale locale;

    DifferenceWords(Locale locale) {
        this.locale = locale;
        this.english = locale.getLanguage().equals("en");
    }

    /** True if a term has a name of ours. */
    static boolean isNamed(String key) {
        return TITLES.containsKey(key);
    }

    /** What a path is called; a part that has no name of ours keeps its own. */
    String title(String path) {
        if (TITLES.containsKey(path)) {
            return word(path);
        }
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (rest.isEmpty()) {
            return word(head);
        } else if (head.equals("others")) {
            // The identifier of an agreement may hold a dot, the name of a term does not.
            int last = rest.lastIndexOf('.');
            boolean term = last >= 0 && TITLES.containsKey(rest.substring(last + 1));
            return term
                    ? word(head) + " " + rest.substring(0, last) + ", " + word(rest.substring(last + 1))
                    : word(head) + " " + rest;
        }
        return word(head) + (head.equals("structures") ? " " + rest : ", " + word(rest));
    }

    private String word(String key) {
        List<String> title = TITLES.get(key);
        return title == null ? key : title.get(english ? 1 : 0);
    }

    /** A value as a reader expects it. */
    Value value(String path, Tree tree) {
        if (tree instanceof Tree.Nothing) {
            return new Value.Absent(english ? "not there" : "absent");
        }
        if (tree instanceof Tree.Numeric number && number.value().scale() == 0) {
            if (path.endsWith("Cents")) {
                return Value.of(StatementFigures.euros(number.value().longValueExact()));
            } else if (path.endsWith("Seconds")) {
                return Value.hours(number.value().longValueExact());
            }
        }
        if (tree instanceof Tree.Fields agreement && agreement.get("title").orElse(null) instanceof Tree.Text title) {
            return Value.of(title.value());
        }
        String text = text(tree);
        if (text.matches("\\d{4}-\\d{2}")) {
            return new Value.Month(YearMonth.parse(text));
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? new Value.Day(LocalDate.parse(text)) : Value.of(text);
    }

    private String text(Tree tree) {
        if (tree instanceof Tree.Text text) {
            return category(text.value());
        } else if (tree instanceof Tree.Numeric number) {
            return number.value().toPlainString();
        } else if (tree instanceof Tree.Truth truth) {
            return truth.value() ? (english ? "yes" : "oui") : (english ? "no" : "non");
        } else if (tree instanceof Tree.Items items) {
            return items.items().isEmpty()
                    ? "–"
                    : String.join(", ", items.items().stream().map(this::text).toList());
        } else if (tree instanceof Tree.Fields fields) {
            List<String> said = new ArrayList<>();
            fields.fields().forEach((key, value) -> said.add(word(key) + " " + text(value)));
            return String.join(" ", said);
        }
        return "–";
    }

    private String category(String text) {
        for (Category category : Category.values()) {
            if (category.name().equals(text)) {
                return category.title(locale);
            }
        }
        return text;
    }
}
