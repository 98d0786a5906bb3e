package org.essaim.progress;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that somebody watches (<i>travail suivi</i>).
 *
 * <pre>{@code
 * ImportReport report = Work.watched(bar::show, () -> essaim.time().load(source, "S042"));
 * }</pre>
 *
 * <p>Who watches is known to the thread that works, and to no other; nobody has to.
 */
public final class Work {
    private static final ThreadLocal<@Nullable Watched> WATCHED = new ThreadLocal<>();

    private record Watched(Progress progress, @Nullable Operation operation) {}

    private Work() {}

    /**
     * Does work of which each step is told.
     *
     * @param progress is told; within work that is watched already, it alone is
     * @throws CancelledException if it ended the work
     */
    public static <T> T watched(Progress progress, Supplier<T> work) {
        Objects.requireNonNull(progress, "progress");
        return within(new Watched(progress, null), work);
    }

    /** Does what was called for: its steps are those of this operation, unless it is part of another. */
    public static <T> T on(Operation operation, Supplier<T> work) {
        Watched watched = WATCHED.get();
        return watched == null || watched.operation() != null
                ? work.get()
                : within(new Watched(watched.progress(), operation), work);
    }

    private static <T> T within(Watched now, Supplier<T> work) {
        Watched before = WATCHED.get();
        WATCHED.set(now);
        try {
            return work.get();
        } finally {
            if (before == null) {
                // A thread of a pool lives on.
                WATCHED.remove();
            } else {
                WATCHED.set(before);
            }
        }
    }

    /**
     * Tells of a step, if somebody watches: by Essaim itself, and by an adapter whose work takes long.
     *
     * @param item what it is done to, never a person; may be empty
     * @param done how many are done
     * @param total how many there are
     * @throws CancelledException if the work is to end here
     */
    public static void at(Stage stage, String item, long done, long total) {
        tell(stage, item, done, OptionalLong.of(total));
    }

    /** The same, where nobody knows how many there are. */
    public static void at(Stage stage, String item, long done) {
        tell(stage, item, done, OptionalLong.empty());
    }

    private static void tell(Stage stage, String item, long done, OptionalLong total) {
        Watched watched = WATCHED.get();
        if (watched != null && watched.operation() != null) {
            watched.progress().at(new Step(watched.operation(), stage, item, done, total));
        }
    }
}
