package org.essaim.people;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Locale;
import org.essaim.organisation.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure about the people of one structure in one month (<i>donnée sociale</i>).
 *
 * <p>Immutable. Whatever tells two figures apart is in their {@link #what()}; the same again with another number is a correction.
 * A structure that has none of something says 0: what it does not say is unknown.
 */
public sealed interface PeopleFigure {

    /** The structure's identifier. */
    String structure();

    /** The month. */
    YearMonth month();

    /** What is counted, beside structure and month: a stable text for software. */
    String what();

    /**
     * People employed on the last day of the month (<i>effectif</i>).
     *
     * @param structure the structure's identifier
     * @param month the month
     * @param function what they do
     * @param contract what they are employed under
     * @param persons how many
     * @param fullTime how many full-time equivalents they make; at most as many as there are people
     */
    record Workforce(
            String structure, YearMonth month, Function function, Contract contract, long persons, BigDecimal fullTime)
            implements PeopleFigure {
        public Workforce {
            natural(persons);
            if (fullTime.signum() < 0) {
                throw new IllegalArgumentException("[" + fullTime + "] is no number of full-time equivalents.");
            }
            fullTime = plain(fullTime);
        }

        @Override
        public String what() {
            return "workforce:" + function + ":" + contract;
        }
    }

    /**
     * People who came or went in the month (<i>entrées et sorties</i>).
     *
     * @param structure the structure's identifier
     * @param month the month
     * @param contract what they were employed under
     * @param reason why
     * @param persons how many
     */
    record Movement(String structure, YearMonth month, Contract contract, MovementReason reason, long persons)
            implements PeopleFigure {
        public Movement {
            natural(persons);
        }

        @Override
        public String what() {
            return "movement:" + contract + ":" + reason;
        }
    }

    /**
     * Absence that lay in the month, whenever it began (<i>absences</i>).
     *
     * @param structure the structure's identifier
     * @param month the month
     * @param kind why
     * @param persons how many people were absent
     * @param calendarDays how many days they were absent, Sundays and holidays counted
     * @param workedDays how many days of these they would have worked; formulas divide by one or the other, and never mix them
     */
    record Absences(
            String structure,
            YearMonth month,
            AbsenceKind kind,
            long persons,
            BigDecimal calendarDays,
            BigDecimal workedDays)
            implements PeopleFigure {
        public Absences {
            natural(persons);
            if (calendarDays.signum() < 0 || workedDays.signum() < 0) {
                throw new IllegalArgumentException("Days of absence are not below 0.");
            }
            calendarDays = plain(calendarDays);
            workedDays = plain(workedDays);
        }

        @Override
        public String what() {
            return "absence:" + kind;
        }
    }

    /**
     * Accidents at work of the month (<i>accidents</i>).
     *
     * @param structure the structure's identifier
     * @param month the month in which they happened
     * @param kind how they are counted
     * @param number how many
     * @param lostDays how many calendar days were lost to them so far; a later table corrects it
     */
    record Accidents(String structure, YearMonth month, AccidentKind kind, long number, long lostDays)
            implements PeopleFigure {
        public Accidents {
            natural(number);
            natural(lostDays);
        }

        @Override
        public String what() {
            return "accidents:" + kind;
        }
    }

    /**
     * Who was absent in a week of the month that is always chosen alike (<i>semaine de référence</i>).
     *
     * @param structure the structure's identifier
     * @param month the month
     * @param employed how many people were employed that week
     * @param absent how many of them were absent on a day at least
     */
    record ReferenceWeek(String structure, YearMonth month, long employed, long absent) implements PeopleFigure {
        public ReferenceWeek {
            natural(employed);
            natural(absent);
        }

        @Override
        public String what() {
            return "week";
        }
    }

    /**
     * How hiring went in the month (<i>recrutement</i>).
     *
     * @param structure the structure's identifier
     * @param month the month
     * @param function what the people are to do; null if the structure does not tell functions apart
     * @param vacancies how many posts were put on offer in the month; one that stays open is not counted again
     * @param applications how many applications came in
     * @param filled how many posts were filled, whenever they were put on offer
     */
    record Recruitment(
            String structure,
            YearMonth month,
            @Nullable Function function,
            long vacancies,
            long applications,
            long filled)
            implements PeopleFigure {
        public Recruitment {
            natural(vacancies);
            natural(applications);
            natural(filled);
        }

        /** True if there was none: a line that says so counts no post. */
        boolean isNone() {
            return vacancies == 0 && applications == 0 && filled == 0;
        }

        @Override
        public String what() {
            return "recruitment:" + (function == null ? "" : function);
        }
    }

    /**
     * What came of a survey that a structure did somewhere else (<i>enquête importée</i>): sums, and nobody's answers.
     *
     * @param structure the structure's identifier
     * @param month the month in which it was closed
     * @param questionnaire which questions were asked: a short name such as {@code qvt}, always the same for the same questions
     * @param invited how many people were asked
     * @param answered how many of them answered
     * @param points the sum of their points, or of their favourable answers; null if the survey is not scored
     * @param possible the most points that so many people could give, or all their answers; null if the survey is not scored
     */
    record Survey(
            String structure,
            YearMonth month,
            String questionnaire,
            long invited,
            long answered,
            @Nullable Long points,
            @Nullable Long possible)
            implements PeopleFigure {
        public Survey {
            questionnaire = questionnaire.toLowerCase(Locale.ROOT);
            if (!isName(questionnaire)) {
                throw new IllegalArgumentException("A questionnaire has a short name of letters, digits and -.\nMaybe "
                        + "\"qvt\"; \"possible\" is taken.");
            }
            natural(invited);
            natural(answered);
            if (points != null) {
                natural(points);
            }
            if (possible != null) {
                natural(possible);
            }
        }

        /** True if a questionnaire can be called so, whatever the case. */
        static boolean isName(String text) {
            String name = text.toLowerCase(Locale.ROOT);
            // The second would name two measures at once: survey-points-possible.
            return name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") && !name.matches("possible(-.*)?");
        }

        /** True if it is known what it scored. */
        boolean isScored() {
            return points != null && possible != null;
        }

        @Override
        public String what() {
            return "survey:" + questionnaire;
        }
    }

    // 2.50 and 2.5 are one figure.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void natural(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("[" + number + "] is no number of people, events or days.");
        }
    }
}
