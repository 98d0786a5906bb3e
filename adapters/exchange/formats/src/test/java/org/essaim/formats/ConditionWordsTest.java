package org.essaim.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.essaim.document.FieldReader;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.essaim.spi.DocumentCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the examples of {@code specs/paper/conditions.yaml}, in both languages. */
class ConditionWordsTest {
    private static final String FILE = "conditions.yaml";

    record Note(String item, String fr, String en) {}

    record Example(String id, String shows, List<Item> items, List<Note> words, List<Note> jumps) {
        @Override
        public String toString() {
            return id + " " + shows;
        }
    }

    static List<Example> examples() {
        DocumentCodec yaml = ServiceLoader.load(DocumentCodec.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(codec -> codec.extensions().contains("yaml"))
                .findFirst()
                .orElseThrow();
        List<Finding> findings = new ArrayList<>();
        List<Example> examples = FieldReader.of(
                        yaml.decode(bytes(), FILE, findings::add).orElseThrow(), Optional.empty(), findings::add)
                .each("specs", ConditionWordsTest::example);
        assertThat(findings).isEmpty();
        assertThat(examples).hasSizeGreaterThan(10);
        return examples;
    }

    private static byte[] bytes() {
        try (InputStream in = ConditionWordsTest.class.getResourceAsStream("/specs/paper/" + FILE)) {
            return Objects.requireNonNull(in, FILE).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Example> example(FieldReader reader) {
        return reader.build(
                Example.class,
                reader.text("id"),
                reader.text("shows"),
                reader.each("items", Item::read),
                reader.each("words", ConditionWordsTest::note),
                reader.each("jumps", ConditionWordsTest::note));
    }

    private static Optional<Note> note(FieldReader reader) {
        return reader.build(Note.class, reader.text("item"), reader.text("fr"), reader.text("en"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysIt(Example example) {
        Questionnaire.Builder builder = Questionnaire.builder("exemple", "1", Texts.french("Exemple"));
        example.items().forEach(builder::item);
        Questionnaire questionnaire = builder.build();
        Form form = Form.require(questionnaire);
        PaperNumbers numbers = new PaperNumbers(questionnaire);
        for (boolean english : new boolean[] {false, true}) {
            ConditionWords words = new ConditionWords(numbers, english);
            Jumps jumps = new Jumps(questionnaire.items(), numbers, words, english);
            Map<String, String> said = new TreeMap<>();
            Map<String, String> ways = new TreeMap<>();
            for (Item item : form.items()) {
                if (!jumps.isCovered(item)) {
                    words.of(item).ifPresent(note -> said.put(item.code(), note.lines()));
                }
                jumps.after(item).ifPresent(way -> ways.put(item.code(), way));
            }
            assertThat(said).isEqualTo(expected(example.words(), english));
            assertThat(ways).isEqualTo(expected(example.jumps(), english));
        }
    }

    private static Map<String, String> expected(List<Note> notes, boolean english) {
        Map<String, String> expected = new TreeMap<>();
        notes.forEach(note -> expected.put(note.item(), english ? note.en() : note.fr()));
        return expected;
    }
}
