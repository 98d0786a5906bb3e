package org.essaim.people;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/** What makes a figure impossible, or doubtful. */
final class PeopleRules {
    private PeopleRules() {}

    /**
     * What is wrong with a figure.
     *
     * @param now the month that runs
     */
    static List<Finding> of(PeopleFigure figure, YearMonth now) {
        List<Finding> findings = new ArrayList<>();
        if (figure.month().isAfter(now)) {
            findings.add(Finding.of(Code.MONTH_NOT_BEGUN)
                    .column("month")
                    .value(figure.month().toString())
                    .build());
        }
        if (figure instanceof PeopleFigure.Workforce workforce) {
            if (workforce.fullTime().compareTo(BigDecimal.valueOf(workforce.persons())) > 0) {
                findings.add(Finding.of(Code.FULL_TIME_ABOVE_PEOPLE)
                        .column("fullTime")
                        .value(workforce.fullTime().toPlainString())
                        .with("persons", workforce.persons())
                        .build());
            }
        } else if (figure instanceof PeopleFigure.Absences absence) {
            absence(absence, findings);
        } else if (figure instanceof PeopleFigure.Accidents accidents
                && accidents.number() == 0
                && accidents.lostDays() > 0) {
            findings.add(nobody("lostDays", Long.toString(accidents.lostDays())));
        }
        return findings;
    }

    private static void absence(PeopleFigure.Absences absence, List<Finding> findings) {
        BigDecimal most = BigDecimal.valueOf(absence.persons() * absence.month().lengthOfMonth());
        if (absence.persons() == 0 && absence.calendarDays().signum() > 0) {
            findings.add(nobody("calendarDays", absence.calendarDays().toPlainString()));
        } else if (absence.calendarDays().compareTo(most) > 0) {
            findings.add(Finding.of(Code.MORE_DAYS_THAN_THERE_ARE)
                    .column("calendarDays")
                    .value(absence.calendarDays().toPlainString())
                    .with("most", most.toPlainString())
                    .build());
        }
        if (absence.workedDays().compareTo(absence.calendarDays()) > 0) {
            findings.add(Finding.of(Code.MORE_DAYS_THAN_THERE_ARE)
                    .column("workedDays")
                    .value(absence.workedDays().toPlainString())
                    .with("most", absence.calendarDays().toPlainString())
                    .build());
        }
    }

    private static Finding nobody(String column, String value) {
        return Finding.of(Code.DAYS_OF_NOBODY).column(column).value(value).build();
    }
}
