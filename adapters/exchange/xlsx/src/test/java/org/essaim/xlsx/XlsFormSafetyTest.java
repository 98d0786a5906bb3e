package org.essaim.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Constraint;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a form says: findings, in bounded time and memory. */
class XlsFormSafetyTest {
    private static final String HEAD =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    private static final int MEGABYTE = 1 << 20;

    private final XlsForm format = new XlsForm();
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void aWorkbookThatIsPutTogetherByHandIsRead() {
        Questionnaire read = workbook(Map.of("xl/worksheets/sheet1.xml", sheet("", "<![CDATA[texte]]> &amp; plus")))
                .orElseThrow();
        assertThat(read.items())
                .singleElement()
                .satisfies(item -> assertThat(item.text()).isEqualTo(Texts.of(Texts.UNDETERMINED, "texte & plus")));
        assertThat(findings).isEmpty();
    }

    @Test
    @Timeout(60)
    void aSheetThatUnpacksToHundredsOfMegabytesIsRefused() {
        for (String bomb :
                List.of(" ", "<!-- x -->", "<row/>", "<row><c t=\"inlineStr\"><is><t>bombe</t></is></c></row>")) {
            refused(Map.of("xl/worksheets/sheet1.xml", HEAD + "<sheetData>"), bomb);
        }
    }

    @Test
    @Timeout(60)
    void aTextOfHundredsOfMegabytesIsRefusedWhereverItStands() {
        refused(Map.of("xl/worksheets/sheet1.xml", HEAD + "<sheetData><row><c t=\"inlineStr\"><is><t>"), "bombe");
        refused(Map.of("xl/worksheets/sheet1.xml", HEAD + "<sheetData><row><c><v>"), "1");
        refused(Map.of("xl/sharedStrings.xml", "<sst><si><t>"), "bombe");
        refused(Map.of("xl/workbook.xml", "<workbook><!-- "), "bombe");
    }

