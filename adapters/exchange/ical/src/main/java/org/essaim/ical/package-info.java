/**
 * Calendars (<i>agendas</i>) as iCalendar: sessions of programmes are written by {@link org.essaim.ical.SessionCalendar}, planned
 * time is read by {@link org.essaim.ical.IcalTimeSource}.
 */
@NullMarked
package org.essaim.ical;

import org.jspecify.annotations.NullMarked;
