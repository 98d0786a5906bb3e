package org.essaim.pages;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.essaim.finding.Finding;
import org.essaim.funding.FundingAgreement;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.time.Category;

/** Agreements: who pays for what, at which rate, up to where; and what does not fit between them. */
final class AgreementsPage implements Page {
    @Override
    public String path() {
        return "agreements";
    }

    @Override
    public String title(Language language) {
        return language.say("Conventions", "Agreements");
    }

    @Override
    public Answer get(Visit visit) {
        List<Part> parts = new ArrayList<>();
        List<FundingAgreement> agreements = visit.essaim().funding().agreements();
        if (agreements.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune convention n’est connue.", "No agreement is known.")));
            return Screen.of(title(visit.language()), parts);
        }
        String id = visit.text("agreement");
        if (!id.isEmpty()) {
            FundingAgreement agreement = agreements.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound(visit.language()));
            terms(visit, parts, agreement);
            parts.add(new Part.Links(List.of(
                    new Part.Link(visit.say("Toutes les conventions", "All agreements"), visit.address(path())))));
            return Screen.of(agreement.title(), parts);
        }
        parts.add(list(visit, agreements));
        Optional<YearMonth> first = visit.month("first");
        Optional<YearMonth> last = visit.month("last");
        if (first.isPresent() && last.isPresent()) {
            if (last.get().isBefore(first.get())) {
                throw Refusal.incomplete(visit.language(), "last");
            }
            List<Finding> findings =
                    visit.essaim().funding().lint(first.get(), last.get()).findings();
            if (findings.isEmpty()) {
                parts.add(Part.Notice.of(
                        Part.Tone.GOOD,
                        visit.say(
                                "Rien à redire aux conventions sur cette période.",
                                "Nothing to say against the agreements over this period.")));
            }
            Forms.findings(visit, parts, findings);
        }
        parts.add(check(visit, first, last));
        return Screen.of(title(visit.language()), parts);
    }

    private Part check(Visit visit, Optional<YearMonth> first, Optional<YearMonth> last) {
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.of(
                Part.Kind.MONTH,
                "first",
                visit.say("Premier mois", "First month"),
                first.map(YearMonth::toString).orElse(""),
                true));
        fields.add(Part.Field.of(
                Part.Kind.MONTH,
                "last",
                visit.say("Dernier mois", "Last month"),
                last.map(YearMonth::toString).orElse(""),
                true));
        Forms.language(visit, fields);
        return Part.Form.get(
                visit.address(path()),
                visit.say("Relire les conventions côte à côte", "Look at the agreements side by side"),
                fields,
                visit.say("Relire", "Look"));
    }

    private Part list(Visit visit, List<FundingAgreement> agreements) {
        List<List<Cell>> rows = new ArrayList<>();
        for (FundingAgreement agreement : agreements) {
            rows.add(List.of(
                    Cell.link(
                            agreement.title() + " (" + agreement.id() + ")",
                            visit.address(path(), "agreement", agreement.id())),
                    Cell.of(agreement.funder()),
                    Cell.of(visit.figures().day(agreement.term().getStart())),
                    Cell.of(visit.figures().day(agreement.term().getEndInclusive())),
                    Cell.of(agreement.pool()),
                    Cell.of(visit.figures().count(agreement.priority()))));
        }
        return new Part.Grid(
                visit.say("Conventions connues", "Agreements known"),
                List.of(
                        Head.words(visit.say("Convention", "Agreement")),
                        Head.words(visit.say("Financeur", "Funder")),
                        Head.words(visit.say("Du", "From")),
                        Head.words(visit.say("Au", "To")),
                        Head.words(visit.say("Enveloppe commune", "Pool")),
                        Head.figures(visit.say("Rang", "Priority"))),
                rows,
                List.of());
    }

    private static void terms(Visit visit, List<Part> parts, FundingAgreement agreement) {
        List<Part.Fact> facts = new ArrayList<>();
        facts.add(new Part.Fact(visit.say("Financeur", "Funder"), Cell.of(agreement.funder())));
        facts.add(new Part.Fact(
                visit.say("Du", "From"),
                Cell.of(visit.figures().day(agreement.term().getStart()))));
        facts.add(new Part.Fact(
                visit.say("Au", "To"),
                Cell.of(visit.figures().day(agreement.term().getEndInclusive()))));
        facts.add(new Part.Fact(
                visit.say("Part payée au début", "Share paid at first"),
                Cell.of(visit.figures()
                        .share(
                                agreement.share(agreement.term().getStart()).numerator(),
                                agreement.share(agreement.term().getStart()).denominator()))));
        Long cents = agreement.ceilingCents();
        facts.add(new Part.Fact(
                visit.say("Plafond en euros", "Ceiling in euros"),
                cents == null
                        ? Cell.absent(visit.say("sans plafond", "no ceiling"))
                        : Cell.of(StatementsPage.euros(visit, cents))));
        Long seconds = agreement.ceilingSeconds();
        facts.add(new Part.Fact(
                visit.say("Plafond en heures", "Ceiling in hours"),
                seconds == null
                        ? Cell.absent(visit.say("sans plafond", "no ceiling"))
                        : Cell.of(visit.figures().hours(seconds))));
        parts.add(new Part.Facts(facts));
        String categories = Arrays.stream(Category.values())
                .filter(agreement.categories()::contains)
                .map(category -> category.title(visit.language().locale()))
                .collect(Collectors.joining(", "));
        parts.add(new Part.Heading(visit.say("Temps éligibles", "Eligible time")));
        parts.add(new Part.Prose(categories));
        List<List<Cell>> rates = agreement.rates().changes().stream()
                .map(rate -> List.of(
                        Cell.of(visit.figures().day(rate.date())),
                        Cell.of(visit.figures()
                                .decimal(rate.value(), rate.value().scale()))))
                .toList();
        if (!rates.isEmpty()) {
            parts.add(new Part.Grid(
                    visit.say("Tarifs", "Rates"),
                    List.of(Head.words(visit.say("Depuis le", "Since")), Head.figures(visit.say("Tarif", "Rate"))),
                    rates,
                    List.of()));
        }
    }
}
