package org.essaim.indicator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/** A rule of {@code specs/indicator}, as somebody wrote it; its README says what each key means. */
record IndicatorRule(
        @JsonProperty("regle") String id,
        @JsonProperty("montre") String shows,
        @JsonProperty("source") String source,
        @JsonProperty("departements") @Nullable Map<String, String> departements,
        @JsonProperty("approches") @Nullable Map<String, Set<String>> approaches,
        @JsonProperty("phases") @Nullable Map<String, Set<String>> phases,
        @JsonProperty("dit") @Nullable List<Told> told,
        @JsonProperty("travaille") @Nullable List<Worked> worked,
        @JsonProperty("indicateur") @Nullable Written definition,
        @JsonProperty("autres") @Nullable List<Written> others,
        @JsonProperty("valeurs") @Nullable List<Asked> values,
        @JsonProperty("questions") @Nullable List<Posed> questions,
        @JsonProperty("periodes") @Nullable List<Calendar> periods,
        @JsonProperty("constat") @Nullable String finding,
        @JsonProperty("refus") @Nullable String refusal) {
    @Override
    public String toString() {
        return id + " " + shows;
    }

    record Told(
            @JsonProperty("structure") String structure,
            @JsonProperty("mois") String months,
            @JsonProperty("mesure") String measure,
            @JsonProperty("valeur") String value,
            @JsonProperty("personnes") @Nullable Long people) {
        void to(Answers answers) {
            for (String name : structure.split(", ", -1)) {
                for (YearMonth month : IndicatorRule.each(months)) {
                    if (value.equals("verrouillé")) {
                        answers.lock(name, month, measure);
                    } else {
                        answers.tell(name, month, measure, new BigDecimal(value), people == null ? 0 : people);
                    }
                }
            }
        }
    }

    record Worked(
            @JsonProperty("structure") String structure,
            @JsonProperty("mois") String months,
            @JsonProperty("categorie") Category category,
            @JsonProperty("personnes") int workers,
            @JsonProperty("heures") BigDecimal hours) {
        void to(Answers answers) {
            long seconds = hours.multiply(BigDecimal.valueOf(3600)).longValueExact();
            IndicatorRule.each(months).forEach(month -> answers.book(structure, month, category, workers, seconds));
        }
    }

    private static List<YearMonth> each(String text) {
        YearMonth last = YearMonth.parse(text.substring(text.length() - 7));
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.parse(text.substring(0, 7));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    record Aim(
            @JsonProperty("valeur") BigDecimal value,
            @JsonProperty("mieux") Target.Better better,
            @JsonProperty("alerte") @Nullable BigDecimal alert) {}

    record Written(
            @JsonProperty("catalogue") @Nullable String shipped,
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("version") @Nullable Integer version,
            @JsonProperty("de") @Nullable String from,
            @JsonProperty("a") @Nullable String until,
            @JsonProperty("famille") @Nullable String family,
            @JsonProperty("titre") @Nullable String title,
            @JsonProperty("unite") @Nullable String unit,
            @JsonProperty("numerateur") @Nullable String numerator,
            @JsonProperty("denominateur") @Nullable String denominator,
            @JsonProperty("facteur") @Nullable Long factor,
            @JsonProperty("annualise") @Nullable DayCount annualised,
            @JsonProperty("decimales") @Nullable Integer decimals,
            @JsonProperty("cible") @Nullable Aim aim,
            @JsonProperty("manques") @Nullable Missing missing,
            @JsonProperty("structures") @Nullable Aggregation structures,
            @JsonProperty("temps") @Nullable Aggregation time,
            @JsonProperty("par") @Nullable PeriodKind by,
            @JsonProperty("dimensions") @Nullable List<Dimension> dimensions) {
        Definition definition() {
            if (shipped != null) {
                return Shipped.definitions().stream()
                        .filter(each -> each.id().equals(shipped))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(shipped));
            }
            Definition.Builder builder = Definition.builder(
                    id == null ? "essai" : id, version == null ? 1 : version, Objects.requireNonNull(numerator));
            if (from != null) {
                builder.from(LocalDate.parse(from));
            }
            if (until != null) {
                builder.until(LocalDate.parse(until));
            }
            if (family != null) {
                builder.family(family);
            }
            if (title != null) {
                builder.title(title, title);
            }
            if (unit != null) {
                builder.unit(unit, unit);
            }
            if (denominator != null) {
                builder.over(denominator);
            }
            if (factor != null) {
                builder.times(factor);
            }
            if (annualised != null) {
                builder.annualised(annualised);
            }
            if (decimals != null) {
                builder.decimals(decimals);
            }
            if (missing != null) {
                builder.missing(missing);
            }
            if (structures != null) {
                builder.ofStructures(structures);
            }
            if (by != null) {
                builder.ofPeriods(by, Objects.requireNonNull(time));
            }
            if (dimensions != null) {
                builder.dimensions(dimensions.toArray(Dimension[]::new));
            }
            if (aim != null) {
                builder.target(new Target(aim.value, aim.better, aim.alert));
            }
            return builder.build();
        }
    }

    record Asked(
            @JsonProperty("periode") String period,
            @JsonProperty("structures") @Nullable List<String> structures,
            @JsonProperty("vaut") String value,
            @JsonProperty("exact") @Nullable String exact,
            @JsonProperty("couverture") @Nullable String coverage,
            @JsonProperty("situation") @Nullable String standing,
            @JsonProperty("explique") @Nullable List<String> lines) {}

    record Posed(
            @JsonProperty("dit") @Nullable List<Told> told,
            @JsonProperty("acteur") @Nullable List<String> actor,
            @JsonProperty("indicateurs") @Nullable List<String> indicators,
            @JsonProperty("periode") String period,
            @JsonProperty("structures") @Nullable List<String> structures,
            @JsonProperty("par") @Nullable List<Dimension> by,
            @JsonProperty("chaque") @Nullable PeriodKind every,
            @JsonProperty("publie") @Nullable Integer threshold,
            @JsonProperty("lignes") @Nullable Map<String, List<String>> rows,
            @JsonProperty("version") @Nullable Integer version,
            @JsonProperty("couverture") @Nullable String coverage,
            @JsonProperty("constat") @Nullable String finding) {}

    record Calendar(
            @JsonProperty("texte") String text,
            @JsonProperty("du") @Nullable LocalDate first,
            @JsonProperty("au") @Nullable LocalDate last,
            @JsonProperty("lit") @Nullable String title,
            @JsonProperty("suivante") @Nullable String next,
            @JsonProperty("couverte") @Nullable Map<String, String> covered,
            @JsonProperty("refus") @Nullable String refusal) {}
}
