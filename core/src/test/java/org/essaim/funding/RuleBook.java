package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/** What an example of {@code specs/funding} says, read into agreements and lengths. */
final class RuleBook {
    private static final Pattern LENGTH = Pattern.compile("-?\\d+( h| min| s)?( \\d+( min| s)?)*");
    private static final Pattern PART = Pattern.compile("(\\d+)(?: (h|min|s))?");

    private RuleBook() {}

    record Rule(
            @JsonProperty("regle") String id,
            @JsonProperty("montre") String shows,
            @JsonProperty("source") String source,
            @JsonProperty("enveloppe") @Nullable Envelope pool,
            @JsonProperty("conventions") List<Convention> agreements,
            @JsonProperty("engagements") @Nullable List<Engagement> participations,
            @JsonProperty("personnel") @Nullable List<Place> staff,
            @JsonProperty("couts") @Nullable List<Cost> costs,
            @JsonProperty("temps") List<Event> time,
            @JsonProperty("periode") @Nullable String period,
            @JsonProperty("attendu") @Nullable Map<String, Expected> expected,
            @JsonProperty("etapes") @Nullable List<Step> steps) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    record Envelope(
            @JsonProperty("mode") FundingPool.@Nullable Sharing sharing,
            @JsonProperty("annee_personne") @Nullable String personYear) {
        FundingPool pool() {
            return new FundingPool(
                    "coordination",
                    sharing == null ? FundingPool.Sharing.PRIORITY : sharing,
                    personYear == null ? null : seconds(personYear),
                    "made up for tests");
        }
    }

    record Engagement(
            @JsonProperty("structure") String structure,
            @JsonProperty("programme") String programme,
            @JsonProperty("debut") String from,
            @JsonProperty("fin") @Nullable String to) {
        LocalDateRange days() {
            return to == null
                    ? LocalDateRange.ofUnboundedEnd(LocalDate.parse(from))
                    : LocalDateRange.ofClosed(LocalDate.parse(from), LocalDate.parse(to));
        }
    }

    record Rounded(
            @JsonProperty("a") String to,
            @JsonProperty("sens") Rounding.Direction direction) {}

    record Echeance(
            @JsonProperty("le") String due,
            @JsonProperty("euros") String euros) {}

    record Quota(
            @JsonProperty("id") String id,
            @JsonProperty("part") String share,
            @JsonProperty("categories") @Nullable List<Category> categories,
            @JsonProperty("fonctions") @Nullable List<Function> functions) {
        Floor floor() {
            return new Floor(
                    id,
                    Share.parse(share),
                    categories == null ? Set.of() : Set.copyOf(categories),
                    functions == null ? Set.of() : Set.copyOf(functions),
                    "made up for tests");
        }
    }

    record Ensuite(
            @JsonProperty("categories") @Nullable List<Category> categories,
            @JsonProperty("fonctions") @Nullable List<Function> functions,
            @JsonProperty("regimes") @Nullable List<Scheme> schemes,
            @JsonProperty("part") @Nullable String share) {
        Admission admission() {
            return new Admission(
                    Set.copyOf(Objects.requireNonNull(categories)),
                    functions == null ? Set.of() : Set.copyOf(functions),
                    schemes == null ? Set.of() : Set.copyOf(schemes));
        }
    }

    record Convention(
            @JsonProperty("id") String id,
            @JsonProperty("taux") @Nullable String rate,
            @JsonProperty("cout_annuel") @Nullable String yearly,
            @JsonProperty("taux_ensuite") @Nullable Map<String, String> then,
            @JsonProperty("part") @Nullable String share,
            @JsonProperty("plafond") @Nullable String euros,
            @JsonProperty("plafond_heures") @Nullable String hours,
            @JsonProperty("sous_plafonds") @Nullable List<SousPlafond> subCeilings,
            @JsonProperty("categories") @Nullable List<Category> categories,
            @JsonProperty("fonctions") @Nullable List<Function> functions,
            @JsonProperty("regimes") @Nullable List<Scheme> schemes,
            @JsonProperty("avenants") @Nullable Map<String, Ensuite> amended,
            @JsonProperty("structures") @Nullable List<String> structures,
            @JsonProperty("debut") @Nullable String from,
            @JsonProperty("fin") @Nullable String to,
            @JsonProperty("priorite") @Nullable String priority,
            @JsonProperty("supplement") @Nullable String supplement,
            @JsonProperty("taux_forfaitaire") @Nullable String flat,
            @JsonProperty("forfait") @Nullable List<Echeance> instalments,
            @JsonProperty("couvre") @Nullable List<Category> covers,
            @JsonProperty("reductible") @Nullable String reducible,
            @JsonProperty("arrondi") @Nullable Rounded rounding,
            @JsonProperty("poids") @Nullable String weight,
            @JsonProperty("quotas") @Nullable List<Quota> floors,
            @JsonProperty("annee") @Nullable String year,
            @JsonProperty("programme") @Nullable String programme) {}

