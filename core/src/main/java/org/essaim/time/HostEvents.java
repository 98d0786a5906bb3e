package org.essaim.time;

import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.document.UnorderedDigest;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;

/**
 * Tells the events of a host's own repository (<i>source de l’hôte</i>); see {@link TimeSource#of}.
 *
 * <p>Thread-safe as far as what makes its events is. Events that do not lie in the days of a complete window are refused by the
 * import, so whoever declares one asks for those days alone.
 */
public final class HostEvents implements TimeSource {
    private final String profile;
    private final String name;
    private final Function<? super Context, ? extends Stream<HostEvent>> events;

    /** The source of these events; nothing is asked for yet. */
    public HostEvents(String profile, String name, Function<? super Context, ? extends Stream<HostEvent>> events) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.name = Objects.requireNonNull(name, "name");
        this.events = Objects.requireNonNull(events, "events");
    }

    @Override
    public String profile() {
        return profile;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean identified() {
        return true;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        UnorderedDigest told = new UnorderedDigest();
        Sink counted = new Sink() {
            @Override
            public void fact(long row, Fact fact) {
                told.add(FactForm.bytes(fact));
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
        };
        long row = 0;
        try (Stream<HostEvent> all = events.apply(context)) {
            for (Iterator<HostEvent> each = all.iterator(); each.hasNext(); ) {
                each.next().tell(profile, name, ++row, context, counted);
            }
        }
        return new Reading(told.digest(), row);
    }

    @Override
    public String toString() {
        return "HostEvents[" + profile + ", " + name + "]";
    }
}
