package fr.planning.equipe;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.springframework.format.annotation.DateTimeFormat;

/** When something takes place, as entered. */
class SlotForm {

    @NotNull(message = "Le jour manque.")
    @DateTimeFormat(
            iso = DateTimeFormat.ISO.DATE,
            fallbackPatterns = {"dd/MM/uuuu", "d/M/uuuu"})
    private LocalDate day;

    @NotNull(message = "L’heure de début manque.")
    @DateTimeFormat(
            pattern = "HH:mm",
            fallbackPatterns = {"H:mm", "H'h'mm"})
    private LocalTime from;

    @NotNull(message = "L’heure de fin manque.")
    @DateTimeFormat(
            pattern = "HH:mm",
            fallbackPatterns = {"H:mm", "H'h'mm"})
    private LocalTime until;

    LocalDateTime start() {
        return day.atTime(from);
    }

    LocalDateTime end() {
        return day.atTime(until);
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public LocalTime getFrom() {
        return from;
    }

    public void setFrom(LocalTime from) {
        this.from = from;
    }

    public LocalTime getUntil() {
        return until;
    }

    public void setUntil(LocalTime until) {
        this.until = until;
    }
}
