package org.essaim.sql;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.essaim.Essaim;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;

/** Somebody who keeps the time of two invented structures. */
final class Office {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final List<String> STRUCTURES = List.of("S001", "S002");
    static final YearMonth JANUARY = YearMonth.of(2026, 1);

    final Essaim essaim;

    Office() {
        this(new InMemoryStore());
    }

    Office(Store store) {
        essaim = Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey("7c".repeat(32)))
                .clock(Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC))
                .build();
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("everyday", TimeBasis.PLANNED)
                                .source("made up for tests")
                                .build()));
        essaim.time().save(ServiceMapping.empty().with("Aide", LocalDate.MIN, new ServiceClass(Scheme.APA, true)));
        essaim.time().mapping().map("Réunion", Category.TEAM_MEETING).save();
        for (String structure : STRUCTURES) {
            essaim.time()
                    .save(new Structure(
                            structure,
                            "Structure fictive",
                            null,
                            null,
                            null,
                            PARIS,
                            ByDate.always(CollectiveAgreement.IDCC_2941)));
        }
    }

    /** The seals of the first months of the year, made now: two offices with the same seals know the same. */
    List<String> sealed(int months) {
        List<String> seals = new ArrayList<>();
        for (int month = 0; month < months; month++) {
            essaim.time()
                    .close(STRUCTURES, JANUARY.plusMonths(month))
                    .forEach(report -> seals.add(report.seal().toString()));
        }
        return seals;
    }

    int events(String structure, YearMonth month) {
        return essaim.time().entries(structure, month).size();
    }
}
