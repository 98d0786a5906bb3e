package org.essaim.cli;

import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;

/** A source that shows how many rows were read. */
record CountingSource(TimeSource source, ProgressLine progress) implements TimeSource {
    private static final int EVERY = 1_000;

    @Override
    public String profile() {
        return source.profile();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public boolean identified() {
        return source.identified();
    }

    @Override
    public boolean following() {
        return source.following();
    }

    @Override
    public Reading read(Context context, Sink sink) {
        return source.read(context, new Sink() {
            private long rows;

            @Override
            public void fact(long row, Fact fact) {
                count();
                sink.fact(row, fact);
            }

            @Override
            public void gone(long row, String key) {
                count();
                sink.gone(row, key);
            }

            @Override
            public void reject(long row, Finding finding) {
                count();
                sink.reject(row, finding);
            }

            @Override
            public void note(Finding finding) {
                sink.note(finding);
            }

            private void count() {
                rows++;
                if (rows % EVERY == 0) {
                    progress.at(rows, ProgressLine.UNKNOWN);
                }
            }
        });
    }
}
