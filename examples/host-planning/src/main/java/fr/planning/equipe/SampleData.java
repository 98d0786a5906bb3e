package fr.planning.equipe;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented people with some months of work, for an empty database; they are there before the first page is. The same day gives the same data, meetings' keys apart. */
@Component
@ConditionalOnProperty(name = "planning.samples", havingValue = "true", matchIfMissing = true)
class SampleData implements SmartInitializingSingleton {

    private static final List<List<String>> TEAMS =
            List.of(List.of("EQ-RIVE", "Équipe Rivière"), List.of("EQ-COLL", "Équipe Colline"));
    private static final List<List<String>> NAMES = List.of(
            List.of("Camille", "Aubépine"),
            List.of("Sacha", "Bruyère"),
            List.of("Noa", "Capucine"),
            List.of("Lou", "Dauphinelle"),
            List.of("Éden", "Églantine"),
            List.of("Ange", "Fougère"),
            List.of("Maé", "Genêt"),
            List.of("Yaël", "Hellébore"));
    private static final List<String> VISITS = List.of(
            "Aide à la toilette",
            "Aide au repas",
            "Courses",
            "Entretien du logement",
            "Accompagnement extérieur",
            "Aide administrative");
    private static final List<String> CLIENTS =
            List.of("M. Orme", "Mme Tilleul", "Mme Saule", "M. Frêne", "Mme Érable", "M. Noyer", "Mme Cyprès");
    private static final int WEEKS_AHEAD = 4;

    private final JdbcClient jdbc;
    private final Shifts shifts;
    private final PlanningProperties properties;
    private final Clock clock;

    SampleData(JdbcClient jdbc, Shifts shifts, PlanningProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.shifts = shifts;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void afterSingletonsInstantiated() {
        if (jdbc.sql("select count(*) from person").query(Long.class).single() > 0) {
            return;
        }
        List<Long> people = people();
        LocalDate today = LocalDate.now(clock);
        LocalDate first =
                properties.samplesFrom().orElseGet(() -> today.withDayOfMonth(1).minusMonths(2));
        for (LocalDate day = first; day.isBefore(today.plusWeeks(WEEKS_AHEAD)); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()) {
                visits(people, day);
                meetings(people, day);
            }
        }
    }

    private List<Long> people() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        TEAMS.forEach(team -> jdbc.sql("insert into team (code, name) values (?, ?)")
                .params(team.get(0), team.get(1))
                .update());
        for (int i = 0; i < NAMES.size(); i++) {
            jdbc.sql("""
                            insert into person (staff_number, first_name, last_name, team_id, weekly_hours, updated_at)
                            values (?, ?, ?, (select id from team where code = ?), ?, ?)
                            """)
                    .params("A" + (101 + i), NAMES.get(i).get(0), NAMES.get(i).get(1))
                    .params(TEAMS.get(i % TEAMS.size()).get(0), i % 3 == 0 ? 35 : 28, now)
                    .update();
        }
        return jdbc.sql("select id from person order by id").query(Long.class).list();
    }

    private void visits(List<Long> people, LocalDate day) {
        List<LocalTime> starts =
                List.of(LocalTime.of(8, 0), LocalTime.of(9, 30), LocalTime.of(11, 0), LocalTime.of(16, 0));
        for (int i = 0; i < people.size(); i++) {
            for (int turn = 0; turn < starts.size(); turn++) {
                int mix = (int) day.toEpochDay() + 3 * i + 5 * turn;
                LocalDateTime start = day.atTime(starts.get(turn));
                LocalDateTime end = start.plusMinutes(45 + 15L * (mix % 3));
                boolean cancelled = mix % 41 == 0;
                shifts.add(
                        Kind.VISIT,
                        VISITS.get(mix % VISITS.size()),
                        people.get(i),
                        Optional.empty(),
                        CLIENTS.get(mix % CLIENTS.size()),
                        "",
                        start,
                        end,
                        cancelled ? Status.CANCELLED : past(end));
            }
        }
    }

    private void meetings(List<Long> people, LocalDate day) {
        for (int team = 0; team < TEAMS.size(); team++) {
            List<Long> members = new ArrayList<>();
            for (int i = team; i < people.size(); i += TEAMS.size()) {
                members.add(people.get(i));
            }
            if (day.getDayOfWeek() == DayOfWeek.THURSDAY) {
                meeting(members, "Réunion d’équipe", day.atTime(14, 0), 90);
            }
            if (day.getDayOfWeek() == DayOfWeek.TUESDAY && day.getDayOfMonth() <= 7) {
                meeting(members, "Analyse de pratiques", day.atTime(13, 30), 120);
            }
            if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
                int turn = (int) (day.toEpochDay() / 7) % members.size();
                meeting(List.of(members.get(turn)), "Coordination avec l’infirmière", day.atTime(14, 0), 30);
            }
        }
    }

    private void meeting(List<Long> members, String label, LocalDateTime start, int minutes) {
        UUID meeting = UUID.randomUUID();
        LocalDateTime end = start.plusMinutes(minutes);
        members.forEach(person ->
                shifts.add(Kind.MEETING, label, person, Optional.of(meeting), null, "", start, end, past(end)));
    }

    private Status past(LocalDateTime end) {
        return end.isBefore(LocalDateTime.now(clock)) ? Status.DONE : Status.PLANNED;
    }
}
