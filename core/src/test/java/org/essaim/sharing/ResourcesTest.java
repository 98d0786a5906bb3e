package org.essaim.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Scope;
import org.essaim.recording.TableRule;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.essaim.spi.MeasureSource;
import org.junit.jupiter.api.Test;
import org.threeten.extra.LocalDateRange;

class ResourcesTest {
    private static final LocalDate PUBLISHED = LocalDate.of(2026, 4, 14);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final Resource GUIDE = Resource.builder("guide", "Guide", ResourceKind.TOOL, PUBLISHED)
            .addressedTo("Encadrants", 40)
            .programme("una")
            .at("/ressources/guide")
            .build();

    private final Library library = new Library();
    private final Resources resources = library.resources;

    @Test
    void whatWasPublishedAndReadReadsBack() {
        resources.publish(GUIDE);
        resources.publish(Resource.builder("lettre", "Lettre", ResourceKind.NEWSLETTER, PUBLISHED)
                .addressedTo("Tout le réseau")
                .build());
        resources.record(Reading.ofNetwork("guide", APRIL, 9, 7));
        resources.record(new Reading("guide", APRIL, "S001", 3, 3));
        assertThat(resources.all()).hasSize(2).contains(GUIDE);
        assertThat(resources.resource("guide")).isEqualTo(GUIDE);
        assertThat(resources.readings("guide"))
                .containsExactly(Reading.ofNetwork("guide", APRIL, 9, 7), new Reading("guide", APRIL, "S001", 3, 3));
        assertThatThrownBy(() -> resources.resource("gide"))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("Maybe one of [guide, lettre]");
    }

    @Test
    void theReportSaysTheRateWithWhatItIsOverAndNothingWhereNobodyCounted() {
        resources.publish(GUIDE);
        resources.publish(Resource.builder("etude", "Étude", ResourceKind.ARTICLE, PUBLISHED)
                .build());
        resources.record(Reading.ofNetwork("guide", APRIL, 9, 7));
        resources.record(Reading.ofNetwork("guide", APRIL.plusMonths(1), 2, 8));
        Report report = resources.report("", Locale.FRENCH);
        Block.Table table = (Block.Table) report.sections().get(0).blocks().get(1);
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(1))
                .contains(
                        new Value.Share(8, 40), Value.count(11), Value.count(8), new Value.Month(APRIL.plusMonths(1)));
        assertThat(table.rows().get(0))
                .filteredOn(Value.Absent.class::isInstance)
                .hasSize(6);
        assertThat(resources.report("una", Locale.ENGLISH).sections().get(0).title())
                .contains("disposal");
        assertThat(((Block.Table) resources
                                .report("una", Locale.UK)
                                .sections()
                                .get(0)
                                .blocks()
                                .get(1))
                        .rows())
                .hasSize(1);
    }

    @Test
    void whoSeesSomeStructuresTellsOfThemAndNotOfTheNetwork() {
        resources.publish(GUIDE);
        resources.record(Reading.ofNetwork("guide", APRIL, 9, 7));
        resources.record(new Reading("guide", APRIL, "S002", 1, 1));
        library.actor = new Actor("una-001", Perimeter.of(Set.of("S001")));
        resources.record(new Reading("guide", APRIL, "S001", 3, 3));
        assertThat(resources.readings("guide")).containsExactly(new Reading("guide", APRIL, "S001", 3, 3));
        assertThat(resources.all()).containsExactly(GUIDE);
        assertThatThrownBy(() -> resources.record(Reading.ofNetwork("guide", APRIL, 9, 7)))
                .isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> resources.record(new Reading("guide", APRIL, "S002", 9, 7)))
                .isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> resources.publish(GUIDE)).isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> resources.report("", Locale.FRENCH)).isInstanceOf(EssaimException.class);
        LocalDateRange april =
                LocalDateRange.of(APRIL.atDay(1), APRIL.plusMonths(1).atDay(1));
        assertThatThrownBy(() -> resources.measures().values("resource-views", List.of(Scope.federation()), april))
                .isInstanceOf(EssaimException.class);
        assertThat(resources
                        .load(
                                ResourceTable.READINGS,
                                TableRule.table(List.of(row("", "04/2026", 1, 1), row("S002", "04/2026", 1, 1))))
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.OUTSIDE_PERIMETER, Code.OUTSIDE_PERIMETER);
    }

    private static Map<String, String> row(String structure, String month, int views, int readers) {
        return Map.of(
                "Ressource",
                "guide",
                "Structure",
                structure,
                "Mois",
                month,
                "Consultations",
                Integer.toString(views),
                "Lecteurs",
                Integer.toString(readers));
    }

    @Test
    void aResourceIsNotPublishedAfterItWasRead() {
        resources.publish(GUIDE);
        resources.record(Reading.ofNetwork("guide", APRIL, 9, 7));
        Resource later = Resource.builder("guide", "Guide", ResourceKind.TOOL, PUBLISHED.plusMonths(2))
                .build();
        assertThat(resources.publish(later).findings())
                .extracting(Finding::code)
                .containsExactly(Code.READ_BEFORE_PUBLISHED);
        assertThat(resources.resource("guide")).isEqualTo(GUIDE);
        assertThat(resources.publish(GUIDE).unchanged()).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsNoResourceAndNoReading() {
        assertThatThrownBy(() -> Resource.builder("a:b", "Titre", ResourceKind.TOOL, PUBLISHED)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Resource.builder("a", " ", ResourceKind.TOOL, PUBLISHED).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Resource.builder("a", "Titre", ResourceKind.TOOL, PUBLISHED)
                        .addressedTo("", 12)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to whom");
        assertThatThrownBy(() -> Resource.builder("a", "Titre", ResourceKind.TOOL, PUBLISHED)
                        .addressedTo("Encadrants", 0)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reading.ofNetwork("a", APRIL, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> resources
                        .measures()
                        .values(
                                "views",
                                List.of(Scope.federation()),
                                LocalDateRange.of(
                                        APRIL.atDay(1), APRIL.plusMonths(1).atDay(1))))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("resource-views");
    }

    /** Views of each month, told in any order, add up; of any month that nobody told of, nothing is made up. */
    @Property(tries = 100)
    void viewsAddUpWhateverTheOrderOfTheRows(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 500) Integer> views, @ForAll Random random) {
        Library one = new Library();
        one.resources.publish(GUIDE);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            rows.add(row("", "0" + (4 + i) + "/2026", views.get(i), 1));
        }
        Collections.shuffle(rows, random);
        assertThat(one.resources
                        .load(ResourceTable.READINGS, TableRule.table(rows))
                        .stored())
                .isEqualTo(views.size());
        for (int months = 1; months <= 3; months++) {
            MeasureSource.Value value = one.resources
                    .measures()
                    .values(
                            "resource-views",
                            List.of(Scope.federation()),
                            LocalDateRange.of(
                                    APRIL.atDay(1), APRIL.plusMonths(months).atDay(1)))
                    .get(0);
            if (months <= views.size()) {
                assertThat(((MeasureSource.Measured) value).amount().longValueExact())
                        .isEqualTo(views.subList(0, months).stream()
                                .mapToLong(Integer::longValue)
                                .sum());
            } else {
                assertThat(((MeasureSource.Absent) value).reason()).isEqualTo(MeasureSource.Absence.INCOMPLETE);
            }
        }
    }
}
