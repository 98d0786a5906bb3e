package fr.planning.equipe;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

/** One visit, or one person's part in a meeting. */
record Shift(
        long id,
        Kind kind,
        String label,
        long personId,
        Optional<UUID> meeting,
        String client,
        String note,
        LocalDateTime start,
        LocalDateTime end,
        Status status,
        int version) {

    public LocalDate day() {
        return start.toLocalDate();
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean isMeeting() {
        return kind == Kind.MEETING;
    }

    public boolean isCancelled() {
        return status == Status.CANCELLED;
    }

    /** Only what is still to come about can be moved, cancelled or confirmed. */
    public boolean isPlanned() {
        return status == Status.PLANNED;
    }
}
