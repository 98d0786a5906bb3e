package org.essaim.indicator;

import java.util.List;
import java.util.Optional;
import org.essaim.organisation.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know (<i>question</i>): which indicators, over which days, for whom, and by what.
 *
 * <p>Immutable; each method answers another question.
 *
 * <pre>{@code
 * Question.of("coordination-share").over(Period.parse("2026")).by(Dimension.TERRITORY).every(PeriodKind.QUARTER)
 * }</pre>
 */
public final class Question {
    private final List<String> indicators;
    private final @Nullable Period period;
    private final String programme;
    private final List<Dimension> by;
    private final @Nullable PeriodKind every;
    private final Scope scope;

    private Question(
            List<String> indicators,
            @Nullable Period period,
            String programme,
            List<Dimension> by,
            @Nullable PeriodKind every,
            Scope scope) {
        this.indicators = List.copyOf(indicators);
        this.period = period;
        this.programme = programme;
        this.by = List.copyOf(by);
        this.every = every;
        this.scope = scope;
    }

    /** About these indicators, each by itself, for the whole federation. */
    public static Question of(String... indicators) {
        return of(List.of(indicators));
    }

    /** About these indicators, each by itself, for the whole federation. */
    public static Question of(List<String> indicators) {
        return new Question(indicators.stream().distinct().toList(), null, "", List.of(), null, Scope.federation());
    }

    /** The same about others. */
    public Question about(List<String> others) {
        return new Question(others.stream().distinct().toList(), period, programme, by, every, scope);
    }

    /** Over these days. */
    public Question over(Period days) {
        return new Question(indicators, days, programme, by, every, scope);
    }

    /** In this programme, for indicators that measure one; without it the only programme that there is. */
    public Question in(String id) {
        return new Question(indicators, period, id, by, every, scope);
    }

    /** Broken down by these, crossed. */
    public Question by(Dimension... dimensions) {
        return by(List.of(dimensions));
    }

    /** Broken down by these, crossed. */
    public Question by(List<Dimension> dimensions) {
        return new Question(
                indicators, period, programme, dimensions.stream().distinct().toList(), every, scope);
    }

    /** For each of the shorter periods that the days are made of, and for all of them together. */
    public Question every(@Nullable PeriodKind kind) {
        return new Question(indicators, period, programme, by, kind, scope);
    }

    /** Of these structures alone. */
    public Question of(Scope structures) {
        return new Question(indicators, period, programme, by, every, structures);
    }

    List<String> indicators() {
        return indicators;
    }

    Optional<Period> period() {
        return Optional.ofNullable(period);
    }

    String programme() {
        return programme;
    }

    List<Dimension> by() {
        return by;
    }

    Optional<PeriodKind> every() {
        return Optional.ofNullable(every);
    }

    Scope scope() {
        return scope;
    }
}