    record SousPlafond(
            @JsonProperty("id") String id,
            @JsonProperty("heures") @Nullable String hours,
            @JsonProperty("euros") @Nullable String euros,
            @JsonProperty("par") @Nullable String per,
            @JsonProperty("categories") @Nullable List<Category> categories,
            @JsonProperty("debut") @Nullable String from,
            @JsonProperty("fin") @Nullable String to) {
        SubCeiling ceiling() {
            return new SubCeiling(
                    id,
                    euros == null ? seconds(hours) : cents(euros),
                    euros == null ? SubCeiling.Unit.SECONDS : SubCeiling.Unit.CENTS,
                    "personne et année".equals(per) ? SubCeiling.Per.PERSON_YEAR : SubCeiling.Per.AGREEMENT,
                    from == null
                            ? null
                            : LocalDateRange.ofClosed(
                                    LocalDate.parse(from), LocalDate.parse(Objects.requireNonNull(to))),
                    categories == null ? Set.of() : Set.copyOf(categories),
                    "made up for tests");
        }
    }

    record Place(
            @JsonProperty("structure") String structure,
            @JsonProperty("intervenant") String worker,
            @JsonProperty("fonction") Function function) {}

    record Cost(
            @JsonProperty("structure") @Nullable String structure,
            @JsonProperty("fonction") Function function,
            @JsonProperty("depuis") String from,
            @JsonProperty("heure") String hourly) {}

    record Event(
            @JsonProperty("evenement") @Nullable String key,
            @JsonProperty("mois") @Nullable String month,
            @JsonProperty("quand") @Nullable String start,
            @JsonProperty("jusqu_a") @Nullable String end,
            @JsonProperty("duree") @Nullable String length,
            @JsonProperty("structure") @Nullable String structure,
            @JsonProperty("intervenant") String worker,
            @JsonProperty("categorie") @Nullable Category category,
            @JsonProperty("libelle") @Nullable String label,
            @JsonProperty("regime") @Nullable Scheme scheme,
            @JsonProperty("prestation") @Nullable String service) {}

    record Step(
            @JsonProperty("clore") @Nullable String close,
            @JsonProperty("livrer") @Nullable String deliver,
            @JsonProperty("structures") @Nullable List<String> structures,
            @JsonProperty("change") @Nullable List<Event> changed,
            @JsonProperty("retire") @Nullable List<String> withdrawn,
            @JsonProperty("corrige") @Nullable String corrected,
            @JsonProperty("avenant") @Nullable Convention amended,
            @JsonProperty("engage") @Nullable Engagement participation,
            @JsonProperty("emettre") @Nullable String issue,
            @JsonProperty("periode") @Nullable String period,
            @JsonProperty("attendu") @Nullable Expected expected) {}

    record Expected(
            @JsonProperty("version") @Nullable String version,
            @JsonProperty("constate") String recorded,
            @JsonProperty("eligible") @Nullable String eligible,
            @JsonProperty("retenu") String claimed,
            @JsonProperty("finance") @Nullable String funded,
            @JsonProperty("autres") @Nullable String others,
            @JsonProperty("non_finance") @Nullable String unfunded,
            @JsonProperty("montant") String amount,
            @JsonProperty("cout") @Nullable String cost,
            @JsonProperty("reste") @Nullable String remaining,
            @JsonProperty("ecart") @Nullable String gap,
            @JsonProperty("couvert") @Nullable String covered,
            @JsonProperty("sans_cout") @Nullable String uncovered,
            @JsonProperty("payable") @Nullable String payable,
            @JsonProperty("motifs") @Nullable Map<Reason, String> reasons,
            @JsonProperty("motifs_euros") @Nullable Map<Reason, String> worth,
            @JsonProperty("lignes") @Nullable List<Line> lines,
            @JsonProperty("ouverts") @Nullable List<String> open,
            @JsonProperty("constats") @Nullable List<String> findings) {}

    record Line(
            @JsonProperty("structure") String structure,
            @JsonProperty("categorie") Category category,
            @JsonProperty("mois") String month,
            @JsonProperty("constate") @Nullable String recorded,
            @JsonProperty("retenu") @Nullable String claimed,
            @JsonProperty("non_finance") @Nullable String unfunded,
            @JsonProperty("montant") @Nullable String amount) {}

