package org.essaim.timeclock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;

/**
 * A text in which a small team clocks in and out (<i>pointage en texte</i>), as Emacs, Ledger and hledger write it: a line begins with {@code i}
 * when somebody begins, and with {@code o} when they end.
 *
 * <pre>{@code
 * i 2026-03-02 14:00 A1:Réunion d'équipe
 * o 2026-03-02 15:30
 * }</pre>
 *
 * <p>The account says whose time it is and, after the first colon, what for. What stands behind two spaces is a remark and is never read. An end
 * that names an account ends that one, and else the one that began last. Lines of comments, and those that say how many hours were wanted, are
 * passed over; whoever began and never ended is told. The times are clocked ones, of visits to nobody: internal hours. There is no identifier
 * of an event. The file is UTF-8, and read line by line.
 *
 * <p>Immutable and thread-safe.
 */
public final class TimeclockSource implements TimeSource {
    /** The profile of all such texts. */
    public static final String PROFILE = "timeclock";

    private final Path file;
    private final String worker;

    private TimeclockSource(Path file, String worker) {
        this.file = Objects.requireNonNull(file, "file");
        this.worker = worker;
    }

    /** A text of a team, whose accounts begin with who it is. */
    public static TimeclockSource of(Path file) {
        return new TimeclockSource(file, "");
    }

    /**
     * A text of one worker, whose accounts say what for alone.
     *
     * @param worker the identifier in the planning
     * @throws EssaimException if it is blank
     */
    public static TimeclockSource of(Path file, String worker) {
        if (worker.isBlank()) {
            throw new EssaimException(
                    "Whose text it is must be said.\nMaybe read it as a text of a team: TimeclockSource.of(file).");
        }
        return new TimeclockSource(file, worker);
    }

    @Override
    public String profile() {
        return PROFILE;
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public boolean identified() {
        return false;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        MessageDigest sha = Digest.sha256();
        try {
            // The whole of it is decoded before the first line is told: half a text would be half a month.
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha);
                    BufferedReader text = text(in)) {
                text.transferTo(Writer.nullWriter());
            } catch (CharacterCodingException e) {
                drain(sha);
                sink.note(Finding.of(Code.UNREADABLE_ENCODING)
                        .file(name())
                        .with("expected", "UTF-8")
                        .build());
                return new Reading(Digest.ofFile(sha), 0);
            }
            Sessions sessions = new Sessions(name(), worker, context, sink);
            try (BufferedReader text = text(Files.newInputStream(file))) {
                Lines lines = new Lines(text);
                while (lines.next()) {
                    sessions.line(lines.number(), lines.text(), lines.isTooLong());
                }
            }
            sessions.end();
            if (sessions.rows() == 0 && sessions.isEmpty()) {
                sink.note(Finding.of(Code.EMPTY_FILE).file(name()).build());
            }
            return new Reading(Digest.ofFile(sha), sessions.rows());
        } catch (IOException e) {
            // Its message may repeat a path of this machine.
            sink.note(Finding.of(Code.UNREADABLE_SOURCE)
                    .file(name())
                    .with("problem", e.getClass().getSimpleName())
                    .build());
            return new Reading(Digest.ofFile(Digest.sha256()), 0);
        }
    }

    // The digest is that of all bytes, those behind the broken one too.
    private void drain(MessageDigest sha) throws IOException {
        sha.reset();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static BufferedReader text(InputStream in) {
        return new BufferedReader(new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    @Override
    public String toString() {
        return "TimeclockSource[" + name() + "]";
    }
}
