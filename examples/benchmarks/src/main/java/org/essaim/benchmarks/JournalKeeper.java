package org.essaim.benchmarks;

final class JournalKeeper implements Keeper {
    private final Sums counted;
    private final Sums distinct;

    JournalKeeper(int keys) { counted = Sums.of(keys); distinct = Sums.of(keys);}
    public void append(Slice slice) {
        java.util.Set<Long> seen = new java.util.HashSet<>();
        for (int i = 0; i < slice.count; i++) {
            int key = FederationYear.key(slice.structure, slice.month, slice.kind[i]);
            counted.counts()[key]++;
            counted.seconds()[key] += slice.seconds[i];
            distinct.seconds()[key] += slice.seconds[i];
            if (seen.add(slice.worker[i] * 100L + slice.kind[i])) distinct.counts()[key]++;
        }
    }
    public void complete() {}
    public Sums counted() { return counted;}
    public Sums distinct() { return distinct; }
    public void close() {}
    String size() { return "-";}
}
