package org.essaim.engagement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.EssaimException;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.jspecify.annotations.Nullable;

/**
 * How many structures stay from step to step (<i>entonnoir d’engagement</i>): declared, and beside it recorded.
 *
 * <p>Immutable. Those who leave stay in the denominator: a share is always of an earlier step's whole number. A structure that
 * applied several times is one structure.
 *
 * @param programme the programme's identifier
 * @param steps its steps, widest first
 */
public record Funnel(String programme, List<Step> steps) {

    /**
     * One step (<i>étape</i>).
     *
     * @param title what is counted; empty for those who applied, where nobody declared how many
     * @param phase the code of the phase that those counted entered; empty for those who applied
     * @param declared what the carrier stated; absent if nothing
     * @param recorded the structures whose enrolment reached it; absent if none were counted
     */
    public record Step(
            String title,
            String phase,
            @Nullable DeclaredCount declared,
            @Nullable Long recorded) {

        /** The number that the carrier stated, if it stated one. */
        public Optional<Long> declaredNumber() {
            return Optional.ofNullable(declared).flatMap(DeclaredCount::number);
        }

        /** The number that is recorded, if structures were counted. */
        public Optional<Long> recordedNumber() {
            return Optional.ofNullable(recorded);
        }
    }

    /**
     * A share, exact (<i>part</i>); not reduced, so that it shows both numbers.
     *
     * @param part the number that stayed
     * @param whole the number it is a share of, at least 1
     * @param exact false if one of the two was stated as an approximation
     */
    public record Ratio(long part, long whole, boolean exact) {
        @Override
        public String toString() {
            return (exact ? "" : "≈ ") + part + "/" + whole;
        }
    }

    public Funnel {
        steps = List.copyOf(steps);
    }

    /**
     * What the programme's carrier stated; nothing is recorded yet. Where it stated nothing, the steps are those who applied
     * and each phase.
     */
    public static Funnel declared(Programme programme) {
        List<Step> steps = new ArrayList<>();
        for (String code : programme.funnel()) {
            DeclaredCount declared = programme.declared(code).orElseThrow();
            steps.add(new Step(declared.title(), declared.phase(), declared, null));
        }
        if (steps.isEmpty()) {
            steps.add(new Step("", "", null, null));
            for (Phase phase : programme.phases()) {
                steps.add(new Step(phase.title(), phase.code(), null, null));
            }
        }
        return new Funnel(programme.id(), steps);
    }

    /**
     * The same, with the structures counted beside: all of them at a step without a phase, else those that ever entered
     * the step's phase or a later one.
     */
    public static Funnel of(Programme programme, List<Enrolment> enrolments) {
        List<Step> steps = new ArrayList<>();
        for (Step step : declared(programme).steps()) {
            long recorded = enrolments.stream()
                    .filter(enrolment -> enrolment.programme().equals(programme.id()))
                    .filter(enrolment -> step.phase().isEmpty() || enrolment.hasReached(programme, step.phase()))
                    .map(Enrolment::structure)
                    .distinct()
                    .count();
            steps.add(new Step(step.title(), step.phase(), step.declared(), recorded));
        }
        return new Funnel(programme.id(), steps);
    }

    /** What share of the step before stayed, as declared; nothing for the first step or where no number was stated. */
    public Optional<Ratio> shareOfPrevious(int step) {
        return step == 0 ? Optional.empty() : declaredShare(step, step - 1);
    }

    /** What share of the first step stayed, as declared; nothing where no number was stated. */
    public Optional<Ratio> shareOfStart(int step) {
        return declaredShare(step, 0);
    }

    /** What share of the step before stayed, as recorded; nothing for the first step or where nothing was. */
    public Optional<Ratio> recordedShareOfPrevious(int step) {
        return step == 0 ? Optional.empty() : recordedShare(step, step - 1);
    }

    /** What share of the first step stayed, as recorded; nothing where nothing was. */
    public Optional<Ratio> recordedShareOfStart(int step) {
        return recordedShare(step, 0);
    }

    private Optional<Ratio> recordedShare(int step, int of) {
        Long part = step(step).recorded();
        Long whole = step(of).recorded();
        return part == null || whole == null || whole == 0
                ? Optional.empty()
                : Optional.of(new Ratio(part, whole, true));
    }

    private Optional<Ratio> declaredShare(int step, int of) {
        DeclaredCount part = step(step).declared();
        DeclaredCount whole = step(of).declared();
        if (part == null || whole == null || part.value() == null || whole.value() == null || whole.value() == 0) {
            return Optional.empty();
        }
        boolean exact =
                part.precision() == DeclaredCount.Precision.EXACT && whole.precision() == DeclaredCount.Precision.EXACT;
        return Optional.of(new Ratio(part.value(), whole.value(), exact));
    }

    private Step step(int index) {
        if (index < 0 || index >= steps.size()) {
            throw new EssaimException("The funnel of [" + programme + "] has no step [" + index
                    + "].\nMaybe one of 0 to " + (steps.size() - 1) + ".");
        }
        return steps.get(index);
    }
}
