package org.essaim.esppadom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.spi.TimeSource;

/**
 * Tells the visits of one DELIVERY message of ESPPADOM (<i>télédéclaration d’interventions</i>), version 1.x: what was clocked
 * (<i>délivrance effective</i>), what is billed (<i>délivrance retenue</i>), and the raw reason why the two differ.
 *
 * <p>A visit’s number is its place in the file, from 1. A visit of reason {@code SUP} is told as gone; of {@code HOR} the retained
 * period is left out. Its service is the code of the local list, for the service mapping. Of people only the carer’s identifier is
 * read, and becomes a pseudonym; names, dates of birth and addresses are skipped unread. The message holds billable visits alone:
 * coordination time comes from elsewhere.
 *
 * <p>Immutable and thread-safe; the file may be read any number of times, one visit is held at a time. Neither a DTD nor anything
 * outside the file is read. The visits of one funder are in one file, so a complete window over several funders needs a profile
 * for each, see {@link #under}: what one file leaves out, another may tell.
 *
 * <pre>{@code
 * essaim.time().load(EsppadomTimeSource.of(Path.of("449-202603-APA-2604010815.xml")), "S001");
 * }</pre>
 */
public final class EsppadomTimeSource implements TimeSource {
    /** The profile unless another is given. */
    public static final String PROFILE = "esppadom";

    private static final Pattern PROFILE_FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern VERSION_SHOWN = Pattern.compile("[0-9.]{1,10}");

    private final Path file;
    private final String profile;

    private EsppadomTimeSource(Path file, String profile) {
        this.file = file;
        this.profile = profile;
    }

    /** The source of this file; nothing is opened yet. */
    public static EsppadomTimeSource of(Path file) {
        return new EsppadomTimeSource(Objects.requireNonNull(file, "file"), PROFILE);
    }

    /**
     * The same file under a profile of its own: it is part of each visit’s identity, and a complete window withdraws only what was
     * told under it.
     *
     * @param otherProfile lower-case letters, digits and hyphens, such as {@code esppadom-apa}
     * @throws IllegalArgumentException if it is written otherwise
     */
    public EsppadomTimeSource under(String otherProfile) {
        if (!PROFILE_FORM.matcher(otherProfile).matches()) {
            throw new IllegalArgumentException("[" + otherProfile
                    + "] is no profile.\nMaybe lower-case letters, digits and hyphens, such as [esppadom-apa].");
        }
        return new EsppadomTimeSource(file, otherProfile);
    }

    @Override
    public String profile() {
        return profile;
    }

    @Override
    public String name() {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public boolean identified() {
        return true;
    }

    @Override
    public Reading read(Context context, Sink sink) {
        MessageDigest sha = Digest.sha256();
        Walk walk = new Walk(context, sink);
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            try {
                walk.through(in);
            } catch (Refused e) {
                walk.refuse(e);
            }
            // The digest is that of the whole file, read to its end or not.
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Its message may repeat a path of this machine.
            walk.unreadable(e.getClass().getSimpleName());
            return new Reading(Digest.ofFile(Digest.sha256()), walk.rows);
        }
        return new Reading(Digest.ofFile(sha), walk.rows);
    }

    @Override
    public String toString() {
        return "EsppadomTimeSource[" + profile + ", " + name() + "]";
    }

    /** One reading of the file. */
    private final class Walk {
        private final Sink sink;
        private final Visits visits;
        private boolean begun;
        private long rows;

        Walk(Context context, Sink sink) {
            this.sink = sink;
            this.visits = new Visits(name(), profile, context, sink);
        }

        void through(InputStream in) throws Refused, IOException {
            DeliveryReader reader = new DeliveryReader(in);
            begun = true;
            checkVersion(reader.version());
            for (Advice advice = reader.next(); advice != null; advice = reader.next()) {
                visits.read(++rows, advice);
            }
            visits.end();
            if (rows == 0) {
                sink.note(about(Code.EMPTY_FILE).build());
            }
        }

        private void checkVersion(String version) {
            if (!version.isEmpty() && !version.equals("1") && !version.startsWith("1.")) {
                sink.note(about(Code.DELIVERY_VERSION_UNKNOWN)
                        .value(VERSION_SHOWN.matcher(version).matches() ? version : "…")
                        .build());
            }
        }

        void refuse(Refused refused) {
            switch (refused.reason()) {
                case NOT_A_DELIVERY ->
                    sink.note(about(Code.NOT_A_DELIVERY).value(refused.root()).build());
                case ENTITIES ->
                    sink.note(about(Code.DELIVERY_DECLARES_ENTITIES).build());
                case NOT_XML, ENCODING, TOO_DEEP, TOO_LARGE -> {
                    if (begun) {
                        visits.end();
                        sink.note(about(Code.DELIVERY_BROKEN_OFF)
                                .row(rows + 1)
                                .with("problem", refused.reason().problem())
                                .build());
                    } else {
                        unreadable(refused.reason().problem());
                    }
                }
            }
        }

        void unreadable(String problem) {
            sink.note(about(Code.UNREADABLE_SOURCE).with("problem", problem).build());
        }

        private Finding.Builder about(Code code) {
            return Finding.of(code).file(name());
        }
    }
}
