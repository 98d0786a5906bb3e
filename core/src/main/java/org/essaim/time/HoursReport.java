package org.essaim.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.essaim.document.Digest;
import org.essaim.organisation.Function;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.jspecify.annotations.Nullable;

/** Lays the hours of a month out for people: Heures, Prorata, Contrôles. */
final class HoursReport {
    private final MonthHours hours;
    private final Locale locale;

    HoursReport(MonthHours hours, Locale locale) {
        this.hours = hours;
        this.locale = locale;
    }

    Report report() {
        @Nullable Seal seal = hours.seal();
        @Nullable Digest digest = seal == null ? null : seal.digest();
        return new Report(
                "hours",
                text("Heures du mois", "Hours of the month"),
                hours.structure() + " · " + Figures.in(locale).month(hours.month()) + " · "
                        + (seal == null
                                ? text("provisoire", "provisional")
                                : text("scellé n°\u00a0", "seal no. ") + seal.number()),
                locale,
                Audience.RECIPIENT,
                false,
                digest,
                List.of(summary(), proration(), checks()));
    }

    private Section summary() {
        List<Block> blocks = new ArrayList<>();
        if (hours.seal() == null) {
            blocks.add(new Block.Notice(text(
                    "Le mois n’est pas clos\u00a0: ces heures sont provisoires.",
                    "The month is not sealed: these hours are provisional.")));
        }
        List<List<Value>> categories = new ArrayList<>();
        hours.categories()
                .forEach((category, seconds) ->
                        categories.add(List.of(Value.of(category.title(locale)), Value.hours(seconds))));
        blocks.add(new Block.Table(
                "categories",
                text("Temps travaillé par catégorie", "Time worked by category"),
                List.of(
                        Column.of("category", text("Catégorie", "Category")),
                        Column.summed("seconds", text("Heures", "Hours"))),
                categories,
                List.of(Value.of("Total"), Value.hours(hours.worked()))));
        blocks.add(ratios());
        blocks.add(care());
        if (!hours.unknownServices().isEmpty()) {
            blocks.add(unknownServices());
        }
        if (hours.unassigned() > 0) {
            blocks.add(new Block.Facts(List.of(new Block.Facts.Fact(
                    "unassigned",
                    text(
                            "Événements sans intervenant, dans aucun autre chiffre",
                            "Events without a worker, in no other figure"),
                    Value.hours(hours.unassigned())))));
        }
        if (!hours.corrections().isEmpty()) {
            blocks.add(corrections());
        }
        return new Section("heures", text("Heures", "Hours"), false, blocks);
    }

    private Block ratios() {
        Value nobody = new Value.Absent(text("personne n’a travaillé", "nobody worked"));
        List<List<Value>> rows = new ArrayList<>();
        for (MonthHours.Ratio ratio : MonthHours.Ratio.values()) {
            Optional<Fraction> fraction = hours.ratio(ratio);
            rows.add(List.of(
                    Value.of(ratio.title(locale)),
                    fraction.map(found -> hours(found.numerator())).orElse(nobody),
                    fraction.map(found -> hours(found.denominator())).orElse(nobody),
                    share(fraction, nobody)));
        }
        // What an employer pays for is not all work: two ratios, and neither stands for the other.
        Value unknown = new Value.Absent(
                hours.absentUnknown() > 0
                        ? text("durée d’absences inconnue", "length of absences unknown")
                        : text("aucune absence transmise", "no absence told"));
        Optional<Fraction> attendance = hours.attendance();
        rows.add(List.of(
                Value.of(text(
                        "Temps travaillé / temps travaillé et absences", "Time worked / time worked and absences")),
                attendance.map(found -> hours(found.numerator())).orElse(unknown),
                attendance.map(found -> hours(found.denominator())).orElse(unknown),
                share(attendance, unknown)));
        return new Block.Table(
                "ratios",
                text("Ratios, chacun avec son dénominateur", "Ratios, each with its denominator"),
                List.of(
                        Column.of("ratio", text("Ratio", "Ratio")),
                        Column.of("numerator", text("Numérateur", "Numerator")),
                        Column.of("denominator", text("Dénominateur", "Denominator")),
                        Column.of("share", text("Part", "Share"))),
                rows,
                List.of());
    }

