package org.essaim.cli.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.essaim.time.Cancellation;

/**
 * Writes events as the {@code compani} planning exports its work events (<i>export des heures</i>): text in quotes, ids bare,
 * lines joined by CR LF, the latest event first.
 *
 * <p>Columns and spellings: CompaniTech's public repository compani-api, {@code historyExport.js}, {@code file.js} and
 * {@code constants.js}. Every cell that comes back is encoded once; not thread-safe.
 */
final class PlanningExport implements AutoCloseable {
    static final List<String> HEADER = List.of(
            "Type",
            "Heure interne",
            "Service",
            "Début planifié",
            "Début horodaté",
            "Type d'horodatage",
            "Motif",
            "Fin planifiée",
            "Fin horodatée",
            "Type d'horodatage",
            "Motif",
            "Durée",
            "Répétition",
            "Déplacement véhiculé avec bénéficiaire",
            "Mode de transport spécifique",
            "Équipe",
            "Id Auxiliaire",
            "Auxiliaire - Titre",
            "Auxiliaire - Prénom",
            "Auxiliaire - Nom",
            "A affecter",
            "Id Bénéficiaire",
            "Bénéficiaire - Titre",
            "Bénéficiaire - Nom",
            "Bénéficiaire - Prénom",
            "Divers",
            "Facturé",
            "Annulé",
            "Statut de l'annulation",
            "Raison de l'annulation");

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);
    private static final String UNKNOWN_TYPE = "Astreinte";
    private static final int ROOM = 1 << 16;
    private static final int LONGEST_ROW = 4096;

    private final Period period;
    private final List<Beneficiary> beneficiaries;
    private final ExportCells cells;
    private final OutputStream out;
    private final byte[] buffer = new byte[ROOM];
    private int length;
    private long row = 1;

    PlanningExport(FictitiousStructure structure, Path file) throws IOException {
        period = structure.period;
        beneficiaries = structure.beneficiaries;
        cells = new ExportCells(structure);
        out = Files.newOutputStream(file);
        if (structure.charset().equals(StandardCharsets.UTF_8)) {
            put(cells.encoded("\ufeff"));
        }
        put(cells.encoded(ExportCells.quoted(HEADER.toArray(String[]::new))));
    }

    /** What the value at fault looks like; empty where there is nothing to see. */
    String valueAtFault(Event event) {
        if (event.fault == null) {
            return "";
        }
        return switch (event.fault) {
            case END_BEFORE_START -> text(event.end);
            case UNPARSABLE_DATE -> unparsable(event.start);
            case OVERLAP, MISSING_TIME, DOUBLED_TIME -> text(event.start);
            case WRONG_YEAR -> wrongYear(event.start);
            case UNKNOWN_TYPE -> UNKNOWN_TYPE;
            case SHORT_ROW -> "";
        };
    }

    /** Writes one event and tells its row. */
    long write(Event event) throws IOException {
        if (length > ROOM - LONGEST_ROW) {
            flush();
        }
        put('\r');
        put('\n');
        if (event.fault == SeededFault.Kind.UNKNOWN_TYPE) {
            put(cells.cell(UNKNOWN_TYPE));
        } else {
            put(event.visit() ? cells.visit : cells.internal);
        }
        put(';');
        if (!event.visit()) {
            put(cells.labels.getOrDefault(event.category, cells.internal));
        }
        put(';');
        if (event.visit()) {
            put(cells.services[beneficiaries.get(event.beneficiary).service()]);
        }
        put(';');
        times(event);
        put(';');
        duration(period.elapsed(event.actualStart(), event.actualEnd()));
        if (event.fault != SeededFault.Kind.SHORT_ROW) {
            put(';');
            rest(event);
        }
        row++;
        return row;
    }

    private void times(Event event) {
        if (event.fault == SeededFault.Kind.UNPARSABLE_DATE) {
            put(cells.cell(unparsable(event.start)));
        } else if (event.fault == SeededFault.Kind.WRONG_YEAR) {
            put(cells.cell(wrongYear(event.start)));
        } else {
            time(event.start);
        }
        put(';');
        stamp(event.clockedStart, event.startReason);
        put(';');
        if (event.fault == SeededFault.Kind.WRONG_YEAR) {
            put(cells.cell(wrongYear(event.end)));
        } else {
            time(event.end);
        }
        put(';');
        stamp(event.clockedEnd, event.endReason);
    }

    // Day and month the other way round.
    private String unparsable(int time) {
        String text = text(time);
        return text.substring(0, 5) + text.substring(8, 10) + text.substring(4, 7) + text.substring(10);
    }

    // The last two digits of the year the other way round, or ten years on where that changes nothing.
    private String wrongYear(int time) {
        String text = text(time);
        char tens = text.charAt(2);
        char units = text.charAt(3);
        String year = tens == units ? "" + (char) ('0' + (tens - '0' + 1) % 10) + units : "" + units + tens;
        return text.substring(0, 2) + year + text.substring(4);
    }

    private String text(int time) {
        int day = time / Period.DAY;
        return WRITTEN.format(period.date(day).atStartOfDay().plusSeconds(time % Period.DAY));
    }

    private void stamp(int time, int reason) {
        if (time == Event.NOT_CLOCKED) {
            put(';');
            put(';');
        } else {
            time(time);
            put(';');
            put(cells.stamps[reason]);
        }
    }

    private void time(int time) {
        put(cells.dates[time / Period.DAY]);
        int second = time % Period.DAY;
        put(cells.twoDigits[second / 3600]);
        put(':');
        put(cells.twoDigits[second / 60 % 60]);
        put(':');
        put(cells.twoDigits[second % 60]);
        put('"');
    }

    // Hours with two decimals and a comma.
    private void duration(int seconds) {
        int hundredths = (Math.abs(seconds) + 18) / 36;
        put('"');
        if (seconds < 0) {
            put('-');
        }
        if (hundredths >= 1000) {
            put(cells.twoDigits[hundredths / 1000 % 10 * 10 + hundredths / 100 % 10]);
        } else {
            put('0' + hundredths / 100);
        }
        put(',');
        put(cells.twoDigits[hundredths % 100]);
        put('"');
    }

    private void rest(Event event) {
        put(cells.repetitions[event.repetition]);
        put(';');
        if (event.kilometres > 0) {
            put(cells.cell(event.kilometres + ",00"));
        }
        put(';');
        put(cells.transports[event.transport]);
        put(';');
        put(event.team == Seat.OFFICE ? cells.office : cells.teams[event.team]);
        put(';');
        put(event.employee == null ? cells.nobody : cells.workers[event.employee.number()]);
        put(';');
        put(event.visit() ? cells.beneficiaries[event.beneficiary] : cells.noBeneficiary);
        put(';');
        put(cells.notes[event.note]);
        put(';');
        put(
                event.visit() && event.cancellation != Cancellation.NEITHER && event.employee != null
                        ? cells.yes
                        : cells.no);
        put(';');
        put(event.cancelled() ? cells.yes : cells.no);
        put(';');
        put(cells.cancellations.getOrDefault(event.cancellation, cells.no));
        put(';');
        if (event.cancelled()) {
            put(event.cancelledByWorker ? cells.byWorker : cells.byClient);
        }
    }

    private void put(int character) {
        buffer[length] = (byte) character;
        length++;
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
