package org.essaim.sql;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.essaim.spi.TimeSource;
import org.essaim.tck.TimeSourceContract;
import org.essaim.time.HostEvent;

/** The contract over the smallest source: a bean over a host's own repository. */
class RepositorySourceContractTest extends TimeSourceContract {
    /** A host's entity. */
    private record Shift(
            String id,
            String staffNumber,
            String lastName,
            String client,
            String label,
            LocalDateTime start,
            LocalDateTime end) {}

    /** A host's repository. */
    private interface ShiftRepository {
        Stream<Shift> findByStructure(String structure);
    }

    // The ten lines of the README.
    private static TimeSource shifts(ShiftRepository shifts) {
        return TimeSource.of(
                "planning-equipe",
                "shift",
                context -> shifts.findByStructure(context.structure())
                        .map(shift -> HostEvent.internal(shift.id(), shift.label())
                                .worker(shift.staffNumber())
                                .planned(shift.start(), shift.end())));
    }

    @Override
    protected TimeSource source(Iterable<Event> events) {
        List<Event> kept = new ArrayList<>();
        events.forEach(kept::add);
        return large(kept);
    }

    @Override
    protected TimeSource large(Iterable<Event> events) {
        return shifts(structure -> StreamSupport.stream(events.spliterator(), false)
                .map(event -> new Shift(
                        event.id(),
                        event.worker(),
                        event.workerName(),
                        event.beneficiaryName(),
                        event.label(),
                        event.start(),
                        event.end())));
    }
}