    private Block care() {
        List<List<Value>> rows = new ArrayList<>();
        for (MonthHours.Care care : hours.care()) {
            @Nullable Scheme scheme = care.scheme();
            String audience = care.fragile() ? text("fragile", "fragile") : text("non fragile", "not fragile");
            rows.add(List.of(
                    Value.of(
                            scheme == null
                                    ? text("Prestation sans régime connu", "Service of no known scheme")
                                    : scheme.title(locale)),
                    Value.of(scheme == null ? text("inconnu", "unknown") : audience),
                    Value.hours(care.seconds())));
        }
        return new Block.Table(
                "care",
                text("Interventions par régime et public", "Direct care by scheme and public"),
                List.of(
                        Column.of("scheme", text("Régime", "Scheme")),
                        Column.of("public", text("Public", "Public")),
                        Column.summed("seconds", text("Heures", "Hours"))),
                rows,
                List.of(Value.of("Total"), Value.of(""), Value.hours(hours.seconds(Category.Family.DIRECT_CARE))));
    }

    private Block unknownServices() {
        List<List<Value>> rows = new ArrayList<>();
        hours.unknownServices()
                .forEach((service, seconds) -> rows.add(List.of(
                        Value.of(service.isBlank() ? text("(sans nom)", "(no name)") : service),
                        Value.hours(seconds))));
        return new Block.Table(
                "services.unknown",
                text("Prestations qu’aucune table ne connaît", "Services that no table knows"),
                List.of(
                        Column.of("service", text("Prestation", "Service")),
                        Column.summed("seconds", text("Heures", "Hours"))),
                rows,
                List.of(
                        Value.of("Total"),
                        Value.hours(hours.unknownServices().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())));
    }

    private Block corrections() {
        List<List<Value>> rows = new ArrayList<>();
        hours.corrections()
                .forEach((category, seconds) ->
                        rows.add(List.of(Value.of(category.title(locale)), Value.hours(seconds))));
        return new Block.Table(
                "corrections",
                text(
                        "Régularisations de mois antérieurs, hors des ratios et du prorata",
                        "Adjustments to earlier months, in no ratio and no proration"),
                List.of(
                        Column.of("category", text("Catégorie", "Category")),
                        Column.summed("seconds", text("Heures", "Hours"))),
                rows,
                List.of(
                        Value.of("Total"),
                        Value.hours(hours.corrections().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())));
    }