    static FundingAgreement agreement(Convention convention, int place) {
        Terms terms = Terms.of(convention.id)
                .priority(convention.priority == null ? place : Integer.parseInt(convention.priority));
        if (convention.from != null) {
            terms.from(LocalDate.parse(convention.from));
        }
        if (convention.to != null) {
            terms.to(LocalDate.parse(convention.to));
        }
        if (convention.yearly != null) {
            terms.unitCost();
        }
        if (convention.instalments != null) {
            terms.lumpSum(convention.instalments.stream()
                    .map(each -> new Instalment(LocalDate.parse(each.due), cents(each.euros), ""))
                    .toList());
        } else if (convention.flat != null) {
            terms.flatRate(convention.flat);
        } else {
            terms.rate(Objects.requireNonNull(convention.yearly == null ? convention.rate : convention.yearly));
        }
        if (convention.then != null) {
            convention.then.forEach((day, rate) -> terms.rate(LocalDate.parse(day), rate));
        }
        if (convention.supplement != null) {
            assertThat(convention.supplement).isEqualTo("oui");
            terms.supplement();
        }
        if (convention.categories != null) {
            terms.categories(EnumSet.copyOf(convention.categories));
        }
        if (convention.functions != null) {
            terms.functions(EnumSet.copyOf(convention.functions));
        }
        if (convention.schemes != null) {
            terms.schemes(EnumSet.copyOf(convention.schemes));
        }
        if (convention.amended != null) {
            convention.amended.forEach((day, then) -> {
                if (then.categories != null) {
                    terms.amended(LocalDate.parse(day), then.admission());
                }
                if (then.share != null) {
                    terms.amended(LocalDate.parse(day), Share.parse(then.share));
                }
            });
        }
        if (convention.structures != null) {
            terms.structures(new HashSet<>(convention.structures));
        }
        if (convention.euros != null) {
            terms.ceilingCents(cents(convention.euros));
        }
        if (convention.subCeilings != null) {
            terms.subCeilings(
                    convention.subCeilings.stream().map(SousPlafond::ceiling).toList());
        }
        if (convention.hours != null) {
            terms.ceilingSeconds(seconds(convention.hours));
        }
        more(convention, terms);
        return terms.share(convention.share == null ? "100 %" : convention.share)
                .agreement();
    }

    private static void more(Convention convention, Terms terms) {
        if (convention.covers != null) {
            terms.covers(EnumSet.copyOf(convention.covers));
        }
        if (convention.reducible != null) {
            assertThat(convention.reducible).isEqualTo("oui");
            terms.reducible();
        }
        if (convention.rounding != null) {
            terms.rounding(new Rounding(seconds(convention.rounding.to), convention.rounding.direction));
        }
        if (convention.weight != null) {
            terms.weight(Long.parseLong(convention.weight));
        }
        if (convention.floors != null) {
            terms.floors(convention.floors.stream().map(Quota::floor).toList());
        }
        if (convention.year != null) {
            terms.year(seconds(convention.year));
        }
        if (convention.programme != null) {
            String[] parts = convention.programme.split("/", -1);
            terms.participation(parts.length == 1 ? Participation.in(parts[0]) : Participation.in(parts[0], parts[1]));
        }
    }

    static String structure(@Nullable String named) {
        return named == null ? "S1" : named;
    }

    static int worker(String letter) {
        assertThat(letter).matches("[A-Z]");
        return letter.charAt(0) - 'A' + 1;
    }

    static List<YearMonth> months(@Nullable String text) {
        String[] months = Objects.requireNonNull(text).split(" à ", -1);
        return List.of(YearMonth.parse(months[0]), YearMonth.parse(months[months.length - 1]));
    }

    // 3 h, 3 h 20, 3 h 20 min 5 s, -15 min: a number without a unit is one of minutes.
    static long seconds(@Nullable String text) {
        String length = Objects.requireNonNull(text).strip();
        assertThat(length).matches(LENGTH);
        long seconds = 0;
        Matcher part = PART.matcher(length);
        while (part.find()) {
            String unit = part.group(2);
            long number = Long.parseLong(part.group(1));
            seconds += number * ("h".equals(unit) ? 3600 : "s".equals(unit) ? 1 : 60);
        }
        return length.startsWith("-") ? -seconds : seconds;
    }

    static long cents(String euros) {
        return new BigDecimal(euros).movePointRight(2).longValueExact();
    }
}
