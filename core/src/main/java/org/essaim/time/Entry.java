package org.essaim.time;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.essaim.organisation.Function;
import org.essaim.organisation.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Counted working time of one worker on one date (<i>temps retenu</i>): what facts become under mapping and rules.
 *
 * <p>Immutable. Never crosses the local start of a day; seconds that overlap within one worker are in one entry only.
 *
 * @param worker the worker under pseudonym
 * @param team the team at that date; empty if unknown
 * @param function the worker's function at that date
 * @param date the work date
 * @param start the first second, since 1970-01-01T00:00Z
 * @param end the second after the last
 * @param category what the time was for
 * @param scheme the scheme of direct care; absent for everything else and where it is unknown
 * @param fragile true if the public counts as fragile
 * @param fact the position of its fact among the month's net facts in canonical order
 * @param rule what decided: the profile, and the rule within it
 */
public record Entry(
        WorkerId worker,
        String team,
        Function function,
        LocalDate date,
        long start,
        long end,
        Category category,
        @Nullable Scheme scheme,
        boolean fragile,
        int fact,
        String rule) {
    public Entry {
        if (end <= start) {
            throw new IllegalArgumentException("An entry counts at least one second.");
        }
    }

    /** Its length in seconds. */
    public long seconds() {
        return end - start;
    }

    byte[] bytes() {
        ByteWriter out = new ByteWriter();
        write(out);
        return out.toBytes();
    }

    /** Writes its canonical bytes. */
    void write(ByteWriter out) {
        out.text(worker.value())
                .text(team)
                .text(function.name())
                .number(date.toEpochDay())
                .number(start)
                .number(end - start)
                .text(category.name())
                .optionalText(scheme == null ? null : scheme.name())
                .number(fragile ? 1 : 0)
                .number(fact)
                .text(rule);
    }

    /** Reads entries; texts that come again share one object. Not thread-safe. */
    static final class Reader {
        private final SharedTexts texts = new SharedTexts();
        private final Map<String, WorkerId> workers = new HashMap<>();

        /** The entry of these canonical bytes. */
        Entry of(byte[] bytes) {
            return of(ByteReader.of(bytes));
        }

        Entry of(ByteReader in) {
            WorkerId worker = workers.computeIfAbsent(in.text(texts), WorkerId::new);
            String team = in.text(texts);
            Function function = Function.valueOf(in.text(texts));
            LocalDate date = LocalDate.ofEpochDay(in.number());
            long start = in.number();
            long end = start + in.number();
            Category category = Category.valueOf(in.text(texts));
            @Nullable String scheme = in.optionalText(texts);
            boolean fragile = in.number() == 1;
            int fact = in.whole();
            return new Entry(
                    worker,
                    team,
                    function,
                    date,
                    start,
                    end,
                    category,
                    scheme == null ? null : Scheme.valueOf(scheme),
                    fragile,
                    fact,
                    in.text(texts));
        }

        /** The second after the last of an entry, of which nothing else is read. */
        static long end(ByteReader in) {
            for (int texts = 0; texts < 3; texts++) {
                in.skipText();
            }
            in.number();
            return in.number() + in.number();
        }
    }
}
