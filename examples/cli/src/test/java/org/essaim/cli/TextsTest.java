package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class TextsTest {
    private static final ResourceBundle FRENCH = Texts.in(Language.fr).bundle();
    private static final ResourceBundle ENGLISH = Texts.in(Language.en).bundle();

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(new TreeSet<>(FRENCH.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
        for (String key : FRENCH.keySet()) {
            assertThat(values(FRENCH.getString(key))).as(key).isEqualTo(values(ENGLISH.getString(key)));
        }
    }

    private static Set<String> values(String text) {
        Set<String> values = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(match -> values.add(match.group()));
        return values;
    }

    @Test
    void frenchIsSetAsAPrinterWould() {
        for (String key : FRENCH.keySet()) {
            String text = FRENCH.getString(key);
            // A straight apostrophe would also swallow what follows it.
            assertThat(text).as(key).doesNotContain("'", "\"");
            assertThat(text).as(key).doesNotContainPattern("[^\u202f][;!?]");
            assertThat(text).as(key).doesNotContainPattern(" :|[^\u00a0\\w]:(?=\\s)");
            assertThat(text).as(key).doesNotContainPattern("«[^\u00a0]|[^\u00a0]»");
        }
    }

    @Test
    void englishHasNoStraightQuotes() {
        for (String key : ENGLISH.keySet()) {
            assertThat(ENGLISH.getString(key)).as(key).doesNotContain("'", "\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandAndArgumentIsDescribed(Language language) {
        Program program = new Program(Surroundings.of(System.out, System.err), Texts.in(language));
        List<String> silent = new ArrayList<>();
        visit(Commands.of(program), command -> {
            String name = command.getCommandSpec().qualifiedName();
            if (command.getCommandSpec().usageMessage().description().length == 0) {
                silent.add(name);
            }
            for (ArgSpec arg : command.getCommandSpec().args()) {
                if (arg.description().length == 0) {
                    silent.add(name + " " + arg);
                }
            }
        });
        assertThat(silent).isEmpty();
    }

    private static void visit(CommandLine command, Consumer<CommandLine> visitor) {
        visitor.accept(command);
        command.getSubcommands().values().forEach(each -> visit(each, visitor));
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertThat(Texts.in(Language.fr).text("finding.more", 12_345)).isEqualTo("… et encore 12\u202f345");
        assertThat(Texts.in(Language.en).text("finding.more", 12_345L)).isEqualTo("… and 12,345 more");
    }

    @Test
    void momentsAndLengthsAreWrittenForPeople() {
        Instant at = Instant.parse("2026-11-22T01:08:26.157Z");
        assertThat(Texts.in(Language.fr).moment(at)).isEqualTo("22\u00a0novembre\u00a02026, 01:08 UTC");
        assertThat(Texts.in(Language.en).moment(at)).isEqualTo("22\u00a0November\u00a02026, 01:08 UTC");
        assertThat(Texts.in(Language.fr).period(Period.of(5, 1, 0))).isEqualTo("5\u00a0ans, 1\u00a0mois");
        assertThat(Texts.in(Language.en).period(Period.ofMonths(14))).isEqualTo("1 year, 2 months");
    }
}
