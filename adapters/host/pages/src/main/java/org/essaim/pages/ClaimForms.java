package org.essaim.pages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.essaim.claim.Claim;
import org.essaim.claim.ClaimStep;
import org.essaim.claim.ClaimStep.Kind;
import org.essaim.claim.Claims;
import org.essaim.claim.Cut;
import org.essaim.claim.CutReason;
import org.essaim.finding.EssaimException;
import org.essaim.funding.CellReference;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.IssuedStatement;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What is asked to submit, settle, pay and recover claims, and doing it. */
final class ClaimForms {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}([.,]\\d{1,2})?");
    private static final int CUTS = 4;
    private static final int MOST_CUTS = 60;
    // More lines than this are no choice any more: they are typed.
    private static final int MOST_CHOICES = 200;

    private ClaimForms() {}

    /** A statement that was issued, as an address names it. */
    record Statement(FundingAgreement agreement, YearMonth first, YearMonth last) {}

    static Statement statement(Visit visit) {
        String text = visit.required("statement");
        int period = text.lastIndexOf(':');
        int between = text.indexOf("..", period);
        try {
            if (period > 0 && between > 0) {
                FundingAgreement agreement = visit.essaim().funding().agreements().stream()
                        .filter(known -> known.id().equals(text.substring(0, period)))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound(visit.language()));
                return new Statement(
                        agreement,
                        YearMonth.parse(text.substring(period + 1, between)),
                        YearMonth.parse(text.substring(between + 2)));
            }
        } catch (DateTimeException e) {
            throw Refusal.incomplete(visit.language(), "statement");
        }
        throw Refusal.incomplete(visit.language(), "statement");
    }

    /** Chooses the statement to claim on, if any was issued. */
    static Optional<Part> prepare(Visit visit, String page, List<FundingAgreement> agreements) {
        List<Part.Option> options = new ArrayList<>();
        for (FundingAgreement agreement : agreements) {
            for (String period : IssuedStatement.periods(visit.essaim().store(), agreement.id())) {
                options.add(new Part.Option(
                        agreement.id() + ":" + period, agreement.id() + " – " + agreement.title() + ", " + period));
            }
        }
        if (options.isEmpty()) {
            return Optional.empty();
        }
        List<Part.Field> fields = new ArrayList<>();
        fields.add(Part.Field.choice("statement", visit.say("Relevé émis", "Statement issued"), "", options));
        Forms.language(visit, fields);
        return Optional.of(Part.Form.get(
                visit.address(page),
                visit.say("Préparer une demande", "Prepare a claim"),
                fields,
                visit.say("Voir ce qu’elle demanderait", "See what it would ask for")));
    }

    static Part submit(Visit visit, String page, Statement asked, IssuedStatement newest) {
        return Part.Form.post(
                visit.address(page),
                visit.say("Déposer la demande", "Submit the claim"),
                List.of(
                        Part.Field.hidden(
                                "statement", asked.agreement().id() + ":" + asked.first() + ".." + asked.last()),
                        Part.Field.hidden("digest", newest.digest().hex()),
                        Part.Field.hidden(
                                "seen", Integer.toString(known(visit, asked).size())),
                        day(visit, "submit"),
                        amount(visit, "submit", visit.say("Montant (facultatif)", "Amount (optional)"), false)
                                .hint(visit.say(
                                        "Vide\u00a0: ce qui reste à demander. Sinon moins, ou de nouveau ce qui a été rejeté.",
                                        "Empty: what is left to claim. Else less, or again what was cut.")),
                        reference(visit, "submit")),
                new Part.Button(visit.say("Déposer", "Submit"), "do", "submit"));
    }

    /** One form for each step that the claim may take now. */
    static List<Part> next(Visit visit, String page, Claim claim) {
        List<Part> forms = new ArrayList<>();
        SortedMap<Kind, Money> allowed = claim.allowed();
        for (Kind kind : allowed.keySet()) {
            String word = word(kind);
            String limit = visit.figures().amount(java.util.Objects.requireNonNull(allowed.get(kind)));
            List<Part.Field> fields = new ArrayList<>();
            fields.add(Part.Field.hidden("claim", claim.id()));
            fields.add(Part.Field.hidden("seen", Integer.toString(claim.steps().size())));
            fields.add(day(visit, word));
            switch (kind) {
                case SETTLED -> {
                    fields.add(amount(
                                    visit,
                                    word,
                                    visit.say("Montant accepté (facultatif)", "Amount accepted (optional)"),
                                    false)
                            .hint(visit.say(
                                            "Vide\u00a0: ce que laissent les rejets, sur ",
                                            "Empty: what the cuts leave of ")
                                    + limit + "."));
                    fields.add(reference(visit, word));
                    cuts(visit, claim, fields);
                }
                case OVERPAID -> {
                    fields.add(amount(visit, word, visit.say("Montant versé", "Amount paid"), true)
                            .hint(visit.say("Plus que ", "More than ") + limit + "."));
                    fields.add(reference(visit, word));
                }
                default -> {
                    fields.add(amount(visit, word, visit.say("Montant", "Amount"), true)
                            .hint(visit.say("Au plus ", "At most ") + limit + "."));
                    fields.add(reference(visit, word));
                }
            }
            forms.add(Part.Form.post(
                    visit.address(page),
                    title(visit, kind),
                    fields,
                    new Part.Button(visit.say("Enregistrer", "Record"), "do", word)));
        }
        if (allowed.containsKey(Kind.SETTLED) && visit.number("cuts") < MOST_CUTS) {
            forms.add(new Part.Links(List.of(new Part.Link(
                    visit.say("Plus de rejets que cela", "More cuts than these"),
                    visit.address(page, "claim", claim.id(), "cuts", Integer.toString(MOST_CUTS))))));
        }
        return forms;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case SETTLED -> "settle";
            case PAID -> "pay";
            case OVERPAID -> "overpay";
            case RECOVERED -> "recover";
            case SUBMITTED, TAKEN_BACK -> "submit";
        };
    }

    private static String title(Visit visit, Kind kind) {
        return switch (kind) {
            case SETTLED -> visit.say("Décision du financeur", "What the funder decided");
            case PAID -> visit.say("Versement reçu", "Payment received");
            case OVERPAID -> visit.say("Versement reçu, au-delà du dû", "Payment received, above what was due");
            case RECOVERED -> visit.say("Trop-perçu reversé", "Overpayment that went back");
            case SUBMITTED, TAKEN_BACK -> visit.say("Demande", "Claim");
        };
    }

    private static Part.Field day(Visit visit, String form) {
        return named(
                form,
                Part.Field.of(
                        Part.Kind.DAY,
                        "date",
                        visit.say("Jour, d’après la lettre ou le virement", "Day, as the letter or transfer has it"),
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        true));
    }

    private static Part.Field amount(Visit visit, String form, String label, boolean required) {
        return named(
                form,
                Part.Field.of(Part.Kind.TEXT, "amount", label + visit.say(", en euros", ", in euros"), "", required));
    }

    private static Part.Field reference(Visit visit, String form) {
        return named(
                form,
                Part.Field.of(
                                Part.Kind.TEXT,
                                "reference",
                                visit.say("Référence (facultatif)", "Reference (optional)"),
                                "",
                                false)
                        .hint(visit.say(
                                "Numéro de la lettre ou du virement. Aucun nom de personne.",
                                "Number of the letter or transfer. No person's name.")));
    }

    // Several forms of a page have fields of one name: what labels point to is there once.
    private static Part.Field named(String form, Part.Field field) {
        return new Part.Field(
                field.kind(),
                field.id() + "-" + form,
                field.name(),
                field.label(),
                field.value(),
                field.hint(),
                field.required(),
                field.options());
    }

    private static void cuts(Visit visit, Claim claim, List<Part.Field> fields) {
        List<Part.Option> reasons = new ArrayList<>();
        reasons.add(new Part.Option("", "–"));
        Arrays.stream(CutReason.values())
                .forEach(reason -> reasons.add(new Part.Option(
                        reason.name(), reason.title(visit.language().locale()))));
        List<Part.Option> lines = lines(visit, claim);
        int places = Math.max(CUTS, Math.min(MOST_CUTS, visit.number("cuts")));
        for (int i = 1; i <= places; i++) {
            String cut = visit.say("Rejet ", "Cut ") + i + visit.say("\u00a0: ", ": ");
            fields.add(Part.Field.of(
                    Part.Kind.TEXT, "cut-" + i, cut + visit.say("montant, en euros", "amount, in euros"), "", false));
            fields.add(Part.Field.choice("reason-" + i, cut + visit.say("motif", "reason"), "", reasons));
            String line = cut + visit.say("ligne du relevé (facultatif)", "line of the statement (optional)");
            fields.add(
                    lines.size() > MOST_CHOICES
                            ? Part.Field.of(Part.Kind.TEXT, "line-" + i, line, "", false)
                                    .hint("S001:TEAM_MEETING:2025-03")
                            : Part.Field.choice("line-" + i, line, "", lines));
            fields.add(Part.Field.of(
                    Part.Kind.TEXT,
                    "text-" + i,
                    cut + visit.say("ce qu’en dit le financeur", "what the funder says of it"),
                    "",
                    false));
        }
    }

    private static List<Part.Option> lines(Visit visit, Claim claim) {
        List<Part.Option> lines = new ArrayList<>();
        lines.add(new Part.Option("", visit.say("toute la demande", "the whole claim")));
        IssuedStatement.version(visit.essaim().store(), claim.agreement(), claim.first(), claim.last(), claim.version())
                .cells()
                .stream()
                .map(CellReference::toString)
                .sorted()
                .forEach(cell -> lines.add(new Part.Option(cell, cell)));
        return lines;
    }

    private static List<Claim> known(Visit visit, Statement asked) {
        return visit.essaim().claims().of(asked.agreement().id());
    }

    /** Submits what a form asks; a form that is sent again finds the claim that it made. */
    static Claim submitted(Visit visit) {
        Statement asked = statement(visit);
        LocalDate date = date(visit);
        Money amount = money(visit, "amount");
        String reference = visit.text("reference");
        List<Claim> known = known(visit, asked);
        if (!visit.required("seen").equals(Integer.toString(known.size()))) {
            Claim last = known.isEmpty() ? null : known.get(known.size() - 1);
            if (last == null
                    || !last.first().equals(asked.first())
                    || !last.last().equals(asked.last())
                    || !isTold(visit, last.steps().get(0), date, amount, reference)) {
                throw Refusal.changed(visit.language());
            }
            return last;
        }
        String digest = IssuedStatement.newest(
                        visit.essaim().store(), asked.agreement().id(), asked.first(), asked.last())
                .map(newest -> newest.digest().hex())
                .orElseThrow(() -> Refusal.notFound(visit.language()));
        if (!digest.equals(visit.required("digest"))) {
            throw Refusal.changed(visit.language());
        }
        Claims claims = visit.essaim().claims();
        String agreement = asked.agreement().id();
        return amount == null
                ? claims.submit(agreement, asked.first(), asked.last(), date, reference)
                : claims.submit(agreement, asked.first(), asked.last(), date, amount, reference);
    }

    /** Records the step that a form asks for; a form that is sent again finds it recorded. */
    static void took(Visit visit, Claim claim) {
        LocalDate date = date(visit);
        Money amount = money(visit, "amount");
        String reference = visit.text("reference");
        if (!visit.required("seen").equals(Integer.toString(claim.steps().size()))) {
            ClaimStep last = claim.steps().get(claim.steps().size() - 1);
            if (claim.steps().size() < 2
                    || !word(last.kind()).equals(visit.required("do"))
                    || !isTold(visit, last, date, amount, reference)) {
                throw Refusal.changed(visit.language());
            }
            return;
        }
        Claims claims = visit.essaim().claims();
        switch (visit.required("do")) {
            case "settle" -> {
                List<Cut> cuts = cuts(visit);
                claims.settle(claim.id(), date, accepted(visit, claim, amount, cuts), cuts, reference);
            }
            case "pay" -> claims.pay(claim.id(), date, above(visit, amount), reference);
            case "overpay" -> claims.overpay(claim.id(), date, above(visit, amount), reference);
            case "recover" -> claims.recover(claim.id(), date, above(visit, amount), reference);
            default -> throw Refusal.incomplete(visit.language(), "do");
        }
    }

    private static boolean isTold(
            Visit visit, ClaimStep step, LocalDate date, @Nullable Money amount, String reference) {
        return step.date().equals(date)
                && step.reference().equals(reference)
                && step.actor().equals(visit.visitor().id())
                && (amount == null || step.amount().equals(amount));
    }

    private static LocalDate date(Visit visit) {
        return visit.day("date").orElseThrow(() -> Refusal.incomplete(visit.language(), "date"));
    }

    private static Money accepted(Visit visit, Claim claim, @Nullable Money amount, List<Cut> cuts) {
        if (amount != null) {
            return amount;
        }
        Money left = claim.balance().claimed();
        for (int i = 0; i < cuts.size(); i++) {
            Money cut = cuts.get(i).amount();
            if (cut.isGreaterThan(left)) {
                throw Refusal.incomplete(visit.language(), "cut-" + (i + 1));
            }
            left = left.minus(cut);
        }
        return left;
    }

    private static List<Cut> cuts(Visit visit) {
        List<Cut> cuts = new ArrayList<>();
        for (int i = 1; i <= MOST_CUTS; i++) {
            Money amount = money(visit, "cut-" + i);
            String reason = visit.text("reason-" + i);
            if (amount == null && reason.isEmpty()) {
                continue;
            }
            String text = visit.text("text-" + i);
            CutReason why = reason(visit, "reason-" + i, reason);
            if (why == CutReason.OTHER && text.isEmpty()) {
                throw Refusal.incomplete(visit.language(), "text-" + i);
            }
            if (amount == null || !amount.isPositive()) {
                throw Refusal.incomplete(visit.language(), "cut-" + i);
            }
            cuts.add(new Cut(amount, why, line(visit, "line-" + i), text));
        }
        return cuts;
    }

    private static CutReason reason(Visit visit, String field, String name) {
        return Arrays.stream(CutReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.incomplete(visit.language(), field));
    }

    private static @Nullable CellReference line(Visit visit, String field) {
        String text = visit.text(field);
        try {
            return text.isEmpty() ? null : CellReference.parse(text);
        } catch (EssaimException e) {
            throw Refusal.incomplete(visit.language(), field);
        }
    }

    private static Money above(Visit visit, @Nullable Money amount) {
        if (amount == null || !amount.isPositive()) {
            throw Refusal.incomplete(visit.language(), "amount");
        }
        return amount;
    }

    /** An amount as people type it: 1 234,56 or 1234.56; nothing where nothing is. */
    private static @Nullable Money money(Visit visit, String field) {
        String text = visit.text(field).replaceAll("[\\s\u00a0\u202f€]", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw Refusal.incomplete(visit.language(), field);
        }
        return Money.of(CurrencyUnit.EUR, new BigDecimal(text.replace(',', '.')));
    }
}
