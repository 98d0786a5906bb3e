package org.essaim.cli;

import java.util.function.BiConsumer;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;

/** A source that lets somebody else hear its facts too, each with its row. */
record ListeningSource(TimeSource source, BiConsumer<Long, Fact> listener) implements TimeSource {

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
            @Override
            public void fact(long row, Fact fact) {
                listener.accept(row, fact);
                sink.fact(row, fact);
            }

            @Override
            public void gone(long row, String key) {
                sink.gone(row, key);
            }

            @Override
            public void reject(long row, Finding finding) {
                sink.reject(row, finding);
            }

            @Override
            public void note(Finding finding) {
                sink.note(finding);
            }
        });
    }
}
