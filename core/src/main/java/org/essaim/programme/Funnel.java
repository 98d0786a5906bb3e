package org.essaim.programme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.essaim.finding.EssaimException;
import org.jspecify.annotations.Nullable;

/**
 * How many structures stay from step to step (<i>entonnoir d’engagement</i>): declared, and beside it recorded.
 *
 * <p>Immutable. Those who leave stay in the denominator: a share is always of an earlier step's whole number.
 *
 * @param programme the programme's identifier
 * @param steps its steps, widest first
 */
public record Funnel(String programme, List<Step> steps) {

    /**
     * One step (<i>étape</i>).
     *
     * @param declared what the carrier stated
     * @param recorded the enrolments that reached it; absent if none were counted
     */
    public record Step(DeclaredCount declared, @Nullable Long recorded) {}

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

    /** What the programme's carrier stated; nothing is recorded yet. */
    public static Funnel declared(Programme programme) {
        return new Funnel(
                programme.id(),
                programme.funnel().stream()
                        .map(code -> new Step(programme.declared(code).orElseThrow(), null))
                        .toList());
    }

    /**
     * The same, with the enrolments counted beside: all of them at a step without a phase, else those that ever entered
     * the step's phase or a later one.
     */
    public static Funnel of(Programme programme, List<Enrolment> enrolments) {
        List<Step> steps = new ArrayList<>();
        for (Step step : declared(programme).steps()) {
            String phase = step.declared().phase();
            long recorded = enrolments.stream()
                    .filter(enrolment -> enrolment.programme().equals(programme.id()))
                    .filter(enrolment -> phase.isEmpty() || enrolment.hasReached(programme, phase))
                    .count();
            steps.add(new Step(step.declared(), recorded));
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

    /** What share of the first step stayed, as recorded; nothing where nothing was. */
    public Optional<Ratio> recordedShareOfStart(int step) {
        Long part = step(step).recorded();
        Long whole = step(0).recorded();
        return part == null || whole == null || whole == 0
                ? Optional.empty()
                : Optional.of(new Ratio(part, whole, true));
    }

    private Optional<Ratio> declaredShare(int step, int of) {
        DeclaredCount part = step(step).declared();
        DeclaredCount whole = step(of).declared();
        if (part.value() == null || whole.value() == null || whole.value() == 0) {
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
