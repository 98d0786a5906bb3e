package org.essaim.engagement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.Function;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.threeten.extra.LocalDateRange;

/**
 * A structure's way through a programme (<i>engagement d’une structure</i>): every step with its day and its reason.
 *
 * <p>Immutable; a move answers a longer way. What may follow what:
 *
 * <table>
 *   <caption>Transitions</caption>
 *   <tr><th>from</th><th>to</th></tr>
 *   <tr><td>APPLIED</td><td>ACCEPTED, REFUSED, WITHDRAWN</td></tr>
 *   <tr><td>ACCEPTED</td><td>ENGAGED, WITHDRAWN</td></tr>
 *   <tr><td>ENGAGED</td><td>ENGAGED in a later phase, SUSPENDED, COMPLETED, WITHDRAWN</td></tr>
 *   <tr><td>SUSPENDED</td><td>ENGAGED, WITHDRAWN</td></tr>
 *   <tr><td>REFUSED, COMPLETED, WITHDRAWN</td><td>nothing: the structure applies again</td></tr>
 * </table>
 *
 * <p>A structure that applies again, to a later call, has an enrolment of its own for that call.
 *
 * @param programme the programme's identifier
 * @param structure the structure's identifier
 * @param call the code of the call that it answered; empty if there was none
 * @param steps its steps, oldest first
 * @param choices the approaches that it tried or chose, oldest first
 * @param participants how many of its people go into which phase
 * @param takenBack steps that were recorded and taken back, because they never happened so
 */
