package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.pack.Pack;
import org.essaim.pack.Packs;
import org.essaim.programme.Programme;
import org.essaim.report.Block;
import org.essaim.report.Report;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whoever reads the two founding documents line by line finds each line in what the software prints. */
class SeedsTest {
    private static final Pattern SOURCE = Pattern.compile("seed (\\d), lines? ([\\d, andto]+)");

    record Line(
            int line,
            String digest,
            @Nullable String place,
            @Nullable List<String> says,
            @Nullable Integer lines,
            @Nullable String ornament,
            @JsonProperty("left-out") @Nullable String leftOut) {
        List<String> words() {
            return says == null ? List.of() : says;
        }
    }

    record Seeds(
            @JsonProperty("seed-1") List<Line> first,
            @JsonProperty("seed-2") List<Line> second) {
        Stream<Line> all() {
            return Stream.concat(first.stream(), second.stream());
        }
    }

    @TempDir
    Path folder;

    private static Seeds seeds() throws IOException {
        try (InputStream in = SeedsTest.class.getResourceAsStream("/seeds.yaml")) {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(in, Seeds.class);
        }
    }

    private static Report report(String place) {
        String[] named = place.split(" ", 2);
        Packs packs = Packs.standard();
        return named[0].equals("leaflet")
                ? packs.leaflet(named[1]).orElseThrow().report(Locale.FRANCE)
                : packs.sheets().stream()
                        .filter(sheet -> sheet.id().equals(named[1]))
                        .findFirst()
                        .orElseThrow()
                        .report(Locale.FRANCE);
    }

    private static String plain(String text) {
        return text.replace('’', '\'').replaceAll("[\\s\u00a0\u202f\u00ad]+", "");
    }

    private String printed(Report report, String name) throws IOException {
        Path pdf = folder.resolve(name + ".pdf");
        try (Essaim essaim = Essaim.builder().build()) {
            essaim.export(report).in(Locale.FRANCE).to(pdf);
        }
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            // What runs at the foot of a page stands between two lines that belong together.
            return plain(new PDFTextStripper().getText(document))
                    .replaceAll(Pattern.quote(plain(report.title())) + "Page\\d+/\\d+", "");
        }
    }

    @Test
    void everyLineIsPrinted() throws IOException {
        Map<String, String> printed = new HashMap<>();
        for (String place : new TreeSet<>(
                seeds().all().flatMap(line -> Stream.ofNullable(line.place())).toList())) {
            printed.put(place, printed(report(place), place.replace(' ', '-')));
        }
        List<String> missing = new ArrayList<>();
        seeds().all()
                .forEach(line -> line.words().stream()
                        .filter(text -> !printed.getOrDefault(String.valueOf(line.place()), "")
                                .contains(plain(text)))
                        .forEach(text -> missing.add(line.place() + ", line " + line.line() + ": " + text)));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLineSaysWhereItIsOrWhyItIsNowhere() throws IOException {
        assertThat(seeds().all())
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(Stream.of(line.says(), line.lines(), line.ornament())
                                .filter(each -> each != null))
                        .as("line %d", line.line())
                        .hasSize(1));
    }

    @Test
    void thereAreAsManyDottedLinesToAnswerOn() throws IOException {
        long asked = seeds().all().filter(line -> line.lines() != null).count();
        long printed = report("leaflet imano").sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Block.Lines.class::isInstance)
                .mapToLong(block -> ((Block.Lines) block).count())
                .sum();
        assertThat(printed).isEqualTo(asked).isEqualTo(25);
    }

    /** What the packs say of a line names a line that there is. */
    @Test
    void thePacksNameLinesThatThereAre() throws IOException {
        Map<Integer, Set<Integer>> known = Map.of(
                1, new TreeSet<>(seeds().first().stream().map(Line::line).toList()),
                2, new TreeSet<>(seeds().second().stream().map(Line::line).toList()));
        Set<String> named = new TreeSet<>();
        for (String id : List.of("imano", "una")) {
            Pack pack = Packs.standard().load(id).require();
            pack.facts().forEach(fact -> named.add(fact.source()));
            for (Programme programme : pack.programmes()) {
                sources(programme.toTree(), named);
            }
        }
        assertThat(named).hasSizeGreaterThan(20);
        for (String source : named) {
            Matcher seed = SOURCE.matcher(source);
            while (seed.find()) {
                Set<Integer> lines = known.getOrDefault(Integer.parseInt(seed.group(1)), Set.of());
                assertThat(numbers(seed.group(2))).as(source).isNotEmpty().anyMatch(lines::contains);
            }
        }
    }

    private static List<Integer> numbers(String text) {
        List<Integer> numbers = Pattern.compile("\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
        return text.contains("to") && numbers.size() == 2
                ? IntStream.rangeClosed(numbers.get(0), numbers.get(1)).boxed().toList()
                : numbers;
    }

    private static void sources(Tree tree, Set<String> named) {
        if (tree instanceof Tree.Fields fields) {
            fields.fields().forEach((key, value) -> {
                if (key.equals("source") && value instanceof Tree.Text text) {
                    named.add(text.value());
                }
                sources(value, named);
            });
        } else if (tree instanceof Tree.Items items) {
            items.items().forEach(item -> sources(item, named));
        }
    }
}
