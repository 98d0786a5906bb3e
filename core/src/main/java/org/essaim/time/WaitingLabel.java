package org.essaim.time;

import java.time.LocalDate;

/**
 * A label of open months that has no category yet (<i>libellé en attente</i>), with its weight.
 *
 * @param label the label as it is most often written
 * @param events how many events carry it
 * @param seconds the seconds that they count
 * @param first the first work date
 * @param last the last work date
 */
public record WaitingLabel(String label, long events, long seconds, LocalDate first, LocalDate last) {}
