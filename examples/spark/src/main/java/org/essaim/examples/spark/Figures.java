package org.essaim.examples.spark;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingStatement;
import org.essaim.indicator.Definition;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.Period;
import org.essaim.indicator.Question;
import org.essaim.organisation.Scope;
import org.essaim.organisation.Structure;
import org.essaim.spi.MeasureSource;
import org.threeten.extra.LocalDateRange;

/** What a federation tells of its sealed time, each figure by its digest (<i>empreintes</i>). */
final class Figures {
    private Figures() {}

    /** Everything that can be asked without storing anything: drafts of statements, their outlook aside. */
    static SortedMap<String, String> asked(Essaim essaim, YearMonth first, YearMonth last) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (FundingAgreement agreement : essaim.funding().agreements()) {
            put(digests, "draft of " + agreement.id(), essaim.funding().draft(agreement.id(), first, last));
        }
        List<String> structures =
                essaim.time().structures().stream().map(Structure::id).toList();
        digests.put(
                "sums",
                AddUp.digest(essaim.time().sealed().sums(structures, first, last))
                        .hex());
        digests.put(
                "examination",
                digest(essaim.funding().lint(first, last).findings().toString()));
        LocalDateRange days = LocalDateRange.ofClosed(first.atDay(1), last.atEndOfMonth());
        List<Scope> scopes = new ArrayList<>(List.of(Scope.federation()));
        structures.forEach(each -> scopes.add(new Scope(Set.of(each))));
        measures(essaim.time().measures(), scopes, days, digests);
        measures(essaim.funding().measures(), scopes, days, digests);
        List<String> indicators = essaim.indicators().catalogue().definitions().stream()
                .map(Definition::id)
                .distinct()
                .toList();
        for (String indicator : indicators) {
            Question question = Question.of(indicator)
                    .over(Period.between(days.getStart(), days.getEndInclusive()))
                    .by(Dimension.STRUCTURE);
            digests.put(
                    "indicator " + indicator,
                    digest(essaim.indicators().answer(question).toTree().toString()));
        }
        return digests;
    }

    private static void measures(
            MeasureSource source, List<Scope> scopes, LocalDateRange days, SortedMap<String, String> digests) {
        for (MeasureSource.Measure measure : source.measures()) {
            digests.put(
                    "measure " + measure.id(),
                    digest(source.values(measure.id(), scopes, days).toString()));
        }
    }

    /** The statements of all agreements, issued. */
    static SortedMap<String, String> issued(Essaim essaim, YearMonth first, YearMonth last) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (FundingAgreement agreement : essaim.funding().agreements()) {
            put(digests, "statement of " + agreement.id(), essaim.funding().issue(agreement.id(), first, last));
        }
        return digests;
    }

    private static void put(SortedMap<String, String> digests, String name, FundingStatement statement) {
        digests.put(name, statement.digest().hex());
    }

    private static String digest(String text) {
        return Digest.of("essaim/example/figures", text.getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