public record Enrolment(
        @NotBlank String programme,
        @NotBlank String structure,
        String call,
        @NotEmpty List<Step> steps,
        List<ApproachChoice> choices,
        List<Participants> participants,
        List<TakenBack> takenBack) {

    /** Where a structure stands (<i>état</i>). */
    public enum State {
        /** A répondu à l’appel à candidatures. */
        APPLIED("Candidate", "Applied"),
        /** Retenue. */
        ACCEPTED("Retenue", "Accepted"),
        /** Non retenue. */
        REFUSED("Non retenue", "Refused"),
        /** Engagée dans une phase. */
        ENGAGED("Engagée", "Engaged"),
        /** En pause. */
        SUSPENDED("En pause", "Suspended"),
        /** Parcours terminé. */
        COMPLETED("Parcours terminé", "Completed"),
        /** Retirée. */
        WITHDRAWN("Retirée", "Withdrawn");

        private final String french;
        private final String english;

        State(String french, String english) {
            this.french = french;
            this.english = english;
        }

        /** What a person reads. */
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") ? english : french;
        }
    }

    private static final Map<State, Set<State>> FOLLOWING = new EnumMap<>(Map.of(
            State.APPLIED, EnumSet.of(State.ACCEPTED, State.REFUSED, State.WITHDRAWN),
            State.ACCEPTED, EnumSet.of(State.ENGAGED, State.WITHDRAWN),
            State.REFUSED, EnumSet.noneOf(State.class),
            State.ENGAGED, EnumSet.of(State.ENGAGED, State.SUSPENDED, State.COMPLETED, State.WITHDRAWN),
            State.SUSPENDED, EnumSet.of(State.ENGAGED, State.WITHDRAWN),
            State.COMPLETED, EnumSet.noneOf(State.class),
            State.WITHDRAWN, EnumSet.noneOf(State.class)));

    /**
     * A step on the way (<i>étape</i>).
     *
     * @param state where the structure stands from this day on
     * @param phase the code of the phase it is engaged in; empty in any other state
     * @param date the day
     * @param reason who decided or why, such as “COPIL du 12 mars”; never a person’s name
     * @param waiver why the entry condition of the phase did not hold this once; empty if it did
     */
    public record Step(
            @NotNull State state, String phase, @NotNull LocalDate date, String reason, String waiver) {
        /** A step for which no condition was waived. */
        public Step(State state, String phase, LocalDate date, String reason) {
            this(state, phase, date, reason, "");
        }

        public Step {
            if ((state == State.ENGAGED) == phase.isEmpty()) {
                throw new IllegalArgumentException("A step to [" + state + "] "
                        + (phase.isEmpty() ? "names its phase." : "names no phase, but [" + phase + "] is given."));
            }
        }

        private static Optional<Step> read(FieldReader reader) {
            return reader.build(
                    Step.class,
                    reader.oneOf("state", State.class),
                    reader.text("phase", ""),
                    reader.date("date"),
                    reader.text("reason", ""),
                    reader.text("waiver", ""));
        }

        private Tree toTree() {
            return Tree.fields()
                    .put("state", state.name())
                    .putIfPresent("phase", phase)
                    .put("date", date.toString())
                    .putIfPresent("reason", reason)
                    .putIfPresent("waiver", waiver)
                    .build();
        }
    }

    /**
     * A step that was recorded by mistake (<i>étape reprise</i>).
     *
     * @param step the step
     * @param reason why it was taken back; never a person’s name
     */
    public record TakenBack(@NotNull Step step, @NotBlank String reason) {
        private static Optional<TakenBack> read(FieldReader reader) {
            return reader.build(TakenBack.class, reader.one("step", Step::read).orElse(null), reader.text("reason"));
        }

        private Tree toTree() {
            return Tree.fields()
                    .put("step", step.toTree())
                    .put("reason", reason)
                    .build();
        }
    }

    /** A way of which only the steps are known. */
    public Enrolment(String programme, String structure, List<Step> steps) {
        this(programme, structure, "", steps, List.of(), List.of(), List.of());
    }

    public Enrolment {
        steps = List.copyOf(steps);
        choices = List.copyOf(choices);
        participants = List.copyOf(participants);
        takenBack = List.copyOf(takenBack);
        if (programme.isBlank() || structure.isBlank() || steps.isEmpty()) {
            throw new IllegalArgumentException("An enrolment needs a programme, a structure and a first step.");
        }
        if (steps.get(0).state() != State.APPLIED) {
            throw new IllegalArgumentException("Structure [" + structure + "] begins in programme [" + programme
                    + "] as [" + steps.get(0).state() + "].\nMaybe start with APPLIED.");
        }
        for (int i = 1; i < steps.size(); i++) {
            Optional<String> refusal = refusal(programme, structure, steps.get(i - 1), steps.get(i));
            if (refusal.isPresent()) {
                throw new IllegalArgumentException(refusal.get());
            }
        }
    }

    /** A structure that applied. */
    public static Enrolment applied(String programme, String structure, LocalDate date, String reason) {
        return applied(programme, structure, "", date, reason);
    }

    /** A structure that answered a call. */
    public static Enrolment applied(String programme, String structure, String call, LocalDate date, String reason) {
        return new Enrolment(
                programme,
                structure,
                call,
                List.of(new Step(State.APPLIED, "", date, reason)),
                List.of(),
                List.of(),
                List.of());
    }

    /** The states that may follow this one. */
    public static Set<State> following(State state) {
        return Set.copyOf(FOLLOWING.getOrDefault(state, Set.of()));
    }

    /**
     * This way with one more step, to any state but ENGAGED.
     *
     * @throws EssaimException if the transition is not in the table, or the day lies before the last step
     */
    public Enrolment moveTo(State state, LocalDate date, String reason) {
        if (state == State.ENGAGED) {
            throw new EssaimException(
                    "A step to [ENGAGED] names its phase.\nMaybe use engage(programme, phase, date, reason).");
        }
        return then(new Step(state, "", date, reason));
    }

    /**
     * This way with one more step, into a phase of the programme.
     *
     * @throws EssaimException if the transition is not in the table, the programme has no such phase, the phase is not
     *     later than the last one, or the day lies before the last step
     */
    public Enrolment engage(Programme in, String phase, LocalDate date, String reason) {
        int number = number(in, phase);
        Optional<String> last =
                steps.stream().map(Step::phase).filter(code -> !code.isEmpty()).reduce((earlier, later) -> later);
        boolean resumes = state() == State.SUSPENDED;
        if (last.isPresent() && (resumes ? number < number(in, last.get()) : number <= number(in, last.get()))) {
            throw new EssaimException("Structure [" + structure + "] cannot go from phase [" + last.get()
                    + "] to phase [" + phase + "] of programme [" + programme + "].\nMaybe name a later phase of "
                    + in.phases().stream().map(Phase::code).toList() + ".");
        }
        return then(new Step(State.ENGAGED, phase, date, reason));
    }

    Enrolment then(Step next) {
        Optional<String> refusal = refusal(programme, structure, last(), next);
        if (refusal.isPresent()) {
            throw new EssaimException(refusal.get());
        }
        List<Step> longer = new ArrayList<>(steps);
        longer.add(next);
        return new Enrolment(programme, structure, call, longer, choices, participants, takenBack);
    }

    /** This way without its last step, which is kept apart with the reason. */
    Enrolment withoutLast(String reason) {
        List<TakenBack> more = new ArrayList<>(takenBack);
        more.add(new TakenBack(last(), reason));
        return new Enrolment(
                programme, structure, call, steps.subList(0, steps.size() - 1), choices, participants, more);
    }

    Enrolment with(ApproachChoice choice) {
        List<ApproachChoice> more = new ArrayList<>(choices);
        more.add(choice);
        more.sort(Comparator.comparing(ApproachChoice::date)
                .thenComparing(ApproachChoice::kind)
                .thenComparing(ApproachChoice::approach)
                .thenComparing(ApproachChoice::provider)
                .thenComparing(ApproachChoice::reason));
        return new Enrolment(programme, structure, call, steps, more, participants, takenBack);
    }

    Enrolment with(Participants more) {
        List<Participants> all = new ArrayList<>(participants);
        // Of one day, what is said last holds.
        all.removeIf(each -> each.phase().equals(more.phase())
                && each.function() == more.function()
                && each.date().equals(more.date()));
        all.add(more);
        all.sort(Comparator.comparing(Participants::phase)
                .thenComparing(Participants::function)
                .thenComparing(Participants::date)
                .thenComparing(Participants::number));
        return new Enrolment(programme, structure, call, steps, choices, all, takenBack);
    }

    /** How many people of each function go into a phase, as known on a day. */
    public SortedMap<Function, Integer> participants(String phase, LocalDate day) {
        SortedMap<Function, Integer> numbers = new TreeMap<>();
        participants.stream()
                .filter(each -> each.phase().equals(phase) && !each.date().isAfter(day))
                .forEach(each -> numbers.put(each.function(), each.number()));
        return numbers;
    }

    /** The approach that it had chosen on a day: the one it chose last. */
    public Optional<ApproachChoice> chosen(LocalDate day) {
        return choices.stream()
                .filter(each -> each.kind() == ApproachChoice.Kind.CHOSEN
                        && !each.date().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /** The code of the last phase that it was in; empty if it was in none. */
    public String lastPhase() {
        return steps.stream()
                .map(Step::phase)
                .filter(code -> !code.isEmpty())
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    /** True while something may follow. */
    public boolean isOnItsWay() {
        return !following(state()).isEmpty();
    }

    private static Optional<String> refusal(String programme, String structure, Step from, Step to) {
        Set<State> allowed = following(from.state());
        String which = "Transition [" + from.state() + " -> " + to.state() + "] of structure [" + structure
                + "] in programme [" + programme + "] on [" + to.date() + "]";
        if (!allowed.contains(to.state())) {
            return Optional.of(which + " is not allowed.\nMaybe "
                    + (allowed.isEmpty()
                            ? "the structure applies again: nothing follows " + from.state() + "."
                            : "one of " + EnumSet.copyOf(allowed) + "."));
        }
        if (to.date().isBefore(from.date())) {
            return Optional.of(
                    which + " comes before the step of [" + from.date() + "].\nMaybe the date was mistyped.");
        }
        return Optional.empty();
    }

    /** The day on which it applied. */
    public LocalDate appliedOn() {
        return steps.get(0).date();
    }

    /** Where the structure stands now. */
    public State state() {
        return last().state();
    }

    /** Where the structure stood on this day; nothing before it applied. */
    public Optional<State> stateOn(LocalDate day) {
        return steps.stream()
                .filter(step -> !step.date().isAfter(day))
                .map(Step::state)
                .reduce((earlier, later) -> later);
    }

    /**
     * The days on which the structure takes part: each range from the day of a step to the day before the next.
     *
     * @param phase the code of a phase; empty for any
     */
    public List<LocalDateRange> engaged(String phase) {
        List<LocalDateRange> days = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            boolean counts = step.state() == State.ENGAGED
                    && (phase.isEmpty() || step.phase().equals(phase));
            if (counts) {
                LocalDateRange range = i + 1 == steps.size()
                        ? LocalDateRange.ofUnboundedEnd(step.date())
                        : LocalDateRange.of(step.date(), steps.get(i + 1).date());
                if (!range.isEmpty()) {
                    days.add(range);
                }
            }
        }
        return days;
    }

    /** True if the structure ever entered this phase or, having skipped it, a later one. */
    public boolean hasReached(Programme in, String phase) {
        int number = number(in, phase);
        return steps.stream()
                .filter(step -> !step.phase().isEmpty())
                .anyMatch(step -> number(in, step.phase()) >= number);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    private static int number(Programme programme, String phase) {
        return programme
                .phase(phase)
                .map(Phase::number)
                .orElseThrow(() -> new EssaimException("Programme [" + programme.id() + "] has no phase [" + phase
                        + "].\nMaybe one of "
                        + programme.phases().stream().map(Phase::code).toList() + "."));
    }

    /** Reads an enrolment. */
    public static Optional<Enrolment> read(FieldReader reader) {
        return reader.build(
                Enrolment.class,
                reader.text("programme"),
                reader.text("structure"),
                reader.text("call", ""),
                reader.each("steps", Step::read),
                reader.each("choices", ApproachChoice::read),
                reader.each("participants", Participants::read),
                reader.each("takenBack", TakenBack::read));
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree toTree() {
        Tree.Builder fields = Tree.fields()
                .put("programme", programme)
                .put("structure", structure)
                .putIfPresent("call", call)
                .put("steps", steps.stream().map(Step::toTree).toList());
        if (!choices.isEmpty()) {
            fields.put("choices", choices.stream().map(ApproachChoice::toTree).toList());
        }
        if (!participants.isEmpty()) {
            fields.put(
                    "participants",
                    participants.stream().map(Participants::toTree).toList());
        }
        if (!takenBack.isEmpty()) {
            fields.put("takenBack", takenBack.stream().map(TakenBack::toTree).toList());
        }
        return fields.build();
    }
}
