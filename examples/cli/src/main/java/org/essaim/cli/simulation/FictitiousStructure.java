package org.essaim.cli.simulation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.Function;
import org.jspecify.annotations.Nullable;

/**
 * A home-care structure that does not exist (<i>structure fictive</i>): teams, seats, people, beneficiaries and words. What
 * it is depends on the seed, its number and the period, never on how many other structures there are.
 */
final class FictitiousStructure {
    /** Fewer than the room in the workers' identifiers, which are unique in the federation. */
    static final int MOST_EMPLOYEES = 100;

    static final String OFFICE = "Siège";
    private static final int[] TEAMS = {6, 3, 7, 5, 8, 6, 5, 4, 6, 7, 4, 5, 8, 6};
    private static final int BENEFICIARIES_A_SEAT = 6;

    final int number;
    final long seed;
    final Period period;
    final List<Team> teams = new ArrayList<>();
    final List<Seat> seats = new ArrayList<>();
    final List<Employee> employees = new ArrayList<>();
    final List<Beneficiary> beneficiaries = new ArrayList<>();
    /** The beneficiaries watched at night, with the pair of seats that takes turns. */
    final List<NightWatch> nightWatches = new ArrayList<>();

    final Vocabulary vocabulary;
    final List<SeededFault.Kind> faults;
    /** How many of a thousand visits are clocked. */
    final int clocked;

    FictitiousStructure(long seed, int number, Period period) {
        this.seed = seed;
        this.number = number;
        this.period = period;
        this.faults = SeededFault.Kind.of(number);
        this.vocabulary = new Vocabulary(number, unmapped(number));
        this.clocked = number % 7 == 5 ? 0 : 800 + (number % 4) * 50;
        found();
        live();
    }

    /**
     * An autonomous team (<i>équipe autonome</i>).
     *
     * @param name its name
     * @param meeting the weekday of its meeting
     * @param coordination the other weekday whose early afternoon belongs to it
     * @param facilitation the weekday of its facilitator's hours
     * @param manager the seat of its area manager
     * @param first its first seat
     * @param size how many seats
     */
    record Team(String name, int meeting, int coordination, int facilitation, int manager, int first, int size) {}

    /**
     * A night watch (<i>garde de nuit</i>).
     *
     * @param beneficiary for whom
     * @param even the seat of the even turns
     * @param odd the seat of the odd turns
     * @param end in minutes after midnight
     */
    record NightWatch(int beneficiary, int even, int odd, int end) {}

    String id() {
        return String.format(Locale.ROOT, "S%03d", number);
    }

    String name() {
        String plant = Words.STRUCTURES.get((number - 1) % Words.STRUCTURES.size());
        return String.format(Locale.ROOT, "Structure fictive %02d – %s", number, plant);
    }

    String departement() {
        return Words.DEPARTEMENTS.get((number - 1) % Words.DEPARTEMENTS.size());
    }

    /** One structure's program writes as Windows did. */
    Charset charset() {
        return number == 3 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    }

    String teamName(int team) {
        return team == Seat.OFFICE ? OFFICE : teams.get(team).name();
    }

    private static @Nullable String unmapped(int number) {
        return number == 2 ? "Divers interne" : number == 4 ? "Temps X" : null;
    }

    private void found() {
        Chance chance = Chance.of(seed, number, 1);
        int teamCount = TEAMS[(number - 1) % TEAMS.length];
        int managers = (teamCount + 3) / 4;
        int[] sizes = sizes(chance, teamCount);
        int next = 0;
        for (int t = 0; t < teamCount; t++) {
            // Teams of one manager meet on different days.
            int meeting = (t / managers + number) % 5;
            int managerSeat = sum(sizes) + t % managers;
            teams.add(new Team(
                    Words.TEAMS.get((t + number) % Words.TEAMS.size()),
                    meeting,
                    (meeting + 2) % 5,
                    (meeting + 1) % 5,
                    managerSeat,
                    next,
                    sizes[t]));
            next += sizes[t];
        }
        int nights = teamCount < 5 ? 1 : 2;
        for (int t = 0; t < teamCount; t++) {
            foundTeam(chance, t, nights);
        }
        for (int night = 0; night < nights; night++) {
            nightWatches.add(new NightWatch(
                    beneficiaries.size(),
                    teams.get(2 * night).first() + 1,
                    teams.get(2 * night + 1).first() + 1,
                    chance.pick(List.of(360, 390, 420))));
            beneficiaries.add(Beneficiary.meet(seed, number, beneficiaries.size() + 1, true, period));
        }
        for (int manager = 0; manager < managers; manager++) {
            addOffice(Function.AREA_MANAGER);
        }
        addOffice(Function.DIRECTOR);
        int administrative = number % 4 == 0 ? 4 : 1 + number % 2;
        for (int i = 0; i < administrative; i++) {
            addOffice(Function.ADMINISTRATIVE);
        }
    }

