package org.essaim.cli.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.organisation.Function;
import org.essaim.time.Category;

/**
 * Three agreements of funders that do not exist (<i>conventions fictives</i>): a supplement on direct care, a fund that is
 * used up before the period ends, and a share of what the fund leaves.
 */
final class FictitiousFunding {
    private static final Set<Function> CARERS = EnumSet.of(Function.CARE_WORKER, Function.TEAM_FACILITATOR);
    private static final Set<Category> DIALOGUE =
            EnumSet.of(Category.TEAM_MEETING, Category.PRACTICE_ANALYSIS, Category.CONSULTATION);
    private static final Set<Category> TRANSFORMATION =
            EnumSet.of(Category.TEAM_MEETING, Category.TEAM_PLANNING, Category.FACILITATION, Category.MENTORING);
    private static final List<String> DIALOGUE_RATES = List.of("23.80", "24.30");
    private static final List<String> TRANSFORMATION_RATES = List.of("24.20", "24.60");
    /** Of the period's 24 parts: the fund is used up in the middle of October, the share in the middle of November. */
    private static final int FUND_LASTS = 19;

    private static final int SHARE_LASTS = 21;

    private final Period period;
    private final Tally tally;

    FictitiousFunding(Period period, Tally tally) {
        this.period = period;
        this.tally = tally;
    }

    String toYaml() {
        return """
                agreements:
                  - id: dotation
                    title: "Dotation complémentaire fictive"
                    funder: "Département fictif de Haute-Brume"
                    pool: dotation
                    priority: 1
                    basis: SUPPLEMENT_PER_DIRECT_CARE_HOUR
                    from: FIRST
                    to: LAST
                    categories: [DIRECT_CARE]
                    schemes: [APA, PCH]
                    rates:
                      - {from: FIRST, hourly: "3.311"}
                    share: "100 %"
                    source: fictif
                  - id: dialogue
                    title: "Fonds fictif pour les temps de dialogue"
                    funder: "Fonds fictif du Grand Dialogue"
                    pool: coordination
                    priority: 1
                    basis: ACTUAL_TIME
                    from: FIRST
                    to: LAST
                    categories: [FUND_CATEGORIES]
                    functions: [CARE_WORKER, TEAM_FACILITATOR]
                    rates:
                FUND_RATES    share: "100 %"
                    ceiling: {euros: "FUND_CEILING"}
                    source: fictif
                  - id: transformation
                    title: "Conférence fictive des financeurs – équipes autonomes"
                    funder: "Conférence fictive des financeurs"
                    pool: coordination
                    priority: 2
                    basis: ACTUAL_TIME
                    from: FIRST
                    to: LAST
                    categories: [SHARE_CATEGORIES]
                    rates:
                SHARE_RATES    share: "80 %"
                    ceiling: {euros: "SHARE_CEILING"}
                    source: fictif
                """.replace("FIRST", period.date(0).toString())
                .replace("LAST", period.date(period.days() - 1).toString())
                .replace("FUND_CATEGORIES", names(DIALOGUE))
                .replace("SHARE_CATEGORIES", names(TRANSFORMATION))
                .replace("FUND_RATES", rates(DIALOGUE_RATES))
                .replace("SHARE_RATES", rates(TRANSFORMATION_RATES))
                .replace("FUND_CEILING", fundCeiling().toPlainString())
                .replace("SHARE_CEILING", shareCeiling().toPlainString());
    }

    private String rates(List<String> rates) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rates.size() && i * FictitiousPack.RISE < period.months(); i++) {
            lines.append("      - {from: ")
                    .append(period.date(period.monthStart(i * FictitiousPack.RISE)))
                    .append(", hourly: \"")
                    .append(rates.get(i))
                    .append("\"}\n");
        }
        return lines.toString();
    }

    private BigDecimal fundCeiling() {
        BigDecimal euros = BigDecimal.ZERO;
        for (int month = 0; month < period.months(); month++) {
            euros = euros.add(euros(month, CARERS, DIALOGUE, DIALOGUE_RATES).multiply(part(month, FUND_LASTS)));
        }
        return rounded(euros);
    }

    // The share also pays for the meetings that the fund no longer can.
    private BigDecimal shareCeiling() {
        Set<Category> meetings = EnumSet.of(Category.TEAM_MEETING);
        Set<Category> others = EnumSet.copyOf(TRANSFORMATION);
        others.removeAll(meetings);
        Set<Function> office = EnumSet.complementOf(EnumSet.copyOf(CARERS));
        BigDecimal euros = BigDecimal.ZERO;
        for (int month = 0; month < period.months(); month++) {
            BigDecimal part = part(month, SHARE_LASTS);
            BigDecimal whole = euros(month, EnumSet.allOf(Function.class), others, TRANSFORMATION_RATES)
                    .add(euros(month, office, meetings, TRANSFORMATION_RATES));
            BigDecimal left = euros(month, CARERS, meetings, TRANSFORMATION_RATES);
            euros = euros.add(whole.multiply(part)).add(left.multiply(part.subtract(part(month, FUND_LASTS))));
        }
        return rounded(euros.multiply(new BigDecimal("0.80")));
    }

    // How much of a month lies before so many twenty-fourths of the period.
    private BigDecimal part(int month, int twentyFourths) {
        int done = twentyFourths * period.months() - 24 * month;
        return BigDecimal.valueOf(Math.max(0, Math.min(24, done))).divide(BigDecimal.valueOf(24), 4, RoundingMode.DOWN);
    }

    private BigDecimal euros(int month, Set<Function> functions, Set<Category> categories, List<String> rates) {
        String rate = rates.get(month < FictitiousPack.RISE ? 0 : 1);
        return tally.hours(month, functions, categories).multiply(new BigDecimal(rate));
    }

    // Nobody signs for 83,412.56 euros.
    private static BigDecimal rounded(BigDecimal euros) {
        BigDecimal step = BigDecimal.valueOf(100);
        return euros.divide(step, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE).multiply(step);
    }

    private static String names(Set<Category> categories) {
        return categories.stream().map(Category::name).collect(Collectors.joining(", "));
    }
}