    @Test
    @Timeout(60)
    void aSharedTextNamedInAMillionCellsIsRefused() {
        String shared = "<sst><si><t>" + "x".repeat(30_000) + "</t></si></sst>";
        refused(
                Map.of("xl/worksheets/sheet1.xml", HEAD + "<sheetData>", "xl/sharedStrings.xml", shared),
                "<row><c t=\"s\"><v>0</v></c></row>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:9/x\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY e \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">"
            })
    void whatStandsOutsideOfTheFileIsRefused(String type) {
        for (String part : List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml")) {
            String usual = parts().getOrDefault(part, "<sst><si><t>&e;</t></si></sst>");
            String entity = part.equals("xl/workbook.xml")
                    ? usual.replace("<sheets>", "<sheets>&e;")
                    : part.equals("xl/sharedStrings.xml") ? usual : sheet("", "&e;");
            findings.clear();
            assertThat(workbook(Map.of(part, type + entity))).as(part).isEmpty();
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Code.UNREADABLE_SOURCE);
                assertThat(finding.toString()).doesNotContain("root", "passwd");
            });
        }
    }

    @Test
    void twoHundredThousandColumnsAreRefused() {
        refused(Map.of("xl/worksheets/sheet1.xml", HEAD + "<sheetData><row>" + "<c><v>1</v></c>".repeat(200_000)), "");
        findings.clear();
        assertThat(csv("survey\n" + ",x".repeat(200_000))).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
    }

    @Test
    @Timeout(60)
    void fiftyThousandRowsOfOneNameAndOneListAreReadInLittleTime() {
        StringBuilder form = new StringBuilder("survey,,,\n,type,name,relevant\n");
        form.append(",select_one l,a,${a} + 1 > 2\n".repeat(20_000)).append("choices,,,\n,list_name,name,label\n");
        for (int i = 0; i < 20_000; i++) {
            form.append(",l,c").append(i).append(",C\n");
        }
        assertThat(csv(form.toString()).orElseThrow().items()).hasSizeBetween(5, 20);
        assertThat(findings).extracting(Finding::code).contains(Code.EXAGGERATED_DOCUMENT, Code.CODE_REPLACED);
    }

    @Test
    @Timeout(60)
    void tenThousandConditionsOverTenThousandItemsAreReadInLittleTime() {
        StringBuilder form = new StringBuilder("survey,,,\n,type,name,relevant\n");
        for (int i = 0; i < 10_000; i++) {
            form.append(",integer,n").append(i).append(",${n0} + 1 > 2\n");
        }
        assertThat(csv(form.toString()).orElseThrow().items()).hasSize(10_000);
    }

    @Test
    @Timeout(60)
    void blanksWithoutEndAreReadInLittleTime() {
        String blanks = " ".repeat(9_000);
        assertThat(csv("survey,,,\n,type,name,relevant,label" + " ".repeat(2 * MEGABYTE) + "x\n"
                        + (",integer,n,1" + blanks + "~,x\n").repeat(1_000)))
                .isPresent();
        assertThat(csv("survey,,,\n,type,name,label\n,select_one l or" + " ".repeat(4 * MEGABYTE) + "x,n,x\n"))
                .isPresent();
        assertThat(findings.toString()).hasSizeLessThan(2 * MEGABYTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "not(",
                "-",
                "1+",
                "1 = 1 and ",
                "1 = 1 or ",
                "${n} = ",
                "if(1=1,",
                "number(",
                "${n} - (",
                "1 < ",
                "${n}*",
                "selected(${n},",
                ". >= 1 and ",
                ",",
                "sum("
            })
    void anExpressionWithoutEndIsUnderstoodOrLeft(String part) throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        // With a small stack, as hosts give their threads.
        Thread thread = new Thread(
                null,
                () -> {
                    for (int times : List.of(10, 90, 120, 9_000 / part.length())) {
                        for (String end : List.of("", "1", "1" + ")".repeat(times))) {
                            read(part.repeat(times) + end);
                        }
                    }
                },
                "small",
                512 << 10);
        thread.setUncaughtExceptionHandler((at, problem) -> thrown.add(problem));
        thread.start();
        thread.join();
        assertThat(thrown).isEmpty();
    }

    private static void read(String expression) {
        Question number =
                Question.builder("n", Question.Type.NUMBER, Texts.NONE).build();
        XPathReading expressions = new XPathReading(Map.<String, Item>of("n", number));
        expressions.condition(expression);
        expressions.formula(expression);
        expressions.about(number).constraints(expression, Texts.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "string-length(.) >= 5 and string-length(.) <= 2",
                "string-length(.) <= 0",
                "string-length(.) >= 99999",
                "count-selected(.) <= 2",
                "count-selected(.) >= 9",
                ". >= 9 and . <= 1"
            })
    void whatNoAnswerCouldComplyWithIsAFinding(String constraint) {
        for (String type : List.of("text", "decimal", "date", "select_multiple l", "rank l", "select_one l")) {
            findings.clear();
            Questionnaire read = csv("""
                    survey,,,,,
                    ,type,name,label,constraint,essaim_answers,relevant
                    ,%s,n,N,%s,3..3,${n} > 0.00000000000000000000000000000000000000000000000000001
                    choices,,,,,
                    ,list_name,name,label,,
                    ,l,1,A,,
                    ,l,2,B,,
                    ,l,3,C,,
                    """.formatted(type, constraint)).orElseThrow();
            assertThat(read.items()).hasSize(1);
            assertThat(findings).isNotEmpty();
        }
    }

    @Test
    void aNumberOfMoreDigitsThanAnAnswerHasIsComparedByAFormula() {
        String small = "0." + "0".repeat(60) + "1";
        Question read = (Question) csv("survey,,,,\n,type,name,relevant,constraint\n,decimal,a,,\n,decimal,n,${a} > "
                        + small + ",. >= " + "9".repeat(60) + "\n")
                .orElseThrow()
                .items()
                .get(1);
        assertThat(read.relevance()).isEqualTo(new Condition.Holds("a > " + small));
        assertThat(read.constraints()).containsExactly(new Constraint.Holds("n >= " + "9".repeat(60), Texts.NONE));
        assertThat(findings).isEmpty();
    }

    @Test
    void aNameIsCutBetweenCharacters() {
        assertThat(csv("survey,,\n,type,name\n,text,a" + "𝕏".repeat(200) + "\n")
                        .orElseThrow()
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item.code()).endsWith("𝕏"));
    }

    @Test
    void whatOurOwnColumnsSayAndCannotBeIsTold() {
        csv("""
                survey,,,
                ,type,name,label
                ,select_one l,a,A
                choices,,,
                ,list_name,name,essaim_level
                ,l,x,beaucoup
                settings,,,
                ,form_id,essaim_url,
                ,f,https://example.org/f|2,
                """);
        assertThat(findings)
                .extracting(finding -> finding.column() + " " + finding.value())
                .containsExactly("essaim_level beaucoup", "essaim_url https://example.org/f|2");
    }

    private Optional<Questionnaire> csv(String text) {
        return format.read(text.getBytes(StandardCharsets.UTF_8), "f.csv", findings::add);
    }

    /** Refuses a workbook one of whose parts begins like this and goes on for 140 megabytes. */
    private void refused(Map<String, String> beginnings, String bomb) {
        findings.clear();
        Map<String, String> parts = parts();
        parts.putAll(beginnings);
        String part = beginnings.keySet().stream()
                .filter(name -> !parts.getOrDefault(name, "").endsWith("</sst>"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = packed(parts, part, bomb);
        assertThat(bytes).hasSizeLessThan(20 * MEGABYTE);
        assertThat(format.read(bytes, "f.xlsx", findings::add)).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly(Code.UNREADABLE_SOURCE);
    }

    private Optional<Questionnaire> workbook(Map<String, String> others) {
        Map<String, String> parts = parts();
        parts.putAll(others);
        return format.read(packed(parts, "", ""), "f.xlsx", findings::add);
    }

    private static String sheet(String type, String label) {
        return type + HEAD + "<sheetData><row>" + text("type") + text("name") + text("label") + "</row><row>"
                + text("text") + text("q") + text(label) + "</row></sheetData></worksheet>";
    }

    private static String text(String value) {
        return "<c t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"survey\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", sheet("", "Q"));
        return parts;
    }

    private static byte[] packed(Map<String, String> parts, String bombed, String bomb) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                if (part.getKey().equals(bombed) && !bomb.isEmpty()) {
                    byte[] much = bomb.repeat(MEGABYTE / bomb.length()).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 140; i++) {
                        zip.write(much);
                    }
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
