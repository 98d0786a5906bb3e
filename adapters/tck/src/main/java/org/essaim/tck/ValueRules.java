package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import org.essaim.spi.Commit;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules about what is kept exactly. */
abstract class ValueRules extends JournalRules {
    @Test
    @DisplayName("STO-19 MUST keep actor and instant, to the millisecond, in every zone")
    void actorAndInstantAreKept() throws Exception {
        Store store = fresh();
        List<Instant> instants = List.of(
                Instant.parse("2026-03-29T01:30:00.001Z"), // Paris has no such local time
                Instant.parse("2026-10-25T00:30:00.999Z"), // and this one twice
                Instant.parse("2026-10-25T01:30:00.999Z"),
                Instant.parse("2026-09-26T14:30:00.5Z"), // Auckland's gap
                Instant.parse("1969-12-31T23:59:59.999Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999Z"),
                NOON.plusNanos(456_789));
        for (int version = 0; version < instants.size(); version++) {
            Instant at = instants.get(version);
            String actor = "agent <" + version + "> d’Hérouville";
            store.commit(new Commit(actor, at, List.of(new Commit.Put(AGREEMENT, version, Tree.of("x"))), List.of()));
            Document document = store.document(AGREEMENT).orElseThrow();
            assertThat(document.committedAt())
                    .as("STO-19: the instant of a commit made at %s", at)
                    .isEqualTo(new Commit("", at, List.of(), List.of()).at());
            assertThat(document.actor()).as("STO-19: the actor of a commit").isEqualTo(actor);
        }
        assertThat(store.history(AGREEMENT))
                .as("STO-19: versions stay in order of their commits even if instants run backwards")
                .extracting(Document::version)
                .isSorted();
    }

    @Test
    @DisplayName("STO-20 MUST keep every text exactly: accents composed or not, emoji, quotes, line ends")
    void textsAreKept() throws Exception {
        Store store = fresh();
        for (String text : Texts.PLAIN) {
            kept(store, text, "STO-20");
        }
    }

    @Test
    @DisplayName(
            "STO-21 MUST keep a text it finds hard (NUL, half a surrogate pair) exactly or refuse the commit, never change it")
    void hardTextsAreKeptOrRefused() throws Exception {
        Store store = fresh();
        for (String text : Texts.HARD) {
            long before = store.sequence();
            Throwable refusal = catchThrowable(() -> kept(store, text, "STO-21"));
            if (refusal instanceof AssertionError broken) {
                throw broken;
            } else if (refusal != null) {
                assertThat(refusal)
                        .as("STO-21: how the text %s is refused", Texts.escaped(text))
                        .isInstanceOf(EssaimException.class);
                assertThat(store.sequence())
                        .as("STO-21: sequence() after a refusal")
                        .isEqualTo(before);
            }
        }
    }

    @Test
    @DisplayName("STO-37 MUST answer for a name it finds hard as for any other: what was refused is not there")
    void hardNamesAreUnknownRatherThanAFault() throws Exception {
        Store store = fresh();
        for (String text : Texts.HARD) {
            String shown = Texts.escaped(text);
            assertThatCode(() -> {
                        assertThat(store.document(new DocumentKey("agreement", text)))
                                .isEmpty();
                        assertThat(store.history(new DocumentKey(text, "cd-59")))
                                .isEmpty();
                        assertThat(store.documents(text)).isEmpty();
                        assertThat(store.segments(text, MARCH, SegmentKind.FACTS))
                                .isEmpty();
                        assertThat(store.months(text, SegmentKind.FACTS)).isEmpty();
                    })
                    .as("STO-37: asking for what has a name that holds %s, and was never stored", shown)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("STO-22 MUST keep numbers exactly, however large or small")
    void numbersAreExact() throws Exception {
        Store store = fresh();
        List<BigDecimal> numbers = List.of(
                BigDecimal.ZERO,
                BigDecimal.valueOf(Long.MAX_VALUE),
                BigDecimal.valueOf(Long.MIN_VALUE),
                new BigDecimal(BigInteger.TWO.pow(53).add(BigInteger.ONE)),
                new BigDecimal(BigInteger.TEN.pow(60).add(BigInteger.ONE)),
                new BigDecimal("0.1"),
                new BigDecimal("3.311"),
                new BigDecimal("-0.000000000000000000000000000001"),
                new BigDecimal("123456789012345678901234567890.123456789012345678901234567891"));
        for (int version = 0; version < numbers.size(); version++) {
            Tree number = new Tree.Numeric(numbers.get(version));
            store.commit(commit(List.of(new Commit.Put(AGREEMENT, version, number)), List.of()));
            assertThat(store.document(AGREEMENT).map(Document::content))
                    .as("STO-22: the number %s", numbers.get(version).toPlainString())
                    .contains(number);
        }
    }

    @Test
    @DisplayName("STO-23 MUST keep trees as given: order of fields, empty and absent values, fifty levels")
    void treesAreKept() throws Exception {
        Store store = fresh();
        Tree deep = Tree.of("ground");
        for (int level = 0; level < 25; level++) {
            deep = Tree.fields().put("a", Tree.of(List.of(deep))).build();
        }
        Tree tree = Tree.fields()
                .put("z", "last letter first")
                .put("a", true)
                .put("", "an empty name")
                .put("no", false)
                .put("empty", "")
                .put("nothing", new Tree.Nothing())
                .put("noItems", List.of())
                .put("noFields", Tree.fields().build())
                .put("text", "1")
                .put("number", 1)
                .put("truth", "true")
                .put("deep", deep)
                .build();
        store.commit(commit(List.of(new Commit.Put(AGREEMENT, 0, tree)), List.of()));
        Tree found = store.document(AGREEMENT).orElseThrow().content();
        assertThat(found).as("STO-23: a tree with one value of every sort").isEqualTo(tree);
        // Two trees are equal whatever the order of their fields; their texts are not.
        assertThat(found).as("STO-23: the order of fields").hasToString(tree.toString());
    }

    private static void kept(Store store, String text, String rule) {
        String shown = Texts.escaped(text);
        DocumentKey key = new DocumentKey("kind " + text, "id " + text);
        Tree content = Tree.fields().put("key " + text, text).build();
        store.commit(new Commit(
                "actor " + text,
                NOON,
                List.of(new Commit.Put(key, 0, content)),
                List.of(append("structure " + text, MARCH, SegmentKind.FACTS, "x"))));
        assertThat(store.document(key))
                .as("%s: a document whose key holds %s", rule, shown)
                .isPresent();
        Document document = store.document(key).orElseThrow();
        assertThat(document.key()).as("%s: a key that holds %s", rule, shown).isEqualTo(key);
        assertThat(document.content())
                .as("%s: a content that holds %s", rule, shown)
                .isEqualTo(content);
        assertThat(document.actor())
                .as("%s: an actor that holds %s", rule, shown)
                .isEqualTo("actor " + text);
        assertThat(store.segments("structure " + text, MARCH, SegmentKind.FACTS))
                .as("%s: segments of a structure whose identifier holds %s", rule, shown)
                .hasSize(1);
    }
}
