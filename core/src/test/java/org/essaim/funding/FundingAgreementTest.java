package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.essaim.exact.Rational;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FundingAgreementTest {

    private static void assertRefused(Terms terms, String why) {
        assertThatThrownBy(terms::agreement)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void anAgreementWithoutWhatMakesOneIsRefused() {
        assertRefused(Terms.of(" "), "needs an identifier");
        assertRefused(Terms.of("A").title(""), "needs an identifier, a title");
        assertRefused(Terms.of("A").funder("\t"), "Agreement [A]");
        assertRefused(Terms.of("A").pool(""), "Agreement [A]");
        assertRefused(Terms.of("A").priority(0), "priority [0]");
        assertRefused(Terms.of("A").ceilingCents(0L), "ceiling of [0] cents");
        assertRefused(Terms.of("A").ceilingSeconds(-1L), "[-1] seconds");
        assertRefused(Terms.of("A").categories(Set.of()), "no eligible category");
        assertRefused(Terms.of("A").rate("0"), "rates above 0");
        assertRefused(Terms.of("A").rate("-3.311"), "rates above 0");
        assertRefused(
                Terms.of("A").supplement().categories(Set.of(Category.DIRECT_CARE, Category.TRAVEL)),
                "Maybe leave only DIRECT_CARE");
        assertRefused(Terms.of("A").supplement().categories(Set.of(Category.TEAM_MEETING)), "pays a supplement");
    }

    @Test
    void anAgreementIsStoredAndReadBackAsItWasWithEveryTerm() {
        Office office = new Office("S1");
        FundingAgreement full = Terms.of("A")
                .categories(Set.of(Category.DIRECT_CARE))
                .functions(Set.of(Function.CARE_WORKER, Function.TEAM_FACILITATOR))
                .schemes(Set.of(Scheme.APA, Scheme.PCH))
                .structures(Set.of("S1", "S042"))
                .rate("3.311")
                .rate(LocalDate.of(2025, 7, 1), "3.400")
                .share("2/3")
                .ceilingCents(1_000_000L)
                .ceilingSeconds(3_600_000L)
                .agreement();
        FundingAgreement always = Terms.of("B")
                .priority(2)
                .pool("p")
                .rates(ByDate.always(new BigDecimal("24.60")))
                .agreement();
        office.agrees(full, always);
        long sequence = office.store.sequence();

        assertThat(office.funding.agreement("A")).isEqualTo(full);
        assertThat(office.funding.agreement("A").rates().at(LocalDate.of(2025, 7, 1)))
                .contains(new BigDecimal("3.400"));
        assertThat(office.funding.agreements()).containsExactly(full, always);
        office.agrees(full);
        assertThat(office.store.sequence()).as("stored again, nothing changes").isEqualTo(sequence);
    }

    @Test
    void whatAnHourCostsIsStoredAndAStructuresOwnFigureGoesFirst() {
        Office office = new Office("S1", "S2");
        LocalDate january = LocalDate.of(2025, 1, 1);
        EmployerCost cost = EmployerCost.unknown()
                .with("", Function.CARE_WORKER, january, new BigDecimal("25.40"))
                .with("S2", Function.CARE_WORKER, january.plusMonths(3), new BigDecimal("27.123"));
        office.funding.save(cost);

        EmployerCost read = office.funding.cost();

        assertThat(read).isEqualTo(cost);
        assertThat(read.at("S1", Function.CARE_WORKER, january)).contains(new BigDecimal("25.40"));
        assertThat(read.at("S2", Function.CARE_WORKER, january)).contains(new BigDecimal("25.40"));
        assertThat(read.at("S2", Function.CARE_WORKER, january.plusMonths(3))).contains(new BigDecimal("27.123"));
        assertThat(read.at("S1", Function.CARE_WORKER, january.minusDays(1))).isEmpty();
        assertThat(read.at("S1", Function.DIRECTOR, january)).isEmpty();
        assertThatThrownBy(() -> cost.with("", Function.DIRECTOR, january, BigDecimal.ZERO))
                .hasMessageContaining("DIRECTOR")
                .hasMessageContaining("[0]");
    }

    @Test
    void aShareIsReadAsPeopleWriteIt() {
        for (String text : List.of("80 %", "80%", "80\u00a0%", "80\u202f%", " 80 % ")) {
            assertThat(Share.parse(text)).isEqualTo(Share.percent(80));
        }
        assertThat(Share.parse("2/3")).isEqualTo(new Share(2, 3));
        assertThat(Share.parse("100 %").exact()).isEqualTo(Share.WHOLE.exact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "0 %", "101 %", "0/3", "3/2", "1/0", "-5 %", "66,67 %", "2 / 3 / 4", "%", "/"})
    void whatIsNoShareIsRefused(String text) {
        assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoWritesAShareAnotherWayIsToldHow() {
        assertThatThrownBy(() -> Share.parse("66,67 %"))
                .hasMessage("[66,67 %] is not a share.\nMaybe write it as 80 % or 2/3.");
        assertThatThrownBy(() -> Share.parse("101 %")).hasMessageContaining("above 0 % up to 100 %");
    }

    @Property
    void aShareIsReadBackAsItWasPrinted(
            @ForAll @LongRange(min = 1, max = 999_999) long numerator,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more) {
        Share share = new Share(numerator, numerator + more);

        assertThat(Share.parse(share.toString())).isEqualTo(share);
        assertThat(share.exact()).isLessThanOrEqualTo(Rational.of(1)).isGreaterThan(Rational.ZERO);
    }

    @Test
    void aCellIsNamedByStructureCategoryAndMonth() {
        CellReference cell = CellReference.parse("S042:TEAM_MEETING:2026-03");

        assertThat(cell).isEqualTo(new CellReference("S042", Category.TEAM_MEETING, YearMonth.of(2026, 3)));
        assertThat(CellReference.parse(cell.toString())).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S042",
                "S042:TEAM_MEETING",
                "S042:RÉUNION:2026-03",
                "S042:TEAM_MEETING:2026-13",
                "S042:TEAM_MEETING:2026-03:"
            })
    void whatNamesNoCellIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> CellReference.parse(text))
                .isInstanceOf(EssaimException.class)
                .hasMessageStartingWith("[" + text + "] names no cell.\nMaybe write it as STRUCTURE:CATEGORY:MONTH")
                .hasMessageContaining("S042:TEAM_MEETING:2026-03");
    }

    @Test
    void everyReasonHasItsOwnTitleInBothLanguages() {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            assertThat(Arrays.stream(Reason.values()).map(reason -> reason.title(locale)))
                    .allMatch(title -> !title.isBlank() && !title.contains("'"))
                    .doesNotHaveDuplicates();
        }
        for (Reason reason : Reason.values()) {
            assertThat(reason.title(Locale.FRENCH)).isNotEqualTo(reason.title(Locale.ENGLISH));
            assertThat(reason.title(Locale.GERMAN)).isEqualTo(reason.title(Locale.FRENCH));
        }
    }
}
