package org.essaim.examples.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import org.essaim.Essaim;
import org.essaim.spi.TimeSource;
import org.essaim.time.CloseReport;
import org.essaim.time.Window;

/** What the application does with Essaim: takes a month of planning in, and closes it. */
@ApplicationScoped
public class MonthEnd {
    @Inject
    Essaim essaim;

    /** Takes a whole month of one structure, and seals it. */
    public List<CloseReport> close(TimeSource planning, String structure, YearMonth month) {
        essaim.time().load(planning, structure, Window.complete(month));
        return essaim.time().close(List.of(structure), month);
    }
}
