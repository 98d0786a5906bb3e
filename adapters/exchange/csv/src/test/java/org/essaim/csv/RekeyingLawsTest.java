package org.essaim.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Response;

/** Laws of re-keying, over questionnaires and answers that are made up. */
class RekeyingLawsTest {
    private static Path folder = Path.of("");

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("ressaisie");
    }

    @AfterContainer
    static void clear() throws IOException {
        for (String name : List.of("un.csv", "deux.csv")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static Locale locale(boolean english) {
        return english ? Locale.UK : Locale.FRANCE;
    }

    @Property(tries = 150)
    void whatIsKeyedIntoTheTemplateIsReadBack(@ForAll long seed, @ForAll boolean english) throws IOException {
        RandomSheets random = new RandomSheets(seed);
        Form form = random.form(25);
        Keyer keyer = new Keyer(form, locale(english));
        List<Response> responses = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            responses.add(random.response(form));
            keyer.type("A" + i, "S00" + i, responses.get(i - 1));
        }
        Path file = keyer.save(folder.resolve("un.csv"));
        List<Finding> findings = new ArrayList<>();
        for (List<Rekeying.Sheet> sheets : List.of(
                Rekeying.of(form).read(file, findings::add), Rekeying.of(form).read(file, file, findings::add))) {
            assertThat(findings).isEmpty();
            assertThat(sheets).extracting(Rekeying.Sheet::number).containsExactly("A1", "A2", "A3");
            assertThat(sheets).extracting(Rekeying.Sheet::structure).containsExactly("S001", "S002", "S003");
            assertThat(sheets).extracting(Rekeying.Sheet::date).containsOnly(LocalDate.of(2026, 3, 1));
            assertThat(sheets).extracting(Rekeying.Sheet::response).isEqualTo(responses);
        }
    }

    @Property(tries = 150)
    void everySingleSlipIsFoundWhereItIs(@ForAll long seed, @ForAll boolean english) throws IOException {
        RandomSheets made = new RandomSheets(seed);
        Form form = made.form(20);
        Random random = new Random(seed);
        Keyer first = new Keyer(form, locale(english));
        Keyer second = new Keyer(form, locale(english));
        for (int i = 1; i <= 4; i++) {
            Response response = made.response(form);
            first.type("" + i, "S1", response);
            second.type("" + i, "S1", response);
        }
        int row = 1 + random.nextInt(4);
        int field = 1 + random.nextInt(first.rows.get(0).size() - 1);
        List<String> slipped = second.rows.get(row);
        // Something is left out, or something is typed that was not there.
        slipped.set(field, slipped.get(field).isEmpty() ? "1" : "");
        List<Finding> findings = new ArrayList<>();
        List<Rekeying.Sheet> sheets = Rekeying.of(form)
                .read(first.save(folder.resolve("un.csv")), second.save(folder.resolve("deux.csv")), findings::add);
        assertThat(findings)
                .filteredOn(finding -> finding.code() == Code.KEYED_DIFFERENTLY)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.file()).isEqualTo("deux.csv");
                    assertThat(finding.column()).isEqualTo(first.rows.get(0).get(field));
                    assertThat(finding.details())
                            .containsEntry("sheet", Integer.toString(row))
                            .containsEntry("other", "un.csv");
                    assertThat(finding.value()).isNull();
                });
        assertThat(sheets).extracting(Rekeying.Sheet::number).hasSize(3).doesNotContain(Integer.toString(row));
    }

    @Property(tries = 60)
    void noFindingSaysWhatSomebodyAnswered(@ForAll long seed) throws IOException {
        RandomSheets made = new RandomSheets(seed);
        Form form = made.form(20);
        Random random = new Random(seed);
        Keyer first = new Keyer(form, Locale.FRANCE);
        Keyer second = new Keyer(form, Locale.FRANCE);
        for (Keyer keyer : List.of(first, second)) {
            for (int i = 1; i <= 3; i++) {
                keyer.type("" + i, "SECRET", made.response(form));
                List<String> row = keyer.rows.get(i);
                for (int slip = 0; slip < 5; slip++) {
                    row.set(3 + random.nextInt(row.size() - 3), "SECRET" + slip);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        Rekeying.of(form)
                .read(first.save(folder.resolve("un.csv")), second.save(folder.resolve("deux.csv")), findings::add);
        assertThat(findings).isNotEmpty();
        for (Finding finding : findings) {
            assertThat(finding.toString() + finding.message(Locale.FRANCE) + finding.remedy(Locale.UK))
                    .doesNotContain("SECRET");
        }
    }
}
