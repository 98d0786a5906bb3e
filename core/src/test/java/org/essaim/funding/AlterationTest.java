package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.essaim.document.Tree;

/** Whoever alters one place of a statement is found out. */
class AlterationTest {
    private static final List<FundingStatement> STATEMENTS = statements();

    // Names, terms that decided nothing here, and what was carried over: arithmetic cannot know them, the digest does.
    private static final Pattern BEYOND_ARITHMETIC = Pattern.compile("/federation|/fictitious|/structures/.*|/open/.*"
            + "|/carried(Cents|Seconds|Assigned)|/period/(first|last)|/pool/(id|source)"
            + "|/(agreement|others/\\d+)/(id|title|funder|pool|priority|basis|from|to|source|ceilingCents|ceilingSeconds)"
            + "|/(agreement|others/\\d+)/(scope|categories|functions|schemes)/\\d+"
            + "|/(agreement|others/\\d+)/(rates/\\d+/(from|hourly)|share)"
            // What other agreements counted outside the statement, or before it, is known to a few seconds only.
            + "|/leaves/\\d+/12/(DEP|CARSAT|EUR|CAR|DOT|FSE|FOR)"
            // Limits and instalments that are not reached, or of another agreement, decide nothing here.
            + "|/(agreement|others/\\d+)/(subCeilings|floors|instalments)/.*"
            // Which batch assigned an amount changes none.
            + "|/assigned/\\d+/0"
            // A thousandth of a euro an hour on a few minutes costs no cent.
            + "|/leaves/\\d+/17"
            // Which part of a month a leaf covers shows only where a rate, a cost or a term begins in it.
            + "|/leaves/\\d+/7"
            // A leaf that costs nothing may come from any batch.
            + "|/leaves/\\d+/0");

    private static List<FundingStatement> statements() {
        Office office = Statements.office();
        FundingStatement first = Statements.firstQuarter(office);
        FundingStatement second = Statements.secondQuarter(office);
        Office rich = Statements.everyBasis();
        List<FundingStatement> statements = new ArrayList<>(
                List.of(first, second, office.funding.issue("CARSAT", Statements.APRIL, Statements.JUNE)));
        for (String agreement : List.of("EUR", "CAR", "DOT", "FSE", "FOR")) {
            statements.add(rich.funding.issue(agreement, Statements.JANUARY, Statements.MARCH));
        }
        return List.copyOf(statements);
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void oneAlteredPlaceIsFound(@ForAll @IntRange(max = 7) int which, @ForAll long seed) {
        FundingStatement statement = STATEMENTS.get(which);
        String digest = statement.digest().hex();
        Alteration alteration = Alteration.of(statement.content(), new Random(seed));
        Tree.Fields content = alteration.in(statement.content());

        Verification careless = Office.verify(Alteration.document(content, digest));
        Verification careful = Office.verify(Alteration.document(content));

        assertThat(careless.verdict()).as("%s", alteration).isEqualTo(Verification.Verdict.REFUSED);
        if (careful.verdict() != Verification.Verdict.REFUSED) {
            assertThat(Office.verify(Alteration.document(content), digest).verdict())
                    .as("%s", alteration)
                    .isEqualTo(Verification.Verdict.REFUSED);
            assertThat(alteration.path()).matches(BEYOND_ARITHMETIC);
            assertThat(alteration.path()).doesNotEndWith("/" + statement.agreement());
        }
        assertThat(careless.findings())
                .allMatch(finding -> !finding.message(java.util.Locale.FRENCH).isBlank());
    }
}
