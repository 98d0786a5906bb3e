package org.essaim.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.essaim.Essaim;
import org.essaim.funding.Basis;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.Share;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.essaim.time.ServiceClass;
import org.essaim.time.ServiceMapping;
import org.essaim.time.TimeBasis;
import org.essaim.time.Window;
import org.essaim.time.WorkingTimeRules;

/** A federation in memory whose year is imported and sealed, with ways between visits, and meetings that somebody may pay for. */
final class SealedFederation implements AutoCloseable {
    static final Year YEAR = Year.of(2025);
    static final YearMonth JANUARY = YEAR.atMonth(Month.JANUARY);
    static final YearMonth DECEMBER = YEAR.atMonth(Month.DECEMBER);
    static final int PERCENT = 80;
    static final int CENTS_AN_HOUR = 2_420;

    private static final String TEAM = "Réunion d'équipe";
    private static final String PRACTICE = "Analyse de pratiques";
    private static final String PLANNING = "Planification";

    /** What the agreement pays for, which is two of three meetings. */
    static final Set<Category> PAID = Set.of(Category.TEAM_MEETING, Category.PRACTICE_ANALYSIS);

    final Essaim essaim =
            Essaim.builder().pseudonyms(Pseudonymiser.ofHexKey("ab".repeat(32))).build();
    final List<String> structures;

    SealedFederation(int structures, int workers) {
        this.structures = IntStream.rangeClosed(1, structures)
                .mapToObj(i -> String.format(Locale.ROOT, "S%03d", i))
                .toList();
        found(essaim);
        this.structures.forEach(each -> seal(each, workers));
    }

    /** What there is to know before a structure's year can be imported. */
    static void found(Essaim essaim) {
        essaim.found(new Federation("benchmark", "Fédération fictive", true));
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("benchmark", TimeBasis.PLANNED)
                                .travel(1_800)
                                .source("made up for the benchmark")
                                .build()));
        essaim.time()
                .save(ServiceMapping.empty()
                        .with("Aide à domicile", LocalDate.MIN, new ServiceClass(Scheme.APA, true)));
        essaim.time()
                .mapping()
                .map(TEAM, Category.TEAM_MEETING)
                .map(PRACTICE, Category.PRACTICE_ANALYSIS)
                .map(PLANNING, Category.TEAM_PLANNING)
                .save();
    }

    /** A structure whose year can be imported. */
    static void found(Essaim essaim, String structure) {
        essaim.time()
                .save(new Structure(
                        structure,
                        "Structure fictive",
                        null,
                        null,
                        null,
                        ZoneId.of("Europe/Paris"),
                        ByDate.always(CollectiveAgreement.IDCC_2941)));
    }

    private void seal(String structure, int workers) {
        found(essaim, structure);
        essaim.time()
                .load(
                        new YearOfFacts(YEAR, workers, List.of(TEAM, PRACTICE, PLANNING)),
                        structure,
                        Window.complete(JANUARY, DECEMBER));
        for (Month month : Month.values()) {
            essaim.time().close(List.of(structure), YEAR.atMonth(month));
        }
    }

    /** Somebody pays a part of each hour, up to so many seconds. */
    void agree(String id, long ceiling) {
        essaim.funding()
                .save(FundingAgreement.builder(id)
                        .of("Convention fictive", "Financeur fictif")
                        .pool(id, 1)
                        .term(YEAR.atDay(1), DECEMBER.atEndOfMonth())
                        .categories(PAID)
                        .basis(Basis.ACTUAL_TIME)
                        .rates(ByDate.always(BigDecimal.valueOf(CENTS_AN_HOUR, 2)))
                        .share(Share.percent(PERCENT))
                        .ceilingSeconds(ceiling)
                        .source("made up for the benchmark")
                        .build());
    }

    @Override
    public void close() {
        essaim.close();
    }
}
