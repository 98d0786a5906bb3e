package org.essaim.cli;

import org.essaim.csv.CsvPresets;
import org.essaim.esppadom.EsppadomTimeSource;
import org.essaim.ical.IcalOptions;
import org.essaim.timeclock.TimeclockSource;
import org.essaim.xlsx.XlsxTimeSource;

/** What files of time are, by the preset that somebody names. */
enum FileForm {
    /** Rows under columns that a mapping names, as text or as a workbook. */
    COLUMNS,
    /** A workbook that somebody filled in: it says itself what its columns are. */
    TEMPLATE,
    /** The calendar of one worker. */
    CALENDAR,
    /** Visits in the sector's exchange format. */
    DELIVERY,
    /** A text in which a team clocks in and out. */
    CLOCK;

    private static final String FUNDERS = EsppadomTimeSource.PROFILE + "(-[a-z0-9-]{1,40})?";

    static FileForm of(String preset) {
        if (preset.matches(FUNDERS)) {
            return DELIVERY;
        }
        return switch (preset) {
            case XlsxTimeSource.PROFILE -> TEMPLATE;
            case IcalOptions.PROFILE -> CALENDAR;
            case TimeclockSource.PROFILE -> CLOCK;
            default -> COLUMNS;
        };
    }

    /** Every name that can be given. */
    static String presets() {
        return String.join(", ", CsvPresets.ids()) + ", " + XlsxTimeSource.PROFILE + ", " + IcalOptions.PROFILE + ", "
                + EsppadomTimeSource.PROFILE + ", " + TimeclockSource.PROFILE;
    }

    /** True if a refused row can be copied beside others and read again. */
    boolean hasRows() {
        return this == COLUMNS || this == TEMPLATE;
    }
}
