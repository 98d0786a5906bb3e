package org.essaim.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.report.Figures;
import org.essaim.time.Fraction;
import org.essaim.time.KnownTime;
import org.essaim.time.MonthHours;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim hours}: direct care and the rest of a month, with the proration of peripheral hours. */
@Command(name = "hours")
final class HoursCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Parameters(index = "1", paramLabel = "YYYY-MM", descriptionKey = "MONTH")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(names = "--as-known-on", paramLabel = "DATE")
    private @Nullable LocalDate day;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    @Option(names = "--json")
    private boolean json;

    HoursCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        OutputFiles.require(outputs, program);
        try (Essaim essaim = store.open(program)) {
            String id = StoreOptions.structure(essaim, structure, program).id();
            KnownTime known =
                    day == null ? essaim.time().known(id) : essaim.time().known(id, day);
            MonthHours hours = known.hours(month);
            essaim.export(hours).in(program.locale()).to(outputs.toArray(new Path[0]));
            if (json) {
                program.answer(tree(hours));
            } else {
                tell(hours);
                outputs.forEach(output -> program.say("file.written", output.toString()));
            }
            return Exit.FINE;
        }
    }

    private void tell(MonthHours hours) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        program.say(
                "hours.title",
                hours.structure(),
                figures.month(hours.month()),
                hours.seal() == null
                        ? texts.text("seal.none")
                        : texts.text("seal.number", hours.seal().number()));
        Table categories = new Table().words("").figures("");
        hours.categories()
                .forEach((category, seconds) ->
                        categories.row(category.title(program.locale()), figures.hours(seconds)));
        categories.row(texts.text("hours.worked"), figures.hours(hours.worked()));
        program.print(categories);
        for (MonthHours.Ratio ratio : MonthHours.Ratio.values()) {
            hours.ratio(ratio)
                    .ifPresent(found -> program.say(
                            "hours.ratio",
                            ratio.title(program.locale()),
                            figures.hours(found.numerator().longValueExact()),
                            figures.hours(found.denominator().longValueExact()),
                            figures.share(
                                    found.numerator().longValueExact(),
                                    found.denominator().longValueExact())));
        }
        hours.attendance()
                .ifPresent(found -> program.say(
                        "hours.ratio",
                        texts.text("hours.attendance"),
                        figures.hours(found.numerator().longValueExact()),
                        figures.hours(found.denominator().longValueExact()),
                        figures.share(
                                found.numerator().longValueExact(),
                                found.denominator().longValueExact())));
        Table care = new Table()
                .words(texts.text("head.scheme"))
                .words(texts.text("head.public"))
                .figures(texts.text("head.hours"));
        hours.care()
                .forEach(each -> care.row(
                        each.scheme() == null
                                ? texts.text("hours.unknown")
                                : each.scheme().title(program.locale()),
                        each.scheme() == null ? "?" : texts.text(each.fragile() ? "hours.fragile" : "hours.other"),
                        figures.hours(each.seconds())));
        if (!care.isEmpty()) {
            program.print(care);
        }
        hours.unknownServices()
                .forEach((service, seconds) -> program.say("hours.service", service, figures.hours(seconds)));
        carers(hours);
        apart(hours);
        if (hours.unassigned() > 0) {
            program.say("hours.unassigned", figures.hours(hours.unassigned()));
        }
        hours.corrections()
                .forEach((category, seconds) ->
                        program.say("hours.correction", category.title(program.locale()), figures.hours(seconds)));
    }

    private void carers(MonthHours hours) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        Table table = new Table()
                .words(texts.text("head.worker"))
                .figures("F")
                .figures("I")
                .figures("P")
                .figures("H = I + P")
                .figures("N = F + P × F / I")
                .figures("N / H");
        for (MonthHours.Carer carer : hours.carers()) {
            table.row(
                    carer.worker().display(),
                    figures.hours(carer.hours().fragile()),
                    figures.hours(carer.hours().direct()),
                    figures.hours(carer.hours().peripheral()),
                    figures.hours(carer.hours().worked()),
                    carer.hours()
                            .eligible()
                            .map(exact -> figures.hours(exact.decimal(0).longValueExact()))
                            .orElseGet(() -> texts.text("hours.nocare")),
                    carer.hours()
                            .share()
                            .map(share -> figures.share(
                                    share.numerator().longValueExact(),
                                    share.denominator().longValueExact()))
                            .orElse("–"));
        }
        if (!table.isEmpty()) {
            program.say("hours.proration");
            program.print(table);
        }
    }

    private void apart(MonthHours hours) {
        Texts texts = program.texts();
        Figures figures = program.figures();
        Table table = new Table()
                .words(texts.text("head.worker"))
                .words(texts.text("head.function"))
                .figures(texts.text("head.care"))
                .figures(texts.text("head.coordination"))
                .figures(texts.text("head.other"));
        for (MonthHours.Apart each : hours.apart()) {
            table.row(
                    each.worker().display(),
                    each.function() == null
                            ? texts.text("hours.nofunction")
                            : each.function().title(program.locale()),
                    figures.hours(each.direct()),
                    figures.hours(each.coordination()),
                    figures.hours(each.other()));
        }
        if (!table.isEmpty()) {
            program.say("hours.apart");
            program.print(table);
        }
    }

    private static Tree.Fields tree(MonthHours hours) {
        Tree.Builder out = Tree.fields()
                .put("structure", hours.structure())
                .put("month", hours.month().toString())
                .putIfPresent(
                        "seal",
                        hours.seal() == null ? null : hours.seal().digest().hex())
                .put("worked", hours.worked())
                .put("categories", Json.seconds(hours.categories()));
        Tree.Builder ratios = Tree.fields();
        for (MonthHours.Ratio ratio : MonthHours.Ratio.values()) {
            hours.ratio(ratio).ifPresent(found -> ratios.put(ratio.name(), fraction(found)));
        }
        hours.attendance().ifPresent(found -> ratios.put("ATTENDANCE", fraction(found)));
        return out.put("ratios", ratios.build())
                .put("absent", hours.absent())
                .put("absentUnknown", hours.absentUnknown())
                .put(
                        "care",
                        hours.care().stream()
                                .map(each -> (Tree) Tree.fields()
                                        .putIfPresent(
                                                "scheme",
                                                each.scheme() == null
                                                        ? null
                                                        : each.scheme().name())
                                        .put("fragile", each.fragile())
                                        .put("seconds", each.seconds())
                                        .build())
                                .toList())
                .put(
                        "unknownServices",
                        hours.unknownServices().entrySet().stream()
                                .map(each -> (Tree) Tree.fields()
                                        .put("service", each.getKey())
                                        .put("seconds", each.getValue())
                                        .build())
                                .toList())
                .put("carers", hours.carers().stream().map(HoursCommand::tree).toList())
                .put("apart", hours.apart().stream().map(HoursCommand::tree).toList())
                .put("unassigned", hours.unassigned())
                .put("corrections", Json.seconds(hours.corrections()))
                .build();
    }

    private static Tree tree(MonthHours.Carer carer) {
        Tree.Builder out = Tree.fields()
                .put("worker", carer.worker().value())
                .put("fragile", carer.hours().fragile())
                .put("direct", carer.hours().direct())
                .put("unknown", carer.unknown())
                .put("peripheral", carer.hours().peripheral())
                .put("worked", carer.hours().worked());
        put(out, "eligible", carer.hours().eligible());
        put(out, "share", carer.hours().share());
        return out.build();
    }

    private static Tree tree(MonthHours.Apart apart) {
        return Tree.fields()
                .put("worker", apart.worker().value())
                .putIfPresent(
                        "function",
                        apart.function() == null ? null : apart.function().name())
                .put("direct", apart.direct())
                .put("coordination", apart.coordination())
                .put("other", apart.other())
                .build();
    }

    // What is undefined has no key; nothing stands in for it.
    private static void put(Tree.Builder out, String key, Optional<Fraction> fraction) {
        fraction.ifPresent(found -> out.put(key, fraction(found)));
    }

    private static Tree fraction(Fraction fraction) {
        return Tree.fields()
                .put("numerator", fraction.numerator().longValueExact())
                .put("denominator", fraction.denominator().longValueExact())
                .build();
    }
}
