package org.essaim.pages;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.essaim.finding.EssaimException;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.IssuedStatement;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.StoreException;

/**
 * Which statement is asked for: an agreement over a period.
 *
 * @param version the version that is meant; 0 for what holds now
 */
record AskedStatement(FundingAgreement agreement, YearMonth first, YearMonth last, int version) {

    static AskedStatement of(Visit visit) {
        String id = visit.required("agreement");
        FundingAgreement agreement = visit.essaim().funding().agreements().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(visit.language()));
        return new AskedStatement(
                agreement, visit.requiredMonth("first"), visit.requiredMonth("last"), visit.number("version"));
    }

    AskedStatement version(int other) {
        return new AskedStatement(agreement, first, last, other);
    }

    /** Where it is found on a page. */
    String address(Visit visit, String page, String... more) {
        return visit.address(page, parameters(more));
    }

    String[] parameters(String... more) {
        List<String> parameters = new ArrayList<>(
                List.of("agreement", agreement.id(), "first", first.toString(), "last", last.toString()));
        if (version > 0) {
            parameters.addAll(List.of("version", Integer.toString(version)));
        }
        parameters.addAll(Arrays.asList(more));
        return parameters.toArray(String[]::new);
    }

    List<Part.Field> hidden() {
        return List.of(
                Part.Field.hidden("agreement", agreement.id()),
                Part.Field.hidden("first", first.toString()),
                Part.Field.hidden("last", last.toString()));
    }

    String period(Visit visit) {
        String from = visit.figures().month(first);
        return first.equals(last) ? from : from + " – " + visit.figures().month(last);
    }

    int versions(Visit visit) {
        return IssuedStatement.versions(visit.essaim().store(), agreement.id(), first, last);
    }

    /** Every version that was issued, oldest first. */
    List<Document> issued(Visit visit) {
        return visit.essaim().store().history(new DocumentKey("statement", agreement.id() + ":" + first + ".." + last));
    }

    /** The version that is meant; else the newest, if it still tells what is sealed, else a draft of the next. */
    FundingStatement statement(Visit visit) {
        if (version > 0) {
            return visit.essaim().funding().issuedStatement(agreement.id(), first, last, version);
        }
        if (versions(visit) > 0) {
            try {
                return visit.essaim().funding().issuedStatement(agreement.id(), first, last);
            } catch (StoreException e) {
                throw e;
            } catch (EssaimException e) {
                // More is sealed by now: what would be issued next is shown, and says that it is a draft.
                return draft(visit);
            }
        }
        return draft(visit);
    }

    private FundingStatement draft(Visit visit) {
        return visit.essaim().funding().draft(agreement.id(), first, last);
    }
}
