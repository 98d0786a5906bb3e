package org.essaim.benchmarks;

import java.util.List;
import java.util.Locale;
import org.essaim.cube.ColumnarJournal;

/** What an entry costs as the journal grows: in time and in memory. */
final class GrowthSection implements Section {
    private static final long LARGEST = 100_000_000;
    /** Eight hundred megabytes of columns, and room for those that are being taken in. */
    private static final int HEAP_OF_LARGEST = 2_500;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public List<String> parts(Scale scale) {
        return scale.of(
                List.of("10000", "100000"),
                List.of("100000", "1000000", "10000000"),
                List.of("100000", "1000000", "10000000", Long.toString(LARGEST)));
    }

    @Override
    public int megabytes(String part, Scale scale) {
        return HEAP_OF_LARGEST;
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## What an entry costs as the journal grows

                Nanoseconds for each entry: to take it in and seal its month, in one thread; to count entries and seconds by reading every row, on all processors; to ask
                for seconds and distinct workers, which cells answer. Bytes for each entry: of the columns that are read, and of the cells. A structure has
                62,500 entries a year on average, so there are more structures the more entries there are. All sums are held against a plain addition while the entries are made.

                | entries | structures | append (ns) | count (ns) | spread | sums (ns) | spread | columns (bytes) | cells (bytes) |
                |---|---|---|---|---|---|---|---|---|
                """;
    }

    /** Adds up what it is given and keeps nothing. */
    private static final class Adding implements Keeper {
        private final Sums sums;

        Adding(int keys) {
            sums = Sums.of(keys);
        }

        @Override
        public Turns.Step appending(Slice slice) {
            for (int i = 0; i < slice.count; i++) {
                int key = FederationYear.key(slice.structure, slice.month, slice.kind[i]);
                sums.counts()[key]++;
                sums.seconds()[key] += slice.seconds[i];
            }
            return () -> {};
        }

        @Override
        public void complete() {
            // Nothing is kept.
        }

        @Override
        public Sums counted() {
            return sums;
        }

        @Override
        public Sums distinct() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        long entries = Long.parseLong(part);
        if (entries == LARGEST && !Machine.bears(HEAP_OF_LARGEST)) {
            told.note(
                    "Left out: %,d entries, which take a heap of %d MB and as much beside it.",
                    entries, HEAP_OF_LARGEST);
            return;
        }
        FederationYear year = FederationYear.of(entries);
        try (JournalKeeper first = new JournalKeeper(year.keys());
                JournalKeeper journal = new JournalKeeper(year.keys());
                Keeper adding = new Adding(year.keys())) {
            if (entries <= 1_000_000) {
                new Filling().keeper("first", first).fill(year);
            } else {
                FederationYear few = FederationYear.of(1_000_000);
                try (JournalKeeper warmUp = new JournalKeeper(few.keys())) {
                    new Filling().keeper("first", warmUp).fill(few);
                    warmUp.counted();
                }
            }
            Turns.Times filled = new Filling()
                    .keeper("adding", adding)
                    .keeper("append", journal)
                    .fill(year)
                    .together();
            adding.counted().require("The journal", journal.counted());
            if (journal.distinct().total() != adding.counted().total()) {
                throw new IllegalStateException("The cells have other seconds than the rows.");
            }
            Turns.Times asked = Turns.onTheWall()
                    .way("count", () -> journal.counted().total())
                    .way("sums", () -> journal.distinct().total())
                    .take(scale.of(0, 2, 5), scale.of(1, 5, 11));
            ColumnarJournal.Size held = journal.size();
            told.row(
                    String.format(Locale.ROOT, "%,d", entries),
                    String.format(Locale.ROOT, "%,d", year.structures),
                    each(filled.median("append"), entries),
                    each(asked.median("count"), entries),
                    spread(asked, "count", entries),
                    each(asked.median("sums"), entries),
                    spread(asked, "sums", entries),
                    each(held.scanBytes(), entries),
                    each(held.cellBytes(), entries));
        }
    }

    private static String each(double of, long entries) {
        return String.format(Locale.ROOT, "%.2f", of / entries);
    }

    private static String spread(Turns.Times times, String way, long entries) {
        return each(times.least(way), entries) + "–" + each(times.most(way), entries);
    }
}
