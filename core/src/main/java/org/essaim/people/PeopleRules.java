package org.essaim.people;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
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
        } else if (figure instanceof PeopleFigure.ReferenceWeek week && week.absent() > week.employed()) {
            findings.add(Finding.of(Code.ABSENT_ABOVE_EMPLOYED)
                    .column("absent")
                    .value(Long.toString(week.absent()))
                    .with("employed", week.employed())
                    .build());
        } else if (figure instanceof PeopleFigure.Survey survey) {
            survey(survey, findings);
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

    private static void survey(PeopleFigure.Survey survey, List<Finding> findings) {
        if (survey.answered() > survey.invited()) {
            findings.add(Finding.of(Code.ANSWERS_ABOVE_INVITED)
                    .column("answered")
                    .value(Long.toString(survey.answered()))
                    .with("invited", survey.invited())
                    .build());
        }
        if ((survey.points() == null) != (survey.possible() == null)) {
            findings.add(Finding.of(Code.MISSING_VALUE)
                    .column(survey.points() == null ? "points" : "possible")
                    .build());
        } else if (survey.points() != null && survey.possible() != null) {
            if (survey.points() > survey.possible()) {
                findings.add(Finding.of(Code.POINTS_ABOVE_POSSIBLE)
                        .column("points")
                        .value(Long.toString(survey.points()))
                        .with("possible", survey.possible())
                        .build());
            } else if (survey.answered() == 0 && survey.possible() > 0) {
                findings.add(Finding.of(Code.POINTS_OF_NOBODY)
                        .column("possible")
                        .value(Long.toString(survey.possible()))
                        .build());
            }
        }
    }

    /** Warns of a post that may be counted twice: in a line for all functions, and in that of its own. */
    static List<Finding> beside(PeopleFigure figure, Collection<PeopleFigure> others) {
        boolean twice = figure instanceof PeopleFigure.Recruitment recruitment
                && !recruitment.isNone()
                && others.stream()
                        .anyMatch(other -> other instanceof PeopleFigure.Recruitment told
                                && !told.isNone()
                                && (told.function() == null) != (recruitment.function() == null));
        return twice
                ? List.of(
                        Finding.of(Code.POSTS_PERHAPS_TWICE).column("function").build())
                : List.of();
    }

    private static Finding nobody(String column, String value) {
        return Finding.of(Code.DAYS_OF_NOBODY).column(column).value(value).build();
    }
}
