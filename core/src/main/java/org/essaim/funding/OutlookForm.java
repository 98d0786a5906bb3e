package org.essaim.funding;

import java.util.List;
import java.util.Locale;
import org.essaim.document.Tree;
import org.essaim.time.Category;
import org.joda.money.Money;

/** Outlooks and simulations as documents: whole seconds, cents, and settings that can be typed again. */
final class OutlookForm {
    private OutlookForm() {}

    static Tree.Fields tree(FundingOutlook outlook, Locale locale, List<Category> categories) {
        FundingOutlook.Orders orders = outlook.orders();
        Tree.Builder order = Tree.fields().put("tried", orders.tried()).put("every", orders.every());
        FundingOutlook.Better better = orders.better();
        if (better != null) {
            order.put(
                    "better",
                    Tree.fields()
                            .put("order", Tree.texts(better.order()))
                            .put(
                                    "more",
                                    better.outcome().fundedSeconds()
                                            - outlook.today().fundedSeconds())
                            .put("outcome", tree(better.outcome()))
                            .build());
        }
        Tree.Builder out = Tree.fields()
                .put("agreement", outlook.agreement())
                .put("first", outlook.first().toString())
                .put("last", outlook.last().toString())
                .put("issued", outlook.issuedSeconds())
                .put("today", tree(outlook.today()))
                .put(
                        "bound",
                        Tree.fields()
                                .put("more", outlook.mostMoreSeconds())
                                .put(
                                        "relaxed",
                                        outlook.bound().relaxed().stream()
                                                .map(each -> Tree.fields()
                                                        .put("why", each.why().name())
                                                        .put("agreements", Tree.texts(each.agreements()))
                                                        .putIfPresent("ceiling", each.ceiling())
                                                        .put("text", each.text(locale))
                                                        .build())
                                                .toList())
                                .build())
                .put("orders", order.build());
        if (!categories.isEmpty()) {
            out.put(
                    "amendments",
                    categories.stream()
                            .map(category -> tree(outlook.amendments(category)))
                            .toList());
        }
        return out.build();
    }

    private static Tree.Fields tree(FundingOutlook.Amendments amendments) {
        return Tree.fields()
                .put("category", amendments.category().name())
                .put("unfunded", OutlookReport.unfunded(amendments.before(), amendments.category()))
                .put(
                        "ranked",
                        amendments.ranked().stream()
                                .map(each -> Tree.fields()
                                        .put("agreement", each.agreement())
                                        .put("changes", changes(each.changes()))
                                        .put("funded", each.fundedSeconds())
                                        .put("left", each.leftSeconds())
                                        .put("cents", cents(each.cost()))
                                        .build())
                                .toList())
                .build();
    }

    static Tree.Fields tree(WhatIf whatIf, Locale locale) {
        return Tree.fields()
                .put(
                        "changes",
                        whatIf.changes().stream()
                                .map(each -> Tree.fields()
                                        .put("set", each.setting())
                                        .put("before", each.before())
                                        .put("after", each.after())
                                        .put("text", OutlookText.changes(List.of(each), locale))
                                        .build())
                                .toList())
                .put("before", tree(whatIf.before()))
                .put("after", tree(whatIf.after()))
                .build();
    }

    private static Tree changes(List<TermChange> changes) {
        return Tree.texts(changes.stream().map(TermChange::setting).toList());
    }

    private static long cents(Money money) {
        return money.getAmountMinorLong();
    }

    private static Tree.Fields tree(Outcome outcome) {
        Tree.Builder agreements = Tree.fields();
        outcome.agreements()
                .forEach((id, payer) -> agreements.put(
                        id,
                        Tree.fields()
                                .put("counted", payer.countedSeconds())
                                .put("funded", payer.fundedSeconds())
                                .put("cents", cents(payer.amount()))
                                .build()));
        Tree.Builder categories = Tree.fields();
        outcome.categories()
                .forEach((category, part) -> categories.put(
                        category.name(),
                        Tree.fields()
                                .put("recorded", part.recordedSeconds())
                                .put("funded", part.fundedSeconds())
                                .put("unfunded", part.unfundedSeconds())
                                .build()));
        Tree.Builder reasons = Tree.fields();
        outcome.unfunded().forEach((reason, seconds) -> reasons.put(reason.name(), seconds));
        Tree.Builder out = Tree.fields()
                .put("recorded", outcome.recordedSeconds())
                .put("funded", outcome.fundedSeconds())
                .put("unfunded", outcome.unfundedSeconds())
                .put("cents", cents(outcome.amount()));
        outcome.unfundedCost().ifPresent(cost -> out.put("unfundedCents", cents(cost)));
        return out.put("agreements", agreements.build())
                .put("categories", categories.build())
                .put("reasons", reasons.build())
                .build();
    }
}
