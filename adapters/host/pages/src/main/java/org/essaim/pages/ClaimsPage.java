package org.essaim.pages;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.claim.Balance;
import org.essaim.claim.Claim;
import org.essaim.claim.ClaimStep;
import org.essaim.claim.Claims;
import org.essaim.claim.Cut;
import org.essaim.finding.EssaimException;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.IssuedStatement;
import org.essaim.organisation.Duty;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Head;
import org.essaim.report.Report;
import org.essaim.spi.StoreException;
import org.joda.money.Money;

/** Claims: what was asked of funders, what they accepted and paid, what has to go back; and each step of it. */
final class ClaimsPage implements Page {
    @Override
    public String path() {
        return "claims";
    }

    @Override
    public String title(Language language) {
        return language.say("Demandes de versement", "Claims");
    }

    @Override
    public Answer get(Visit visit) throws IOException {
        if (!visit.below().isEmpty()) {
            if (visit.below().equals(List.of("download"))) {
                return downloaded(visit);
            }
            throw Refusal.notFound(visit.language());
        }
        if (!visit.text("claim").isEmpty()) {
            return shown(visit, claim(visit, visit.text("claim")));
        }
        return visit.text("statement").isEmpty() ? list(visit) : prepared(visit, ClaimForms.statement(visit));
    }

