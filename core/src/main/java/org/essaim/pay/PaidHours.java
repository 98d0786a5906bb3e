package org.essaim.pay;

import static org.essaim.document.TableForm.Column.required;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.document.TableForm;
import org.essaim.document.TableForm.Column;
import org.essaim.document.TableForm.Kind;

/**
 * The hours that a payroll pays one worker for in a month (<i>heures payées</i>), in decimal hours as it writes them.
 *
 * @param worker the payroll's identifier of the worker
 * @param month the month
 * @param hours the hours worked, from 0; its decimals say how exact it is
 */
record PaidHours(String worker, YearMonth month, BigDecimal hours) {
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    /** The columns in which a payroll tells them. */
    static final TableForm FORM = new TableForm(
            "pay",
            List.of(
                    required(
                            "worker",
                            Kind.PERSON,
                            "Matricule",
                            "Worker",
                            "Identifiant du salarié, comme dans le planning",
                            "Identifier of the worker, as in the planning"),
                    required(
                            "month",
                            Kind.MONTH,
                            "Mois",
                            "Month",
                            "Mois payé, comme 03/2026",
                            "Month paid, such as 03/2026"),
                    required(
                            "hours",
                            Kind.DECIMAL,
                            "Heures travaillées",
                            "Hours worked",
                            "Heures travaillées du mois, comme 143,25",
                            "Hours worked in the month, such as 143.25"),
                    Column.optional(
                            "team",
                            Kind.TEXT,
                            "Équipe",
                            "Team",
                            "Équipe, pour s’y retrouver\u202f; elle n’est pas comparée",
                            "Team, to find one’s way; it is not compared")));

    static Optional<PaidHours> read(FieldReader row) {
        row.text("team", "");
        return row.build(PaidHours.class, row.text("worker"), YearMonth.parse(row.text("month")), row.decimal("hours"));
    }

    /** The seconds, to the nearest one. */
    long seconds() {
        return hours.multiply(HOUR).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** By how many seconds it may differ from what was worked: half of its last decimal, at most that of a hundredth, 18 s. */
    long slack() {
        return HOUR.movePointLeft(Math.max(2, hours.scale()))
                .divide(BigDecimal.valueOf(2), 0, RoundingMode.CEILING)
                .longValueExact();
    }
}
