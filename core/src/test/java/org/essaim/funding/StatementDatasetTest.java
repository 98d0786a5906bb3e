package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The lines of a statement that are taken along add up to what the statement says. */
class StatementDatasetTest {
    private static List<Datum> column(Dataset dataset, String name) throws IOException {
        List<Datum> column = new ArrayList<>();
        for (int i = 0; i < dataset.fields().size(); i++) {
            if (dataset.fields().get(i).name().equals(name)) {
                int at = i;
                dataset.tell(row -> column.add(row.get(at)));
            }
        }
        return column;
    }

    private static long seconds(Dataset dataset, String name) throws IOException {
        long sum = 0;
        for (Datum datum : column(dataset, name)) {
            sum += ((Datum.Whole) datum).number();
        }
        return sum;
    }

    private static Money euros(Dataset dataset, String name) throws IOException {
        Money sum = Money.zero(CurrencyUnit.EUR);
        for (Datum datum : column(dataset, name)) {
            sum = sum.plus(((Datum.Amount) datum).money());
        }
        return sum;
    }

    @Test
    void linesAddUpToTheStatement() throws IOException {
        FundingStatement statement = Statements.firstQuarter(Statements.office());
        Dataset lines = statement.dataset(Locale.FRANCE);
        assertThat(seconds(lines, "recorded_seconds")).isPositive().isEqualTo(statement.recordedSeconds());
        assertThat(seconds(lines, "claimed_seconds")).isEqualTo(statement.claimedSeconds());
        assertThat(seconds(lines, "funded_seconds")).isEqualTo(statement.fundedSeconds());
        assertThat(seconds(lines, "others_seconds")).isEqualTo(statement.fundedByOthersSeconds());
        assertThat(seconds(lines, "unfunded_seconds")).isEqualTo(statement.unfundedSeconds());
        assertThat(euros(lines, "amount_eur")).isEqualTo(statement.amount());
        assertThat(euros(lines, "cost_eur")).isEqualTo(statement.cost().orElseThrow());
        assertThat(euros(lines, "remaining_eur"))
                .isEqualTo(statement.remaining().orElseThrow());
        List<Datum> hours = column(lines, "recorded_hours");
        assertThat(hours).hasSize(column(lines, "recorded_seconds").size());
        assertThat(hours.stream()
                        .mapToLong(datum -> ((Datum.Hours) datum).seconds())
                        .sum())
                .isEqualTo(statement.recordedSeconds());
    }

    @Test
    void eachLineSaysOfWhichVersionItIs() throws IOException {
        FundingStatement statement = Statements.firstQuarter(Statements.office());
        Dataset lines = statement.dataset(Locale.UK);
        assertThat(column(lines, "version")).containsOnly(Datum.of(1));
        assertThat(column(lines, "digest"))
                .containsOnly(Datum.of(statement.digest().hex()));
        assertThat(column(lines, "agreement")).containsOnly(Datum.of(statement.agreement()));
    }

    @Test
    void withoutTheCostOfAFunctionThereIsNoZeroInItsPlace() throws IOException {
        Office office = Statements.office();
        office.funding.save(EmployerCost.unknown());
        Dataset lines = Statements.firstQuarter(office).dataset(Locale.FRANCE);
        for (String name : List.of("cost_eur", "covered_eur", "covered_by_others_eur", "remaining_eur")) {
            assertThat(column(lines, name)).as(name).isNotEmpty().containsOnly(Datum.nothing());
        }
        assertThat(column(lines, "amount_eur")).isNotEmpty().doesNotContain(Datum.nothing());
    }
}
