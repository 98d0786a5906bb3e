package org.essaim.esppadom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource.Context;
import org.essaim.spi.TimeSource.Sink;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** Makes a fact of each advice of one file, and counts what is to be said once of many of them; not thread-safe. */
final class Visits {
    private static final int MOST_CODES = 20;
    private static final String ANY_OTHER = "…";

    private final String file;
    private final String profile;
    private final Context context;
    private final Sink sink;
    private final PeriodReader periods;
    private final List<Finding> refusals = new ArrayList<>();
    private final List<Finding> doubts = new ArrayList<>();
    private final Map<Code, Tally> remarks = new EnumMap<>(Code.class);
    private final SortedMap<String, Tally> unknownCodes = new TreeMap<>();
    private long row;

    /** How many visits something is said of, and the first of them. */
    private record Tally(long first, long count) {
        static Tally plus(Tally one, Tally other) {
            return new Tally(one.first, one.count + other.count);
        }
    }

    Visits(String file, String profile, Context context, Sink sink) {
        this.file = file;
        this.profile = profile;
        this.context = context;
        this.sink = sink;
        this.periods = new PeriodReader(context.zone(), this::start, this::problem);
    }

    /** Hands a visit, that it is gone, or the reasons against it, to the sink. */
    void read(long number, Advice advice) {
        row = number;
        refusals.clear();
        doubts.clear();
        advice.contradicted().forEach(field -> problem(start(Code.DELIVERY_ELEMENT_TWICE, field)));
        advice.tooLong()
                .forEach(field ->
                        problem(start(Code.DELIVERY_TEXT_TOO_LONG, field).with("limit", Advice.LONGEST)));
        if (!advice.has(Field.DOCUMENT) && refusals.isEmpty()) {
            problem(start(Code.MISSING_VALUE, Field.DOCUMENT));
        }
        Adjustment adjustment = Adjustment.of(advice.text(Field.ADJUSTMENT));
        // Of what is deleted no time counts, so none is looked at.
        Fact fact = adjustment == Adjustment.SUP || !refusals.isEmpty() ? null : fact(advice, adjustment);
        if (!refusals.isEmpty()) {
            refusals.forEach(finding -> sink.reject(row, finding));
            return;
        }
        doubts.forEach(sink::note);
        remark(advice, adjustment, fact);
        if (fact == null) {
            sink.gone(row, advice.text(Field.DOCUMENT));
        } else {
            sink.fact(row, fact);
        }
    }

    private @Nullable Fact fact(Advice advice, Adjustment adjustment) {
        Interval planned = pair(advice, Field.PLANNED_START, Field.PLANNED_END);
        // One clocking of two says nothing of how long it took.
        Interval clocked = advice.has(Field.CLOCKED_START) && advice.has(Field.CLOCKED_END)
                ? pair(advice, Field.CLOCKED_START, Field.CLOCKED_END)
                : null;
        // Whatever stands there: even nonsense is allowed.
        Interval retained =
                adjustment == Adjustment.HOR ? null : pair(advice, Field.RETAINED_START, Field.RETAINED_END);
        boolean known = adjustment == Adjustment.HOR ? clocked != null : clocked != null || retained != null;
        if (!known && refusals.isEmpty()) {
            problem(start(
                    Code.MISSING_VALUE,
                    adjustment != Adjustment.HOR
                            ? Field.RETAINED_START
                            : advice.has(Field.CLOCKED_START) ? Field.CLOCKED_END : Field.CLOCKED_START));
        }
        if (!refusals.isEmpty()) {
            return null;
        }
        return Fact.builder(context.structure(), profile, FactKind.VISIT)
                .key(advice.text(Field.DOCUMENT))
                .worker(carer(advice))
                .service(advice.text(Field.PRODUCT))
                .planned(planned)
                .clocked(clocked)
                .retained(retained)
                .adjustment(Adjustment.code(advice.text(Field.ADJUSTMENT)))
                .build();
    }

    private @Nullable Interval pair(Advice advice, Field from, Field to) {
        if (advice.has(from) != advice.has(to)) {
            problem(start(Code.MISSING_VALUE, advice.has(from) ? to : from));
        }
        return advice.has(from) && advice.has(to)
                ? periods.read(advice, from, to).orElse(null)
                : null;
    }

    private @Nullable WorkerId carer(Advice advice) {
        return advice.has(Field.CONTACT) ? context.pseudonyms().pseudonym(advice.text(Field.CONTACT)) : null;
    }

    private void remark(Advice advice, Adjustment adjustment, @Nullable Fact fact) {
        if (advice.text(Field.TRANSACTION).equals(advice.text(Field.DOCUMENT))) {
            count(Code.KEYS_OF_ONE_EXPORT);
        }
        if (fact == null) {
            count(Code.VISITS_DELETED);
            return;
        }
        if (adjustment == Adjustment.UNKNOWN) {
            String code = fact.adjustment();
            boolean room = unknownCodes.size() < MOST_CODES || unknownCodes.containsKey(code);
            unknownCodes.merge(code.isEmpty() || !room ? ANY_OTHER : code, new Tally(row, 1), Tally::plus);
        }
        if (adjustment == Adjustment.HOR) {
            count(Code.VISITS_NOT_RETAINED);
        }
        if (fact.worker() == null) {
            count(Code.VISITS_WITHOUT_CARER);
        }
        if (advice.severalServices()) {
            count(Code.VISITS_OF_SEVERAL_SERVICES);
        }
        if (advice.has(Field.CLOCKED_START) != advice.has(Field.CLOCKED_END) && !adjustment.explainsClocking()) {
            count(Code.VISITS_CLOCKED_BY_HALF);
        }
    }

    private void count(Code code) {
        remarks.merge(code, new Tally(row, 1), Tally::plus);
    }

    /** Says what was counted. */
    void end() {
        unknownCodes.forEach((code, tally) ->
                sink.note(told(Code.ADJUSTMENT_UNKNOWN, tally).value(code).build()));
        remarks.forEach((code, tally) -> sink.note(told(code, tally).build()));
    }

    private Finding.Builder told(Code code, Tally tally) {
        return Finding.of(code).file(file).row(tally.first()).with("count", tally.count());
    }

    private Finding.Builder start(Code code) {
        return Finding.of(code).file(file).row(row);
    }

    private Finding.Builder start(Code code, Field field) {
        return start(code).column(field.place());
    }

    private void problem(Finding.Builder finding) {
        Finding built = finding.build();
        (built.isError() ? refusals : doubts).add(built);
    }
}