    // Claims that lie outside the perimeter are not there at all.
    private static Claim claim(Visit visit, String id) {
        return visit.essaim().claims().all().stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(visit.language()));
    }

    private Answer list(Visit visit) {
        List<Part> parts = new ArrayList<>();
        Claims claims = visit.essaim().claims();
        List<FundingAgreement> agreements = visit.essaim().funding().agreements();
        String agreement = agreement(visit);
        List<Claim> found = agreement.isEmpty() ? claims.all() : claims.of(agreement);
        List<Part.Option> options = new ArrayList<>();
        options.add(new Part.Option("", visit.say("Toutes les conventions", "All agreements")));
        agreements.forEach(each -> options.add(new Part.Option(each.id(), each.id() + " – " + each.title())));
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.choice("agreement", visit.say("Convention", "Agreement"), agreement, options));
        Forms.language(visit, fields);
        parts.add(Part.Form.get(
                visit.address(path()),
                visit.say("Choisir la convention", "Choose the agreement"),
                fields,
                visit.say("Afficher", "Show")));
        if (found.isEmpty()) {
            parts.add(new Part.Prose(visit.say("Aucune demande n’a été déposée.", "No claim was submitted.")));
        } else {
            parts.add(table(visit, found));
            parts.add(Exports.links(visit, Exports.reports(), path() + "/download", "agreement", agreement));
        }
        ClaimForms.prepare(visit, path(), agreements).ifPresent(parts::add);
        return Screen.of(title(visit.language()), parts);
    }

    private static String agreement(Visit visit) {
        String id = visit.text("agreement");
        if (!id.isEmpty()
                && visit.essaim().funding().agreements().stream()
                        .noneMatch(known -> known.id().equals(id))) {
            throw Refusal.notFound(visit.language());
        }
        return id;
    }

    private Part table(Visit visit, List<Claim> claims) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Claim claim : claims) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.link(claim.id() + ", " + claim.agreement(), visit.address(path(), "claim", claim.id())),
                    Cell.of(statement(visit, claim)),
                    Cell.of(state(visit, claim))));
            row.addAll(figures(visit, claim.balance()));
            rows.add(row);
        }
        List<Cell> totals = new ArrayList<>(List.of(Cell.of("Total"), Cell.of(""), Cell.of("")));
        totals.addAll(
                figures(visit, Balance.sum(claims.stream().map(Claim::balance).toList())));
        return new Part.Grid(
                visit.say("Demandes, dans l’ordre de leur dépôt", "Claims, in the order in which they were submitted"),
                List.of(
                        Head.words(visit.say("Demande", "Claim")),
                        Head.words(visit.say("Relevé", "Statement")),
                        Head.words(visit.say("État", "State")),
                        Head.figures(visit.say("Demandé", "Claimed")),
                        Head.figures(visit.say("Accepté", "Accepted")),
                        Head.figures(visit.say("Versé", "Paid")),
                        Head.figures(visit.say("Reste à verser", "Outstanding")),
                        Head.figures(visit.say("Reste à reverser", "To be recovered"))),
                rows,
                totals);
    }

    private static List<Cell> figures(Visit visit, Balance balance) {
        return List.of(
                amount(visit, balance.claimed()),
                amount(visit, balance.accepted()),
                amount(visit, balance.paid()),
                amount(visit, balance.outstanding()),
                amount(visit, balance.toRecover()));
    }

    private static Cell amount(Visit visit, Money money) {
        return Cell.of(visit.figures().amount(money));
    }

    private static String statement(Visit visit, Claim claim) {
        return period(visit, claim.first(), claim.last()) + visit.say(", version ", ", version ") + claim.version();
    }

    private static String period(Visit visit, YearMonth first, YearMonth last) {
        return visit.figures().month(first)
                + (first.equals(last) ? "" : " – " + visit.figures().month(last));
    }

    private static String state(Visit visit, Claim claim) {
        String state = claim.state().title(visit.language().locale());
        return visit.essaim().claims().isSuperseded(claim)
                ? state + visit.say(" (un relevé plus récent existe)", " (there is a newer statement)")
                : state;
    }

    /** What submitting would ask for, before anything is asked. */
    private Answer prepared(Visit visit, ClaimForms.Statement asked) {
        IssuedStatement newest = IssuedStatement.newest(
                        visit.essaim().store(), asked.agreement().id(), asked.first(), asked.last())
                .filter(statement -> statement.structures().stream()
                        .allMatch(id -> visit.structures().stream()
                                .anyMatch(known -> known.id().equals(id))))
                .orElseThrow(() -> Refusal.notFound(visit.language()));
        List<Part> parts = new ArrayList<>();
        List<Part.Fact> facts = new ArrayList<>();
        facts.add(new Part.Fact(
                visit.say("Relevé, version", "Statement, version"),
                Cell.link(
                        visit.figures().count(newest.version()),
                        visit.address(
                                "statements",
                                "agreement",
                                asked.agreement().id(),
                                "first",
                                asked.first().toString(),
                                "last",
                                asked.last().toString(),
                                "version",
                                Integer.toString(newest.version())))));
        facts.add(new Part.Fact(visit.say("Montant dû", "Amount due"), amount(visit, newest.amount())));
        Optional<String> nothing = Optional.empty();
        try {
            Money left = visit.essaim().claims().leftToClaim(asked.agreement().id(), asked.first(), asked.last());
            facts.add(new Part.Fact(
                    left.isNegative()
                            ? visit.say("À reverser au financeur", "To go back to the funder")
                            : visit.say("Reste à demander", "Left to claim"),
                    amount(visit, left.abs())));
        } catch (StoreException e) {
            throw e;
        } catch (EssaimException e) {
            nothing = Optional.ofNullable(e.getMessage());
            facts.add(new Part.Fact(
                    visit.say("Reste à demander", "Left to claim"), Cell.absent(visit.say("rien", "nothing"))));
        }
        parts.add(new Part.Facts(facts));
        nothing.ifPresent(why -> parts.add(new Part.Notice(
                Part.Tone.REMARK,
                visit.say("Rien ne reste à demander.", "Nothing is left to claim."),
                why.lines().toList())));
        open(visit, parts, newest.open());
        if (visit.may(Duty.CLOSER)) {
            parts.add(ClaimForms.submit(visit, path(), asked, newest));
        }
        return Screen.of(
                visit.say("Demander\u00a0: ", "Claim: ") + asked.agreement().title() + ", "
                        + period(visit, asked.first(), asked.last()),
                parts);
    }

    private static void open(Visit visit, List<Part> parts, List<String> open) {
        if (!open.isEmpty()) {
            parts.add(Part.Notice.of(
                    Part.Tone.WARNING,
                    visit.say("Mois non clos, absents de ce relevé", "Months not sealed, not in this statement"),
                    String.join(", ", open)));
        }
    }

    private Answer shown(Visit visit, Claim claim) {
        List<Part> parts = new ArrayList<>();
        Forms.done(visit, parts, "submitted", "La demande est déposée.", "The claim is submitted.");
        Forms.done(visit, parts, "recorded", "L’étape est enregistrée.", "The step is recorded.");
        parts.add(new Part.Facts(List.of(
                new Part.Fact(visit.say("État", "State"), Cell.of(state(visit, claim))),
                new Part.Fact(
                        visit.say("Relevé", "Statement"),
                        Cell.link(
                                statement(visit, claim),
                                visit.address(
                                        "statements",
                                        "agreement",
                                        claim.agreement(),
                                        "first",
                                        claim.first().toString(),
                                        "last",
                                        claim.last().toString(),
                                        "version",
                                        Integer.toString(claim.version())))),
                new Part.Fact(
                        visit.say("Empreinte du relevé", "Digest of the statement"),
                        Cell.code(claim.digest().hex())))));
        open(visit, parts, claim.open());
        parts.add(balance(visit, claim.balance()));
        parts.add(steps(visit, claim));
        cuts(visit, claim).ifPresent(parts::add);
        if (visit.may(Duty.CLOSER)) {
            parts.addAll(ClaimForms.next(visit, path(), claim));
        }
        parts.add(Exports.links(visit, Exports.reports(), path() + "/download", "agreement", claim.agreement()));
        parts.add(new Part.Links(
                List.of(new Part.Link(visit.say("Toutes les demandes", "All claims"), visit.address(path())))));
        return Screen.of(visit.say("Demande ", "Claim ") + claim.id() + ", " + claim.agreement(), parts);
    }

    private static Part balance(Visit visit, Balance balance) {
        List<Part.Fact> facts = new ArrayList<>();
        facts.add(new Part.Fact(visit.say("Demandé", "Claimed"), amount(visit, balance.claimed())));
        facts.add(new Part.Fact(visit.say("En instruction", "Awaiting settlement"), amount(visit, balance.pending())));
        facts.add(new Part.Fact(visit.say("Rejeté", "Cut"), amount(visit, balance.cut())));
        facts.add(new Part.Fact(visit.say("Accepté", "Accepted"), amount(visit, balance.accepted())));
        facts.add(new Part.Fact(visit.say("Versé", "Paid"), amount(visit, balance.paid())));
        facts.add(new Part.Fact(visit.say("Reste à verser", "Outstanding"), amount(visit, balance.outstanding())));
        record Rare(String french, String english, Money amount) {}
        for (Rare rare : List.of(
                new Rare("Repris par le relevé", "Taken back by the statement", balance.takenBack()),
                new Rare("Trop-perçu", "Overpaid", balance.overpaid()),
                new Rare("Reversé", "Recovered", balance.recovered()),
                new Rare("Reste à reverser", "To be recovered", balance.toRecover()))) {
            if (!rare.amount().isZero()) {
                facts.add(new Part.Fact(visit.say(rare.french(), rare.english()), amount(visit, rare.amount())));
            }
        }
        return new Part.Facts(facts);
    }

    private static Part steps(Visit visit, Claim claim) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ClaimStep step : claim.steps()) {
            rows.add(List.of(
                    Cell.of(step.kind().title(visit.language().locale())),
                    Cell.of(visit.figures().day(step.date())),
                    amount(visit, step.amount()),
                    Cell.of(step.reference()),
                    Cell.of(step.actor()),
                    Cell.of(Forms.moment(step.at(), java.time.ZoneOffset.UTC))));
        }
        return new Part.Grid(
                visit.say("Ce qui lui est arrivé", "What happened to it"),
                List.of(
                        Head.words(visit.say("Étape", "Step")),
                        Head.words(visit.say("Le", "On")),
                        Head.figures(visit.say("Montant", "Amount")),
                        Head.words(visit.say("Référence", "Reference")),
                        Head.words(visit.say("Compte", "Account")),
                        Head.words(visit.say("Enregistrée le (UTC)", "Recorded on (UTC)"))),
                rows,
                List.of());
    }

    private static Optional<Part> cuts(Visit visit, Claim claim) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ClaimStep step : claim.steps()) {
            for (Cut cut : step.cuts()) {
                rows.add(List.of(
                        Cell.of(cut.reason().title(visit.language().locale())),
                        amount(visit, cut.amount()),
                        cut.cell() == null
                                ? Cell.absent(visit.say("toute la demande", "the whole claim"))
                                : Cell.of(cut.cell().toString()),
                        Cell.of(cut.text())));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Grid(
                        visit.say("Ce que le financeur n’accepte pas", "What the funder does not accept"),
                        List.of(
                                Head.words(visit.say("Motif", "Reason")),
                                Head.figures(visit.say("Montant", "Amount")),
                                Head.words(visit.say("Ligne du relevé", "Line of the statement")),
                                Head.words(visit.say("Ce qu’il en dit", "What is said of it"))),
                        rows,
                        List.of()));
    }

    private Answer downloaded(Visit visit) throws IOException {
        String format = Exports.format(visit, Exports.reports());
        String agreement = agreement(visit);
        Claims claims = visit.essaim().claims();
        Report report = agreement.isEmpty()
                ? claims.report(visit.language().locale())
                : claims.report(agreement, visit.language().locale());
        return Exports.file(
                visit,
                visit.essaim().export(report),
                agreement.isEmpty() ? "demandes" : "demandes-" + agreement,
                format);
    }

    // One after the other: who presses twice finds the step recorded, and records no second one.
    @Override
    public synchronized Answer post(Visit visit) {
        visit.require(Duty.CLOSER);
        if (visit.required("do").equals("submit")) {
            Claim claim = ClaimForms.submitted(visit);
            return new Answer.Elsewhere(visit.address(path(), "claim", claim.id(), "done", "submitted"));
        }
        Claim claim = claim(visit, visit.required("claim"));
        ClaimForms.took(visit, claim);
        return new Answer.Elsewhere(visit.address(path(), "claim", claim.id(), "done", "recorded"));
    }
}