    // Pairs that balance out: some teams of 5, some of 12, and yet every structure has its size.
    private static int[] sizes(Chance chance, int teams) {
        int[] sizes = new int[teams];
        for (int t = 0; t < teams; t++) {
            sizes[t] = t % 2 == 1 ? 17 - sizes[t - 1] : t == teams - 1 ? 9 : chance.between(5, 12);
        }
        return sizes;
    }

    private static int sum(int[] values) {
        int sum = 0;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }

    private void foundTeam(Chance chance, int t, int nights) {
        Team team = teams.get(t);
        int firstBeneficiary = beneficiaries.size();
        int beneficiaryCount = team.size() * BENEFICIARIES_A_SEAT;
        for (int i = 0; i < beneficiaryCount; i++) {
            beneficiaries.add(Beneficiary.meet(seed, number, beneficiaries.size() + 1, false, period));
        }
        for (int s = 0; s < team.size(); s++) {
            int index = team.first() + s;
            boolean facilitator = s == 0 && (t % 2 == 0 || number % 2 == 1);
            boolean night = s == 1 && t < 2 * nights;
            WeeklyRound round = new WeeklyRound(
                    Chance.of(seed, number, 4, index),
                    firstBeneficiary + s * BENEFICIARIES_A_SEAT,
                    BENEFICIARIES_A_SEAT,
                    firstBeneficiary,
                    beneficiaryCount);
            List<Integer> reserved = facilitator || promoted(t, s)
                    ? List.of(team.meeting(), team.coordination(), team.facilitation())
                    : List.of(team.meeting(), team.coordination());
            List<List<Seat.Slot>> week = night ? List.of() : round.draw(reserved);
            Seat seat = new Seat(index, t, night, (s + t) % 3, chance.below(3), week);
            seat.become(0, facilitator ? Function.TEAM_FACILITATOR : Function.CARE_WORKER);
            seats.add(seat);
            hire(seat, 0);
        }
    }

    private boolean promoted(int team, int seat) {
        return team == teams.size() - 1 && seat == 2;
    }

    private void addOffice(Function function) {
        Seat seat = new Seat(seats.size(), Seat.OFFICE, false, 0, 0, List.of());
        seat.become(0, function);
        seats.add(seat);
        hire(seat, 0);
    }

    private void hire(Seat seat, int day) {
        Employee employee = Employee.hire(seed, number, employees.size() + 1, period);
        employees.add(employee);
        seat.occupy(day, employee);
    }

    // Months go by: people change teams, leave, are hired, become facilitators.
    private void live() {
        Chance chance = Chance.of(seed, number, 5);
        for (int month = 1; month < period.months(); month++) {
            int start = period.monthStart(month);
            if (month % 4 == 0) {
                swap(carer(chance, 0), carer(chance, 1), start);
            }
            if (month == 6) {
                seats.get(teams.get(teams.size() - 1).first() + 2).become(start, Function.TEAM_FACILITATOR);
            }
            if (chance.permille(450) && employees.size() < MOST_EMPLOYEES - 1) {
                hire(carer(chance, chance.below(teams.size())), start + chance.between(1, 26));
            }
        }
    }

    // Neither facilitators nor night watchers.
    private Seat carer(Chance chance, int team) {
        return seats.get(
                teams.get(team).first() + chance.between(3, teams.get(team).size() - 1));
    }

    private static void swap(Seat one, Seat other, int day) {
        Employee mover = one.occupant(day);
        one.occupy(day, other.occupant(day));
        other.occupy(day, mover);
    }

    /** Each employee's teams and functions, by the day from which they hold. */
    Map<String, Map<Integer, Assignment>> assignments() {
        Map<String, Map<Integer, Assignment>> all = new TreeMap<>();
        for (Seat seat : seats) {
            List<Seat.Change<Employee>> occupants = seat.occupants();
            for (int i = 0; i < occupants.size(); i++) {
                int from = occupants.get(i).from();
                int to = i + 1 < occupants.size() ? occupants.get(i + 1).from() : period.days();
                Map<Integer, Assignment> own =
                        all.computeIfAbsent(occupants.get(i).value().id(), id -> new TreeMap<>());
                own.put(from, new Assignment(teamName(seat.team), seat.function(from)));
                seat.functions().stream()
                        .filter(change -> change.from() > from && change.from() < to)
                        .forEach(change -> own.put(change.from(), new Assignment(teamName(seat.team), change.value())));
            }
        }
        return all;
    }

    /** The people in a seat of an autonomous team, in the order of their numbers. */
    List<Employee> crew(int team, int day) {
        List<Employee> crew = new ArrayList<>();
        Team of = teams.get(team);
        for (int s = of.first(); s < of.first() + of.size(); s++) {
            crew.add(seats.get(s).occupant(day));
        }
        crew.sort(Comparator.comparingInt(Employee::number));
        return crew;
    }
}
