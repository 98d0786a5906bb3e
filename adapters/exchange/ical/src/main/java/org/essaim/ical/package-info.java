/** Sessions of programmes for calendars (<i>agendas</i>), as iCalendar. */
@NullMarked
package org.essaim.ical;

import org.jspecify.annotations.NullMarked;
