package org.essaim.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.essaim.document.UnorderedDigest;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.LocalDateRange;

/** Tells who came to sessions as working time: one event for each worker under pseudonym, with the label of the session. */
final class AttendanceSource implements TimeSource {
    static final String PROFILE = "attendance";

    private final Supplier<List<SessionDossier>> dossiers;
    private final @Nullable LocalDateRange days;

    AttendanceSource(Supplier<List<SessionDossier>> dossiers, @Nullable LocalDateRange days) {
        this.dossiers = dossiers;
        this.days = days;
    }

    @Override
    public String profile() {
        return PROFILE;
    }

    @Override
    public String name() {
        return days == null ? PROFILE : PROFILE + " " + days.getStart() + ".." + days.getEndInclusive();
    }

    @Override
    public boolean identified() {
        return true;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        UnorderedDigest told = new UnorderedDigest();
        long row = 1;
        for (SessionDossier dossier : dossiers.get()) {
            for (Attendance attendance : dossier.attendances()) {
                WorkerId worker = attendance.who().worker();
                Interval interval = dossier.interval(attendance);
                if (worker == null
                        || !attendance.who().structure().equals(context.structure())
                        || (days != null && !days.contains(interval.startDate()))) {
                    continue;
                }
                String key = dossier.session().id() + ":" + worker.value();
                String label = dossier.session().timeLabel();
                row++;
                told.add(bytes(key, label, interval));
                sink.fact(
                        row,
                        Fact.builder(context.structure(), PROFILE, FactKind.INTERNAL)
                                .key(key)
                                .worker(worker)
                                .label(label)
                                .planned(interval)
                                .build());
            }
        }
        return new Reading(told.digest(), row - 1);
    }

    private static byte[] bytes(String key, String label, Interval interval) {
        byte[] first = key.getBytes(StandardCharsets.UTF_8);
        byte[] second = label.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(
                        first.length + second.length + 2 * Integer.BYTES + 2 * Long.BYTES + 2 * Integer.BYTES)
                .putInt(first.length)
                .put(first)
                .putInt(second.length)
                .put(second)
                .putLong(interval.start())
                .putInt(interval.startOffset())
                .putLong(interval.end())
                .putInt(interval.endOffset())
                .array();
    }
}
