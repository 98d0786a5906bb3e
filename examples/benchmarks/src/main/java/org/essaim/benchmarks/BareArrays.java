package org.essaim.benchmarks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The entries in arrays, and a loop over them: nothing less can be done to add them up. */
final class BareArrays implements AutoCloseable {
    private static final int KINDS = Slice.KINDS.size();

    private final FederationYear year;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    // As they lie month by month.
    private final byte[] kind;
    private final int[] seconds;
    private final int[] worker;
    private final int[] starts;

    // In no order: the same entries wherever they fell.
    private final short[] anyStructure;
    private final byte[] anyMonth;
    private final byte[] anyKind;
    private final int[] anySeconds;

    BareArrays(FederationYear year) {
        this.year = year;
        int count = Math.toIntExact(year.entries());
        kind = new byte[count];
        seconds = new int[count];
        worker = new int[count];
        starts = new int[year.structures * FederationYear.MONTHS + 1];
        anyStructure = new short[count];
        anyMonth = new byte[count];
        anyKind = new byte[count];
        anySeconds = new int[count];
        year.each((slice, start) -> take(slice, Math.toIntExact(start)));
        starts[starts.length - 1] = count;
    }

    private void take(Slice slice, int start) {
        starts[slice.structure * FederationYear.MONTHS + slice.month] = start;
        System.arraycopy(slice.kind, 0, kind, start, slice.count);
        System.arraycopy(slice.seconds, 0, seconds, start, slice.count);
        System.arraycopy(slice.worker, 0, worker, start, slice.count);
        for (int i = 0; i < slice.count; i++) {
            // A prime that divides none of the sizes: every place is taken once.
            int place = (int) ((start + i) * 1_000_000_007L % kind.length);
            anyStructure[place] = (short) slice.structure;
            anyMonth[place] = (byte) slice.month;
            anyKind[place] = slice.kind[i];
            anySeconds[place] = slice.seconds[i];
        }
    }

    private interface Loop {
        void run(int from, int to, Sums into);
    }

    Sums unsorted(int of) throws Exception {
        return together(of, kind.length, (from, to, into) -> {
            long[] counts = into.counts();
            long[] sums = into.seconds();
            for (int i = from; i < to; i++) {
                int key = FederationYear.key(anyStructure[i], anyMonth[i], anyKind[i]);
                counts[key]++;
                sums[key] += anySeconds[i];
            }
        });
    }

    Sums byMonth(int of) throws Exception {
        return together(of, starts.length - 1, (from, to, into) -> {
            long[] counts = into.counts();
            long[] sums = into.seconds();
            for (int month = from; month < to; month++) {
                int key = month * KINDS;
                for (int i = starts[month]; i < starts[month + 1]; i++) {
                    counts[key + kind[i]]++;
                    sums[key + kind[i]] += seconds[i];
                }
            }
        });
    }

    /** With the workers, each counted once. */
    Sums distinct() {
        Sums found = Sums.of(year.keys());
        for (int month = 0; month < starts.length - 1; month++) {
            BitSet[] seen = new BitSet[KINDS];
            int least = Integer.MAX_VALUE;
            for (int i = starts[month]; i < starts[month + 1]; i++) {
                least = Math.min(least, worker[i]);
            }
            for (int i = starts[month]; i < starts[month + 1]; i++) {
                int what = kind[i];
                BitSet these = seen[what] == null ? seen[what] = new BitSet() : seen[what];
                these.set(worker[i] - least);
                found.seconds()[month * KINDS + what] += seconds[i];
            }
            for (int what = 0; what < KINDS; what++) {
                found.counts()[month * KINDS + what] = seen[what] == null ? 0 : seen[what].cardinality();
            }
        }
        return found;
    }

    private Sums together(int of, int end, Loop loop) throws Exception {
        Sums found = Sums.of(year.keys());
        if (of == 1) {
            loop.run(0, end, found);
            return found;
        }
        List<Callable<Sums>> loops = new ArrayList<>();
        for (int part = 0; part < of; part++) {
            int from = (int) ((long) end * part / of);
            int to = (int) ((long) end * (part + 1) / of);
            loops.add(() -> {
                Sums own = Sums.of(year.keys());
                loop.run(from, to, own);
                return own;
            });
        }
        for (Future<Sums> each : threads.invokeAll(loops)) {
            Sums own = each.get();
            for (int i = 0; i < own.counts().length; i++) {
                found.counts()[i] += own.counts()[i];
                found.seconds()[i] += own.seconds()[i];
            }
        }
        return found;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
