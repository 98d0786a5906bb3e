package org.essaim.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.WorkerId;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Redaction;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.essaim.time.PersonalRecords;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    private static final Pseudonymiser KEY = Pseudonymiser.ofHexKey("0123456789abcdef".repeat(4));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);
    private static final Axis PLACES = Axis.builder("structure", "federation")
            .put("T1", "federation")
            .put("S001", "T1")
            .put("S002", "T1")
            .put("S003", "T1")
            .put("T2", "federation")
            .put("S004", "T2")
            .put("S005", "T2")
            .build();
    private static final Axis MONTHS = Axis.months("month", YearMonth.of(2026, 1), YearMonth.of(2026, 3));
    private static final long AMOUNT = 7_654_321;

    private final Store store = new InMemoryStore();
    private Actor actor = new Actor("coordination", Perimeter.all());
    private final Disclosure disclosure = new Disclosure(store, () -> actor, () -> KEY, CLOCK);

    /** Structures of ten, and one of two. */
    private static SensitiveTable.Builder figures() {
        SensitiveTable.Builder builder = SensitiveTable.builder("coordination", "seconds", List.of(PLACES, MONTHS));
        for (String structure : PLACES.leaves()) {
            for (String month : MONTHS.leaves()) {
                int people = structure.equals("S002") ? 2 : 10;
                for (int i = 0; i < people; i++) {
                    builder.add(List.of(structure, month), "dupont-" + structure + "-" + i, AMOUNT + 1000L * i);
                }
            }
        }
        return builder;
    }

    @Test
    void aReleaseHasANumberAndIsKeptAsItWasPublished() {
        ProtectedTable published = disclosure.release(figures().build(), Protection.standard());
        assertThat(published.release()).isEqualTo(1);
        assertThat(published.audience()).isEqualTo(Audience.PUBLISHED);
        assertThat(published.cell("S002", "2026-01")).isEqualTo(new ProtectedCell.Secret());
        assertThat(published.cell("S002", "2026-01").text(Locale.FRANCE)).isEqualTo("s.");
        assertThat(published.cell("federation", "total")).isInstanceOf(ProtectedCell.Shown.class);
        ProtectedTable again = disclosure.released("seconds", 1);
        assertThat(again.cells()).isEqualTo(published.cells());
        assertThat(again.primary()).isEqualTo(published.primary());
        assertThat(again.complementary()).isEqualTo(published.complementary()).isPositive();
        assertThat(disclosure.releases("seconds")).singleElement().satisfies(release -> {
            assertThat(release.by()).isEqualTo("coordination");
            assertThat(release.at()).isEqualTo(CLOCK.instant());
            assertThat(release.protection()).isEqualTo(Protection.standard());
        });
        assertThat(disclosure.releases("other")).isEmpty();
    }

    @Test
    void whatIsTriedIsNotRegisteredAndSaysTheSame() {
        ProtectedTable tried = disclosure.protect(figures().build(), Protection.standard());
        assertThat(tried.release()).isZero();
        assertThat(store.sequence()).isZero();
        assertThat(disclosure.release(figures().build(), Protection.standard()).cells())
                .isEqualTo(tried.cells());
    }

    @Test
    void theSameOnceMoreIsTheSameRelease() {
        ProtectedTable first = disclosure.release(figures().build(), Protection.standard());
        ProtectedTable second = disclosure.release(figures().build(), Protection.standard());
        assertThat(second.release()).isEqualTo(1);
        assertThat(second.cells()).isEqualTo(first.cells());
        assertThat(store.documents(Register.KIND)).hasSize(1);
    }

    @Test
    void aCorrectionOfOnePersonIsNotToldByTheDifferenceOfTwoReleases() {
        disclosure.release(figures().build(), Protection.standard());
        ProtectedTable later = disclosure.release(
                figures().add(List.of("S004", "2026-02"), "dupont-S004-3", 3600).build(), Protection.standard());
        assertThat(later.release()).isEqualTo(2);
        for (String place : List.of("S004", "T2", "federation")) {
            for (String month : List.of("2026-02", "2026-T1", "2026", "total")) {
                assertThat(later.cell(place, month)).as(place + month).isEqualTo(new ProtectedCell.Secret());
            }
        }
        assertThat(later.cell("S004", "2026-01")).isInstanceOf(ProtectedCell.Shown.class);
    }

    @Test
    void whoReleasesMeanwhileIsReckonedWith() {
        SensitiveTable corrected =
                figures().add(List.of("S004", "2026-02"), "dupont-S004-3", 3600).build();
        Store racing = new RacingStore(store, () -> disclosure.release(figures().build(), Protection.standard()));
        ProtectedTable late =
                new Disclosure(racing, () -> actor, () -> KEY, CLOCK).release(corrected, Protection.standard());
        assertThat(late.release()).isEqualTo(2);
        assertThat(late.cell("S004", "2026-02")).isEqualTo(new ProtectedCell.Secret());
    }

    @Test
    void anExactTableIsForARecipientAndRegistersNothing() {
        ProtectedTable exact = disclosure.exact(figures().build(), List.of(View.by("structure", "month")));
        assertThat(exact.audience()).isEqualTo(Audience.RECIPIENT);
        assertThat(exact.cell("S002", "2026-01")).isEqualTo(new ProtectedCell.Shown(2 * AMOUNT + 1000, 0));
        assertThat(store.sequence()).isZero();
    }

    @Test
    void aWaiverIsKeptWithItsReasonAndNotTold() {
        ProtectedTable waived =
                disclosure.release(figures().build(), Protection.waived("consentement de Mme Martin", "dpo"));
        assertThat(waived.isWaived()).isTrue();
        assertThat(waived.cell("S002", "2026-01")).isEqualTo(new ProtectedCell.Shown(2 * AMOUNT + 1000, 0));
        assertThat(disclosure.releases("seconds").get(0).protection().why())
                .contains(new Protection.Waiver("consentement de Mme Martin", "dpo"));
        assertThat(disclosure.releases("seconds").toString()).doesNotContain("Martin");
    }

    @Test
    void nobodyIsNamedInTheRegister() {
        disclosure.release(figures().build(), Protection.standard());
        assertThat(store.documents(Register.KIND).toString())
                .doesNotContain("dupont")
                .contains(KEY.pseudonym("dupont-S002-1").value());
    }

    @Test
    void whoIsErasedIsSomebodyAndWhatWasPublishedStaysProtected() {
        ProtectedTable before = disclosure.release(figures().build(), Protection.standard());
        WorkerId gone = KEY.pseudonym("dupont-S004-3");
        List<PersonalRecords.Without> without = Disclosure.personalRecords()
                .without(store, new PersonalRecords.Gone(gone, null, YearMonth.of(2026, 12), false));
        assertThat(without).hasSize(1);
        List<Redaction> redactions = new ArrayList<>();
        without.forEach(each -> redactions.add(
                new Redaction.OfDocument(each.version().key(), each.version().version(), each.content())));
        store.commit(new Commit("dpo", CLOCK.instant(), List.of(), List.of(), redactions));
        assertThat(store.documents(Register.KIND).toString())
                .doesNotContain(gone.value())
                .contains(KEY.pseudonym("dupont-S004-2").value());
        assertThat(disclosure.released("seconds", 1).cells()).isEqualTo(before.cells());
        SensitiveTable.Builder rest = SensitiveTable.builder("coordination", "seconds", List.of(PLACES, MONTHS));
        figures()
                .build()
                .contributions()
                .forEach((place, people) -> people.forEach((who, amount) -> {
                    if (!who.equals("dupont-S004-3")) {
                        rest.add(place.at(), who, amount);
                    }
                }));
        assertThat(disclosure.release(rest.build(), Protection.standard()).cell("S004", "2026-01"))
                .as("the difference would be what one person did")
                .isEqualTo(new ProtectedCell.Secret());
    }

    @Test
    void missingZeroAndSecretAreThreeThings() {
        SensitiveTable.Builder builder = SensitiveTable.builder("accidents", "accidents", List.of(PLACES));
        for (int i = 0; i < 6; i++) {
            builder.add(List.of("S001"), "a" + i, 2 + i);
            builder.add(List.of("S003"), "b" + i, 0);
        }
        builder.missing(List.of("S004"));
        ProtectedTable table = disclosure.protect(builder.build(), Protection.standard());
        assertThat(table.cell("S001")).isEqualTo(new ProtectedCell.Shown(27, 0));
        assertThat(table.cell("S002")).as("nobody there").isEqualTo(new ProtectedCell.Zero(0));
        assertThat(table.cell("S003")).as("six people, all with 0").isEqualTo(new ProtectedCell.Zero(0));
        assertThat(table.cell("S004")).isEqualTo(new ProtectedCell.Missing());
        assertThat(table.cell("T2"))
                .as("of two one said nothing, and nobody is in the other")
                .isEqualTo(new ProtectedCell.Zero(1));
        assertThat(table.cell("federation")).isEqualTo(new ProtectedCell.Shown(27, 1));
        builder.add(List.of("S005"), "c", 0);
        assertThat(disclosure.protect(builder.build(), Protection.standard()).cell("S005"))
                .as("one person with 0")
                .isEqualTo(new ProtectedCell.Secret());
        assertThat(table.cells().values().stream().map(cell -> cell.text(Locale.FRANCE)))
                .containsOnly("27", "0", "n.d.");
    }

    @Test
    void badDataIsFoundAndBadUseRefused() {
        SensitiveTable.Builder builder = SensitiveTable.builder("t", "m", List.of(PLACES))
                .add(List.of("S099"), "a", 1)
                .add(List.of("T1"), "a", 1)
                .add(List.of("S001"), "a", 5)
                .add(List.of("S001"), "a", -6)
                .add(List.of("S002"), "a", 5)
                .add(List.of("S002"), "a", -5)
                .missing(List.of("S002"));
        assertThat(builder.findings().stream().map(Finding::code))
                .containsExactly(
                        Code.PLACE_NOT_ON_AXIS,
                        Code.PLACE_NOT_ON_AXIS,
                        Code.CONTRIBUTION_BELOW_ZERO,
                        Code.MISSING_AND_TOLD);
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(builder::build)
                .withMessageContaining("ESM-1901");
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> Protection.standard().withThreshold(2))
                .withMessageContaining("waived");
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> Protection.waived(" ", "dpo"));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() ->
                        disclosure.protect(figures().build(), List.of(View.by("category")), Protection.standard()))
                .withMessageContaining("structure");
        disclosure.release(figures().build(), Protection.standard());
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> disclosure.release(
                        SensitiveTable.builder("other", "seconds", List.of(PLACES))
                                .build(),
                        Protection.standard()))
                .withMessageContaining("same axes");
        assertThatExceptionOfType(EssaimException.class).isThrownBy(() -> disclosure.released("seconds", 2));
        actor = new Actor("S001", Perimeter.of(Set.of("S001")));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> disclosure.release(figures().build(), Protection.standard()));
        assertThatExceptionOfType(EssaimException.class)
                .isThrownBy(() -> disclosure.exact(figures().build(), List.of(View.by("structure"))));
    }

    @Test
    void aDamagedRegisterIsRefusedNotGuessed() {
        disclosure.release(figures().build(), Protection.standard());
        Document kept = store.documents(Register.KIND).get(0);
        for (String field : List.of("secrets", "places", "people", "number", "protection", "axes")) {
            var fields = ((org.essaim.document.Tree.Fields) kept.content()).fields();
            var builder = org.essaim.document.Tree.fields();
            fields.forEach((name, value) -> builder.put(name.equals(field) ? "x" + name : name, value));
            Store damaged = new InMemoryStore();
            damaged.commit(new Commit(
                    "x", CLOCK.instant(), List.of(new Commit.Put(kept.key(), 0, builder.build())), List.of()));
            assertThatExceptionOfType(StoreException.class)
                    .as(field)
                    .isThrownBy(() -> new Disclosure(damaged, () -> actor, () -> KEY, CLOCK).releases("seconds"));
        }
    }

    @Test
    void aProtectedTableHoldsNothingThatIsSecret() throws IllegalAccessException {
        ProtectedTable table = disclosure.release(figures().build(), Protection.standard());
        Set<String> secret = new TreeSet<>();
        for (String month : MONTHS.leaves()) {
            assertThat(table.cell("S002", month)).isEqualTo(new ProtectedCell.Secret());
            secret.add(String.valueOf(2 * AMOUNT + 1000));
        }
        Set<String> reached = new TreeSet<>();
        reach(table, new IdentityHashMap<>(), reached);
        assertThat(reached).doesNotContainAnyElementsOf(secret).noneMatch(text -> text.contains("dupont"));
        assertThat(table.toString()).doesNotContain(secret);
        assertThat(figures().build().toString()).doesNotContain("dupont").doesNotContain(String.valueOf(AMOUNT));
        assertThat(Register.read(store.documents(Register.KIND).get(0))
                        .edition()
                        .toString())
                .doesNotContain(KEY.pseudonym("dupont-S002-1").value());
    }

    @Test
    void aReportIsMadeOfWhatMayBeTold() {
        ProtectedTable table = disclosure.release(figures().build(), Protection.standard());
        Report french = ProtectedReport.of(table, "Heures de coordination", Locale.FRANCE, Value::hours, name -> name);
        assertThat(french.audience()).isEqualTo(Audience.PUBLISHED);
        assertThat(french.toString()).contains("Diffusion").doesNotContain(String.valueOf(2 * AMOUNT + 1000));
        Block.Table laid = (Block.Table) french.sections().get(1).blocks().get(0);
        assertThat(laid.rows()).hasSize(PLACES.nodes().size());
        List<Value> small = laid.rows().stream()
                .filter(row -> row.get(0).equals(Value.of("S002")))
                .findFirst()
                .orElseThrow();
        assertThat(small.subList(1, small.size())).containsOnly(new Value.Absent("s."));
        List<Value> all = laid.rows().get(0);
        assertThat(all.get(1))
                .isEqualTo(Value.hours(((ProtectedCell.Shown) table.cell("federation", "total")).amount()));
        assertThat(ProtectedReport.of(table, "Hours", Locale.UK, Value::hours, name -> name)
                        .toString())
                .contains("nobody said")
                .doesNotContain("Diffusion");
    }

    /** Every number and text that can be got at from here, private fields of ours included. */
    private static void reach(Object from, IdentityHashMap<Object, Boolean> met, Set<String> reached)
            throws IllegalAccessException {
        if (from == null || met.put(from, true) != null) {
            return;
        }
        if (from instanceof String || from instanceof Number || from instanceof Enum<?>) {
            reached.add(from.toString());
        } else if (from instanceof Map<?, ?> map) {
            reach(map.keySet(), met, reached);
            reach(map.values(), met, reached);
        } else if (from instanceof Collection<?> all) {
            for (Object each : all) {
                reach(each, met, reached);
            }
        } else if (from.getClass().getName().startsWith("org.essaim")) {
            for (Field field : from.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    Object value = field.get(from);
                    if (value != null) {
                        reach(value, met, reached);
                    }
                }
            }
        }
    }
}
