package org.essaim.time;

import org.essaim.finding.Finding;
import org.essaim.progress.Stage;
import org.essaim.progress.Work;
import org.essaim.spi.TimeSource;

/** Takes what a source tells, and says now and then how many rows that was. */
final class WatchedRows implements TimeSource.Sink {
    private static final int EVERY = 1_000;

    private final String source;
    private final TimeSource.Sink sink;
    private long rows;

    WatchedRows(String source, TimeSource.Sink sink) {
        this.source = source;
        this.sink = sink;
    }

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
        if (rows % EVERY == 0) {
            Work.at(Stage.READING, source, rows);
        }
        rows++;
    }
}
