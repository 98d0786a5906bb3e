package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.essaim.report.Figures;

/** What an outlook says in sentences, in French or English; nothing that was not reached is told as if it could be. */
final class OutlookText {
    private OutlookText() {}

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    static List<String> all(FundingOutlook outlook, Locale locale) {
        List<String> text = new ArrayList<>(List.of(bound(outlook, locale)));
        for (FundingBound.Relaxed each : outlook.bound().relaxed()) {
            text.add((english(locale) ? "Not kept exactly: " : "Non tenu exactement\u00a0: ") + each.text(locale));
        }
        text.add(orders(outlook, locale));
        return text;
    }

    private static String bound(FundingOutlook outlook, Locale locale) {
        String most = Figures.in(locale).hours(outlook.mostMoreSeconds());
        if (outlook.mostMoreSeconds() == 0) {
            return english(locale)
                    ? "No order of these agreements funds more than today’s."
                    : "Aucun ordre de ces conventions ne finance plus que celui d’aujourd’hui.";
        }
        return english(locale)
                ? "At most " + most + " more, whatever the order: a limit, not a promise."
                : "Au plus " + most + " de plus, quel que soit l’ordre\u00a0: une limite, pas une promesse.";
    }

    private static String orders(FundingOutlook outlook, Locale locale) {
        FundingOutlook.Orders orders = outlook.orders();
        String tried = Figures.in(locale).count(orders.tried());
        String how = orders.every()
                ? ""
                : english(locale)
                        ? " (two agreements exchanged at a time)"
                        : " (en échangeant deux conventions à la fois)";
        FundingOutlook.Better better = orders.better();
        if (better == null) {
            if (orders.tried() == 0) {
                return english(locale) ? "No other order was tried." : "Aucun autre ordre n’a été essayé.";
            }
            return english(locale)
                    ? "Other orders tried: " + tried + how + ". None funds more."
                    : "Autres ordres essayés\u00a0: " + tried + how + ". Aucun ne finance davantage.";
        }
        String order = String.join(", ", better.order());
        String more = Figures.in(locale)
                .hours(better.outcome().fundedSeconds() - outlook.today().fundedSeconds());
        return english(locale)
                ? "Other orders tried: " + tried + how + ". The order " + order + " was tried and funds " + more
                        + " more."
                : "Autres ordres essayés\u00a0: " + tried + how + ". L’ordre " + order + " a été essayé et finance "
                        + more + " de plus.";
    }

    static String amendments(FundingOutlook.Amendments amendments, Locale locale) {
        String title = amendments.category().title(locale);
        long unfunded = OutlookReport.unfunded(amendments.before(), amendments.category());
        String hours = Figures.in(locale).hours(unfunded);
        if (unfunded <= 0) {
            return english(locale) ? title + ": nothing is unfunded." : title + "\u00a0: rien n’est sans financement.";
        } else if (amendments.ranked().isEmpty()) {
            return english(locale)
                    ? title + ": " + hours + " unfunded; no change of one agreement funds any of it."
                    : title + "\u00a0: " + hours
                            + " sans financement\u00a0; aucun avenant d’une seule convention n’en finance.";
        }
        return english(locale)
                ? title + ": " + hours + " unfunded. Each amendment was allocated in full."
                : title + "\u00a0: " + hours + " sans financement. Chaque avenant a été réparti en entier.";
    }

    static String changes(List<TermChange> changes, Locale locale) {
        return changes.stream()
                .map(change -> change.title(locale) + (english(locale) ? ": " : "\u00a0: ") + change.before(locale)
                        + " → " + change.after(locale))
                .collect(Collectors.joining(english(locale) ? "; " : "\u202f; "));
    }
}