    private Section proration() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        text(
                                "Les heures périphériques P (réunions, déplacements, formations…) d’un intervenant à domicile comptent dans la"
                                        + " proportion de ses interventions auprès d’un public fragile F à toutes ses interventions I\u00a0:"
                                        + " N\u00a0=\u00a0F\u00a0+\u00a0P\u00a0×\u00a0F\u00a0/\u00a0I, H\u00a0=\u00a0I\u00a0+\u00a0P et"
                                        + " N\u00a0/\u00a0H\u00a0=\u00a0F\u00a0/\u00a0I. N est exact\u00a0; il est arrondi à la seconde pour être"
                                        + " imprimé. Sans intervention dans le mois, il n’y a pas de proportion.",
                                "Peripheral hours P (meetings, travel, training…) of a care worker count in the proportion of direct care for a"
                                        + " fragile public F to all direct care I: N = F + P × F / I, H = I + P and N / H = F / I. N is exact; it is"
                                        + " rounded to the second where it is printed. Without direct care in the month there is no proportion.")));
        if (hours.carers().stream().anyMatch(carer -> carer.unknown() > 0)) {
            blocks.add(new Block.Notice(text(
                    "Les prestations qu’aucune table ne connaît comptent dans I et non dans F\u00a0: rattachez-les avant de"
                            + " vous servir de N.",
                    "Services that no table knows count in I and not in F: say what they are before you use N.")));
        }
        blocks.add(carers());
        if (!hours.apart().isEmpty()) {
            blocks.add(apart());
        }
        return new Section(
                "prorata", text("Prorata des heures périphériques", "Proration of peripheral hours"), false, blocks);
    }

    private Block carers() {
        Value none = new Value.Absent(text("aucune intervention", "no direct care"));
        List<List<Value>> rows = new ArrayList<>();
        long fragile = 0;
        long direct = 0;
        long peripheral = 0;
        long eligible = 0;
        for (MonthHours.Carer carer : hours.carers()) {
            PeripheralHours own = carer.hours();
            Optional<Long> seconds =
                    own.eligible().map(exact -> exact.decimal(0).longValueExact());
            fragile += own.fragile();
            direct += own.direct();
            peripheral += own.peripheral();
            eligible += seconds.orElse(0L);
            rows.add(List.of(
                    Value.of(carer.worker().display()),
                    Value.hours(own.fragile()),
                    Value.hours(own.direct()),
                    Value.hours(own.peripheral()),
                    Value.hours(own.worked()),
                    seconds.map(Value::hours).orElse(none),
                    share(own.share(), none)));
        }
        return new Block.Table(
                "proration",
                text("Prorata par intervenant", "Proration by worker"),
                List.of(
                        Column.of("worker", text("Intervenant", "Worker")),
                        Column.summed("f", text("F\u00a0: public fragile", "F: fragile public")),
                        Column.summed("i", text("I\u00a0: interventions", "I: direct care")),
                        Column.summed("p", text("P\u00a0: périphériques", "P: peripheral")),
                        Column.summed("h", text("H = I + P", "H = I + P")),
                        Column.summed("n", text("N = F + P × F / I", "N = F + P × F / I")),
                        Column.of("share", text("N / H = F / I", "N / H = F / I"))),
                rows,
                List.of(
                        Value.of("Total"),
                        Value.hours(fragile),
                        Value.hours(direct),
                        Value.hours(peripheral),
                        Value.hours(direct + peripheral),
                        Value.hours(eligible),
                        Value.of("")));
    }

    private Block apart() {
        List<List<Value>> rows = new ArrayList<>();
        long direct = 0;
        long coordination = 0;
        long other = 0;
        for (MonthHours.Apart each : hours.apart()) {
            @Nullable Function function = each.function();
            direct += each.direct();
            coordination += each.coordination();
            other += each.other();
            rows.add(List.of(
                    Value.of(each.worker().display()),
                    function == null
                            ? new Value.Absent(text("fonction inconnue", "function unknown"))
                            : Value.of(function.title(locale)),
                    Value.hours(each.direct()),
                    Value.hours(each.coordination()),
                    Value.hours(each.other())));
        }
        return new Block.Table(
                "apart",
                text(
                        "Hors prorata\u00a0: personnel de coordination, jamais exonéré, et fonctions inconnues",
                        "Apart: coordination staff, never exempt, and unknown functions"),
                List.of(
                        Column.of("worker", text("Intervenant", "Worker")),
                        Column.of("function", text("Fonction", "Function")),
                        Column.summed("direct", text("Interventions", "Direct care")),
                        Column.summed("coordination", text("Coordination", "Coordination")),
                        Column.summed("other", text("Autre temps", "Other time"))),
                rows,
                List.of(
                        Value.of("Total"),
                        Value.of(""),
                        Value.hours(direct),
                        Value.hours(coordination),
                        Value.hours(other)));
    }

    private Section checks() {
        long care = hours.care().stream().mapToLong(MonthHours.Care::seconds).sum();
        long workers = hours.carers().stream()
                        .mapToLong(carer -> carer.hours().worked())
                        .sum()
                + hours.apart().stream()
                        .mapToLong(each -> each.direct() + each.coordination() + each.other())
                        .sum();
        List<Block> blocks = new ArrayList<>();
        blocks.add(check(
                "care",
                text("Interventions par régime = interventions", "Direct care by scheme = direct care"),
                hours.seconds(Category.Family.DIRECT_CARE),
                care));
        blocks.add(check(
                "workers",
                text("Somme des intervenants = temps travaillé", "Sum over workers = time worked"),
                hours.worked(),
                workers));
        @Nullable Seal seal = hours.seal();
        if (seal != null) {
            blocks.add(check(
                    "seal",
                    text("Temps travaillé et régularisations = scellé", "Time worked and adjustments = seal"),
                    seal.categories().values().stream()
                            .mapToLong(Seal.CategorySeal::seconds)
                            .sum(),
                    hours.worked()
                            + hours.corrections().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()));
        }
        return new Section("controles", text("Contrôles", "Checks"), false, blocks);
    }

    private static Block check(String id, String title, long expected, long found) {
        return new Block.Check(id, title, Value.hours(expected), Value.hours(found), expected == found);
    }

    private static Value hours(java.math.BigInteger seconds) {
        return Value.hours(seconds.longValueExact());
    }

    private static Value share(Optional<Fraction> fraction, Value none) {
        return fraction.<Value>map(found -> new Value.Share(
                        found.numerator().longValueExact(), found.denominator().longValueExact()))
                .orElse(none);
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
