package org.essaim.esppadom;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.time.Interval;

/** Reads the periods of an advice: local times of a zone, or exact ones where an offset stands behind them; whole seconds. */
final class PeriodReader {
    private static final long LONGEST = 36L * 3600;
    private static final String FORM = "yyyy-MM-dd'T'HH:mm:ss";
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern SHOWN = Pattern.compile("[0-9TZ:.+ /-]{1,40}");

    private final ZoneId zone;
    private final ZoneRules rules;
    private final Function<Code, Finding.Builder> start;
    private final Consumer<Finding.Builder> problems;

    private record Moment(long second, int offset) {}

    /**
     * Reads periods in a zone.
     *
     * @param start starts a finding about the advice at hand
     * @param problems takes what is wrong or doubtful
     */
    PeriodReader(ZoneId zone, Function<Code, Finding.Builder> start, Consumer<Finding.Builder> problems) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.start = start;
        this.problems = problems;
    }

    /** The period between two fields that both say something, or nothing if it was refused. */
    Optional<Interval> read(Advice advice, Field from, Field to) {
        Optional<Moment> first = moment(advice.text(from), from);
        Optional<Moment> last = moment(advice.text(to), to);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        long seconds = last.get().second() - first.get().second();
        if (seconds < 0) {
            problems.accept(about(Code.END_BEFORE_START, to, advice.text(to)).with("start", shown(advice.text(from))));
            return Optional.empty();
        }
        if (seconds > LONGEST) {
            problems.accept(about(Code.IMPLAUSIBLE_DURATION, to, advice.text(to))
                    .with("hours", hours(seconds))
                    .with("limit", hours(LONGEST)));
            return Optional.empty();
        }
        if (seconds == 0) {
            problems.accept(about(Code.EMPTY_INTERVAL, to, advice.text(to)));
        }
        return Optional.of(new Interval(
                first.get().second(),
                first.get().offset(),
                last.get().second(),
                last.get().offset()));
    }

    private Optional<Moment> moment(String text, Field field) {
        try {
            if (MOMENT.matcher(text).matches()) {
                return text.indexOf('Z') > 0 || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T')
                        ? Optional.of(exact(OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)))
                        : local(LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME), text, field);
            }
        } catch (DateTimeException e) {
            // A day or an hour that does not exist: told below.
        }
        problems.accept(about(Code.UNPARSABLE_DATE, field, text).with("expected", FORM));
        return Optional.empty();
    }

    private Moment exact(OffsetDateTime moment) {
        long second = moment.toEpochSecond();
        return new Moment(second, rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds());
    }

    private Optional<Moment> local(LocalDateTime moment, String text, Field field) {
        List<ZoneOffset> offsets = rules.getValidOffsets(moment);
        if (offsets.size() != 1) {
            Code code = offsets.isEmpty() ? Code.LOCAL_TIME_MISSING : Code.LOCAL_TIME_TWICE;
            problems.accept(about(code, field, text).with("zone", zone.getId()));
        }
        // The earlier of two equal local times is the one before the clocks go back.
        return offsets.stream()
                .findFirst()
                .map(offset -> new Moment(moment.toEpochSecond(offset), offset.getTotalSeconds()));
    }

    private Finding.Builder about(Code code, Field field, String text) {
        return start.apply(code).column(field.place()).value(shown(text));
    }

    // What is no date may be a name that slipped.
    private static String shown(String text) {
        return SHOWN.matcher(text).matches() ? text : "…";
    }

    private static String hours(long seconds) {
        return BigDecimal.valueOf(seconds)
                .divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',');
    }
}
