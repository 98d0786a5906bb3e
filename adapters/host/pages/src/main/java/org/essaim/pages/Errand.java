package org.essaim.pages;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.essaim.progress.CancelledException;
import org.essaim.progress.Progress;
import org.essaim.progress.Step;
import org.jspecify.annotations.Nullable;

/**
 * What one request asked for, while it is done and for a while after (<i>travail en cours</i>).
 *
 * <p>It is done on the thread of the request, as whoever asked. Once it has lasted longer than somebody waits, its browser is sent to the page that shows how far it has
 * come, and the thread goes on with it. Thread-safe: others look at it and cancel it.
 */
final class Errand implements Progress {
    /** Names the one whose outcome an address shows. */
    static final String PARAMETER = "work";

    private final Errands errands;
    private final String id;
    private final Asked asked;
    private final Instant since;
    private final long start = System.nanoTime();
    private final Consumer<String> departure;
    private volatile @Nullable Step step;
    private volatile boolean cancelled;
    private volatile boolean left;
    private volatile @Nullable Ended ended;
    private @Nullable Path file;

    /**
     * The request, as far as it is needed when it is over.
     *
     * @param visitor the identifier of who asked
     * @param language the language of the answer
     * @param address the address that was asked for; empty if a form was sent, which no address repeats
     * @param page the address of the pages of long work, to be followed by an identifier
     * @param chosen what follows the identifier, such as the language that was chosen; may be empty
     */
    record Asked(String visitor, Language language, String address, String page, String chosen) {}

    private record Ended(Answer outcome, Instant at) {}

    /** @param departure sends the browser that waits to an address, or does nothing if it has gone */
    Errand(Errands errands, String id, Asked asked, Consumer<String> departure) {
        this.errands = errands;
        this.id = id;
        this.asked = asked;
        this.departure = departure;
        this.since = errands.now();
    }

    String id() {
        return id;
    }

    Asked asked() {
        return asked;
    }

    /** Where the outcome is shown, if it was asked for by an address: there, and reloading that address later asks anew. */
    Optional<String> place() {
        return asked.address().isEmpty()
                ? Optional.empty()
                : Optional.of(asked.address() + (asked.address().contains("?") ? "&" : "?") + PARAMETER + "=" + id);
    }

    Instant since() {
        return since;
    }

    /** The point that it has come to; empty before the first. */
    Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Ends it at its next step. */
    void cancel() {
        cancelled = true;
    }

    /** True if nobody waits for it any more but by its page. */
    boolean hasLeft() {
        return left;
    }

    /** What it came to, once it has. */
    Optional<Answer> outcome() {
        return Optional.ofNullable(ended).map(Ended::outcome);
    }

    /** True if it was done before this instant. */
    boolean isOver(Instant before) {
        Ended end = ended;
        return end != null && end.at().isBefore(before);
    }

    @Override
    public void at(Step at) {
        step = at;
        errands.know(this);
        if (cancelled) {
            throw new CancelledException(at);
        }
        if (!left && System.nanoTime() - start > errands.patience().toNanos()) {
            left = true;
            departure.accept(asked.page() + id + asked.chosen());
        }
    }

    /** It is done. */
    void end(Answer answer) {
        ended = new Ended(answer, errands.now());
    }

    /** Writes a file that nobody waits for, until somebody does. */
    Answer.Download keep(Answer.Download download) throws IOException {
        // Temporary folders are their owner's alone.
        Path folder = Files.createTempDirectory("essaim");
        Path kept = folder.resolve(Downloads.safe(download.name()));
        synchronized (this) {
            file = kept;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(kept))) {
            download.content().writeTo(out);
        }
        return new Answer.Download(download.name(), download.type(), out -> Files.copy(kept, out));
    }

    /** Nobody will ask for it again. */
    synchronized void forget() {
        Path kept = file;
        file = null;
        if (kept == null) {
            return;
        }
        try {
            Files.deleteIfExists(kept);
            Path folder = kept.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // Windows deletes no file that somebody reads, and whoever came along now asked for something else.
            kept.toFile().deleteOnExit();
        }
    }
}
