package fr.planning.equipe;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ValueRange;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the team does with its planning. */
@Service
@Transactional
class Planning {

    /** The years a planning is about; a slip of the finger is not. */
    static final ValueRange PLANNABLE = ValueRange.of(2000, 2100);

    private static final Duration LONGEST = Duration.ofHours(13);
    private static final String STALE =
            "Ce créneau a été modifié entre-temps par quelqu’un d’autre. Vérifiez ce qui est affiché, puis recommencez.";

    private final People people;
    private final Shifts shifts;

    Planning(People people, Shifts shifts) {
        this.people = people;
        this.shifts = shifts;
    }

    void addVisit(long personId, String label, String client, String note, LocalDateTime start, LocalDateTime end) {
        takes(start, end);
        free(personId, start, end, List.of());
        shifts.add(Kind.VISIT, label, personId, Optional.empty(), client, note, start, end, Status.PLANNED);
    }

    void addMeeting(List<Long> personIds, String label, String note, LocalDateTime start, LocalDateTime end) {
        takes(start, end);
        UUID meeting = UUID.randomUUID();
        // In one order for everybody: two who plan the same people at the same time do not wait for each other.
        for (long personId : new TreeSet<>(personIds)) {
            free(personId, start, end, List.of());
            shifts.add(Kind.MEETING, label, personId, Optional.of(meeting), null, note, start, end, Status.PLANNED);
        }
    }

    /** A meeting is moved for all who still take part. */
    void move(long id, int version, LocalDateTime start, LocalDateTime end) {
        takes(start, end);
        List<Shift> together = together(planned(id, version));
        List<Long> ids = together.stream().map(Shift::id).toList();
        new TreeSet<>(together.stream().map(Shift::personId).toList())
                .forEach(personId -> free(personId, start, end, ids));
        together.forEach(shift -> done(shifts.move(shift, start, end)));
    }

    void cancel(long id, int version, boolean forAll) {
        Shift shift = planned(id, version);
        (forAll ? together(shift) : List.of(shift)).forEach(each -> done(shifts.mark(each, Status.CANCELLED)));
    }

    void confirm(long id, int version) {
        done(shifts.mark(planned(id, version), Status.DONE));
    }

    /** For what was entered by mistake; what was planned and did not come about is cancelled. */
    void remove(long id, int version) {
        done(shifts.remove(current(id, version)));
    }

    private List<Shift> together(Shift shift) {
        return shift.meeting()
                .map(meeting ->
                        shifts.of(meeting).stream().filter(Shift::isPlanned).toList())
                .orElse(List.of(shift));
    }

    private Shift planned(long id, int version) {
        Shift shift = current(id, version);
        if (!shift.isPlanned()) {
            throw new Refused("Un créneau réalisé ou annulé ne change plus.");
        }
        return shift;
    }

    private Shift current(long id, int version) {
        Shift shift = shifts.find(id).orElseThrow(NoSuchElementException::new);
        if (shift.version() != version) {
            throw new Refused(STALE);
        }
        return shift;
    }

    private void free(long personId, LocalDateTime start, LocalDateTime end, List<Long> except) {
        if (!people.lock(personId)) {
            throw new Refused("Cette personne ne fait pas partie de l’équipe.");
        }
        if (shifts.busy(personId, start, end, except)) {
            throw new Refused(
                    people.find(personId).map(Person::name).orElseThrow() + " a déjà un créneau à ce moment-là.");
        }
    }

    private static void takes(LocalDateTime start, LocalDateTime end) {
        if (!PLANNABLE.isValidValue(start.getYear())) {
            throw new Refused("L’année n’est pas plausible.");
        }
        if (!end.isAfter(start)) {
            throw new Refused("La fin doit venir après le début.");
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new Refused("Un créneau dure 13 heures au plus.");
        }
    }

    private static void done(boolean changed) {
        if (!changed) {
            throw new Refused(STALE);
        }
    }
}
