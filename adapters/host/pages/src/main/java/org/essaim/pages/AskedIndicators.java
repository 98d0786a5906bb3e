package org.essaim.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.essaim.csv.CsvExport;
import org.essaim.disclosure.Protection;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.indicator.Answer;
import org.essaim.indicator.Dimension;
import org.essaim.indicator.IndicatorTable;
import org.essaim.indicator.Period;
import org.essaim.indicator.PeriodKind;
import org.essaim.indicator.Question;
import org.essaim.organisation.Scope;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * Which indicators are asked about, as an address says it: it can be kept as a bookmark.
 *
 * @param period over which days; absent if nothing is asked yet
 * @param structures of these alone; empty for all that the visitor may see
 */
record AskedIndicators(
        List<String> indicators,
        @Nullable Period period,
        List<Dimension> by,
        @Nullable PeriodKind every,
        List<String> structures,
        String programme) {
    // A page that is wider or deeper helps nobody.
    private static final int MOST_PERIODS = 60;
    private static final int MOST_DIMENSIONS = 3;
    private static final int MOST_NAMES = 200;

    /** What core answered, whoever’s language it is in. */
    record Answered(Answer answer) {
        boolean isFine() {
            return answer.isFine();
        }

        List<Finding> findings() {
            return answer.findings();
        }

        List<IndicatorTable> tables() {
            return answer.tables();
        }

        Report report(Visit visit) {
            return answer.report(visit.language().locale());
        }

        Tree tree() {
            return answer.toTree();
        }

        // Asked for only where the adapter is: it is loaded then and not before.
        byte[] csv(Visit visit) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CsvExport.indicators(answer, visit.language().locale(), out);
            return out.toByteArray();
        }
    }

    static AskedIndicators of(Visit visit) {
        List<Dimension> by = names(visit, "by").stream()
                .map(name -> constant(visit, "by", name, Dimension.class))
                .toList();
        if (by.size() > MOST_DIMENSIONS) {
            throw new Refusal(
                    400,
                    visit.say("Plus de trois ventilations à la fois.", "More than three breakdowns at once."),
                    visit.say("Gardez-en trois au plus.", "Keep three of them at most."));
        }
        Period period = AskedPeriod.of(visit).orElse(null);
        PeriodKind every =
                visit.text("every").isEmpty() ? null : constant(visit, "every", visit.text("every"), PeriodKind.class);
        if (period != null
                && every != null
                && period.isMadeOf(every)
                && period.parts(every).size() > MOST_PERIODS) {
            throw new Refusal(
                    400,
                    visit.say(
                            "Cela fait plus de " + MOST_PERIODS + " colonnes.",
                            "That makes more than " + MOST_PERIODS + " columns."),
                    visit.say(
                            "Demandez une période plus courte, ou un pas plus long.",
                            "Maybe ask about a shorter period, or by longer ones."));
        }
        return new AskedIndicators(
                names(visit, "indicator"), period, by, every, names(visit, "structure"), visit.text("programme"));
    }

    /** What was chosen or typed under a name, several at once or with commas between them. */
    static List<String> names(Visit visit, String name) {
        List<String> names = visit.texts(name).stream()
                .flatMap(each -> Stream.of(each.split("[\\s,;]+", -1)))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (names.size() > MOST_NAMES || names.stream().anyMatch(each -> each.length() > MOST_NAMES)) {
            throw Refusal.incomplete(visit.language(), name);
        }
        return names;
    }

    private static <E extends Enum<E>> E constant(Visit visit, String name, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Refusal.incomplete(visit.language(), name));
    }

    /** True if there is something to answer. */
    boolean isWhole() {
        return period != null && !indicators.isEmpty();
    }

    Period days(Visit visit) {
        return Optional.ofNullable(period).orElseThrow(() -> Refusal.incomplete(visit.language(), AskedPeriod.NAME));
    }

    private Question question(Visit visit) {
        if (indicators.isEmpty()) {
            throw Refusal.incomplete(visit.language(), "indicator");
        }
        return Question.of(indicators)
                .over(days(visit))
                .by(by)
                .every(every)
                .in(programme)
                .of(structures.isEmpty() ? Scope.federation() : new Scope(Set.copyOf(structures)));
    }

    /** Exact values; of structures that are not the visitor’s, that they are locked. */
    Answered answer(Visit visit) {
        return new Answered(visit.essaim().indicators().answer(question(visit)));
    }

    /** What may be published of them; it is registered. */
    Answered publish(Visit visit, int threshold) {
        return new Answered(visit.essaim()
                .indicators()
                .publish(question(visit), Protection.standard().withThreshold(threshold)));
    }

    /** Refuses structures that the visitor may not see, or that nobody knows. */
    AskedIndicators within(Visit visit) {
        structures.forEach(visit::structure);
        return this;
    }

    /** The same about one of the indicators. */
    AskedIndicators about(String indicator) {
        return new AskedIndicators(List.of(indicator), period, by, every, structures, programme);
    }

    String address(Visit visit, String page, String... more) {
        return visit.address(page, parameters(more));
    }

    String[] parameters(String... more) {
        List<String> parameters = new ArrayList<>(Arrays.asList(withoutPeriod()));
        if (period != null) {
            parameters.addAll(List.of(AskedPeriod.NAME, period.toString()));
        }
        parameters.addAll(Arrays.asList(more));
        return parameters.toArray(String[]::new);
    }

    String[] withoutPeriod() {
        List<String> parameters = new ArrayList<>();
        indicators.forEach(each -> parameters.addAll(List.of("indicator", each)));
        by.forEach(each -> parameters.addAll(List.of("by", each.name())));
        if (every != null) {
            parameters.addAll(List.of("every", every.name()));
        }
        structures.forEach(each -> parameters.addAll(List.of("structure", each)));
        parameters.addAll(List.of("programme", programme));
        return parameters.toArray(String[]::new);
    }

    /** The same in a form that is posted. */
    List<Part.Field> hidden() {
        String[] parameters = parameters();
        List<Part.Field> fields = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            if (!parameters[i + 1].isEmpty()) {
                fields.add(Part.Field.hidden(parameters[i], parameters[i + 1]));
            }
        }
        return fields;
    }
}
