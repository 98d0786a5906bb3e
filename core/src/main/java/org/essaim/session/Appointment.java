package org.essaim.session;

import java.time.Instant;
import java.util.List;
import org.essaim.spi.Document;
import org.jspecify.annotations.Nullable;

/**
 * A session as a calendar knows it (<i>rendez-vous</i>): with the number of its change, by which a calendar tells the newer of two.
 *
 * <p>Who registered or came is no change of the session itself.
 *
 * @param session the session
 * @param sequence how often it was changed since it was planned, from 0
 * @param changed when it was planned or changed last
 */
public record Appointment(ProgrammeSession session, int sequence, Instant changed) {

    static Appointment of(ProgrammeSession session, List<Document> history) {
        int sequence = -1;
        Instant changed = Instant.EPOCH;
        @Nullable ProgrammeSession before = null;
        for (Document version : history) {
            ProgrammeSession told = SessionDossier.read(version).session();
            if (!told.equals(before)) {
                sequence++;
                changed = version.committedAt();
                before = told;
            }
        }
        return new Appointment(session, sequence, changed);
    }
}
