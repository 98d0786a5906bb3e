package org.essaim.cli;

import java.util.List;
import org.essaim.Essaim;
import org.essaim.claim.Balance;
import org.essaim.claim.Claim;
import org.essaim.claim.ClaimStep;
import org.essaim.claim.Cut;
import org.essaim.document.Tree;
import org.essaim.report.Figures;
import org.joda.money.Money;

/** How commands answer with claims, to a person or as JSON. */
final class ClaimAnswer {
    private ClaimAnswer() {}

    /** Answers with a claim as it is now. */
    static int tell(Claim claim, Essaim essaim, Program program, boolean json) {
        if (json) {
            program.answer(tree(claim, essaim));
            return Exit.FINE;
        }
        Texts texts = program.texts();
        Figures figures = program.figures();
        Balance balance = claim.balance();
        program.say(
                "claim.stands",
                claim.id(),
                claim.agreement(),
                period(claim, figures),
                claim.version(),
                claim.state().title(program.locale()));
        Table table = new Table().words("").figures("");
        row(table, texts, figures, "claimed", balance.claimed());
        row(table, texts, figures, "pending", balance.pending());
        row(table, texts, figures, "cut", balance.cut());
        row(table, texts, figures, "accepted", balance.accepted());
        row(table, texts, figures, "takenback", balance.takenBack());
        row(table, texts, figures, "paid", balance.paid());
        row(table, texts, figures, "outstanding", balance.outstanding());
        row(table, texts, figures, "overpaid", balance.overpaid());
        row(table, texts, figures, "recovered", balance.recovered());
        row(table, texts, figures, "torecover", balance.toRecover());
        program.print(table);
        if (essaim.claims().isSuperseded(claim)) {
            program.say("claim.superseded", claim.id());
        }
        if (!claim.open().isEmpty()) {
            program.say("claim.open", String.join(", ", claim.open()));
        }
        return Exit.FINE;
    }

    private static void row(Table table, Texts texts, Figures figures, String key, Money amount) {
        if (!amount.isZero()) {
            table.row(texts.text("claim." + key), figures.amount(amount));
        }
    }

    static String period(Claim claim, Figures figures) {
        return figures.month(claim.first())
                + (claim.first().equals(claim.last()) ? "" : " – " + figures.month(claim.last()));
    }

    /** A claim with its balance and its steps; amounts are whole cents. */
    static Tree.Fields tree(Claim claim, Essaim essaim) {
        return Tree.fields()
                .put("claim", claim.id())
                .put("agreement", claim.agreement())
                .put("period", claim.first() + ".." + claim.last())
                .put("version", claim.version())
                .put("digest", claim.digest().hex())
                .put("superseded", essaim.claims().isSuperseded(claim))
                .put("open", Tree.texts(claim.open()))
                .put("state", claim.state().name())
                .put("balance", tree(claim.balance()))
                .put("steps", claim.steps().stream().map(ClaimAnswer::tree).toList())
                .build();
    }

    static Tree tree(Balance balance) {
        return Tree.fields()
                .put("claimedCents", cents(balance.claimed()))
                .put("pendingCents", cents(balance.pending()))
                .put("cutCents", cents(balance.cut()))
                .put("acceptedCents", cents(balance.accepted()))
                .put("takenBackCents", cents(balance.takenBack()))
                .put("paidCents", cents(balance.paid()))
                .put("outstandingCents", cents(balance.outstanding()))
                .put("overpaidCents", cents(balance.overpaid()))
                .put("recoveredCents", cents(balance.recovered()))
                .put("toRecoverCents", cents(balance.toRecover()))
                .build();
    }

    private static Tree tree(ClaimStep step) {
        List<Tree> cuts = step.cuts().stream().map(ClaimAnswer::tree).toList();
        return Tree.fields()
                .put("kind", step.kind().name())
                .put("date", step.date().toString())
                .put("cents", cents(step.amount()))
                .put("cuts", cuts)
                .put("reference", step.reference())
                .put("actor", step.actor())
                .put("at", step.at().toString())
                .build();
    }

    private static Tree tree(Cut cut) {
        return Tree.fields()
                .put("cents", cents(cut.amount()))
                .put("reason", cut.reason().name())
                .putIfPresent("cell", cut.cell() == null ? null : cut.cell().toString())
                .putIfPresent("text", cut.text())
                .build();
    }

    private static long cents(Money amount) {
        return amount.getAmountMinorLong();
    }
}
