package org.essaim.jsonb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.johnzon.core.JsonProviderImpl;
import org.essaim.document.CanonicalForm;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.jackson.YamlCodec;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.PackSource;
import org.essaim.tck.RandomTrees;
import org.junit.jupiter.api.Test;

/** Two codecs, one language: what Jackson says of a document is what Jakarta says of it. */
class AgreementTest {
    private final DocumentCodec jackson = new JsonCodec();
    private final DocumentCodec jakarta = new JsonbCodec();

    /** What a codec says of bytes: the tree with its lines, or whether and where it refuses them. */
    private record Answer(Optional<SourceTree> read, List<String> refusals) {
        // Whether "1x" is no number, or a number with something after it, is a matter of taste.
        private static final Set<Code> SYNTAX =
                Set.of(Code.UNREADABLE_DOCUMENT, Code.UNREADABLE_ENCODING, Code.TRAILING_CONTENT);

        static Answer of(DocumentCodec codec, byte[] bytes) {
            List<String> refusals = new ArrayList<>();
            Optional<SourceTree> read = codec.decode(
                    bytes,
                    "f.json",
                    finding -> refusals.add((SYNTAX.contains(finding.code()) ? "syntax" : finding.code()) + " at "
                            + finding.path() + ", line " + finding.row()));
            return new Answer(read, refusals);
        }
    }

    @Property
    void eachReadsWhatTheOtherWrites(@ForAll("trees") Tree tree) {
        assertThat(read(jakarta, jackson.encode(tree))).isEqualTo(tree);
        assertThat(read(jackson, jakarta.encode(tree))).isEqualTo(tree);
    }

    @Property
    void bothSayTheSameOfADocumentThatWasDamaged(
            @ForAll("trees") Tree tree, @ForAll("scraps") String scrap, @ForAll int place, @ForAll boolean inserted) {
        String text = new String(jackson.encode(tree), StandardCharsets.UTF_8);
        int at = Math.floorMod(place, text.length());
        String damaged =
                text.substring(0, at) + scrap + text.substring(Math.min(text.length(), at + (inserted ? 0 : 1)));
        agree(damaged);
    }

    @Property(tries = 5000)
    void bothSayTheSameOfRandomSyntax(@ForAll("syntax") String text) {
        agree(text);
    }

    @Test
    void bothReadTheShippedPacksAlike() {
        int documents = 0;
        for (PackSource source : ServiceLoader.load(PackSource.class)) {
            for (String id : source.ids()) {
                for (PackSource.PackFile file : source.files(id)) {
                    if (file.path().endsWith(".yaml")) {
                        Tree tree = read(new YamlCodec(), file.bytes());
                        assertThat(read(jakarta, jackson.encode(tree))).isEqualTo(tree);
                        assertThat(read(jackson, jakarta.encode(tree))).isEqualTo(tree);
                        documents++;
                    }
                }
            }
        }
        assertThat(documents).isGreaterThan(5);
    }

    @Test
    void bothReadALargeDocumentAlike() {
        List<Tree> rows = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            rows.add(Tree.fields()
                    .put("structure", "S" + i)
                    .put("seconds", i)
                    .put("month", "2026-03")
                    .build());
        }
        byte[] bytes = jackson.encode(Tree.fields().put("cells", rows).build());
        assertThat(bytes.length).isGreaterThan(4 << 20);
        assertThat(Answer.of(jakarta, bytes)).isEqualTo(Answer.of(jackson, bytes));

        bytes[bytes.length - 10] = 'x';
        Answer answer = Answer.of(jakarta, bytes);
        assertThat(answer).isEqualTo(Answer.of(jackson, bytes));
        assertThat(answer.refusals()).singleElement().asString().contains(" at cells[59999]");
    }

    // The provider of a host that runs on Apache; it takes a NUL after the end, which ours do not.
    @Property(tries = 300)
    void johnzonReadsAndWritesTheSame(@ForAll("trees") Tree tree) {
        JsonProvider provider = new JsonProviderImpl();
        DocumentCodec johnzon = new JsonbCodec(provider);
        assertThat(read(johnzon, jackson.encode(tree))).isEqualTo(tree);
        assertThat(read(jackson, johnzon.encode(tree))).isEqualTo(tree);
    }

    @Test
    void theProviderIsParssonUnlessTheHostSaysOtherwise() {
        assertThat(JsonProvider.provider().getClass().getName()).startsWith("org.eclipse.parsson");
    }

    private void agree(String text) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Answer one = Answer.of(jackson, bytes);
        Answer other = Answer.of(jakarta, bytes);
        assertThat(other).as(text).isEqualTo(one);
        one.read().ifPresent(tree -> assertThat(canonical(other)).isEqualTo(canonical(one)));
    }

    private static String canonical(Answer answer) {
        try {
            return new String(CanonicalForm.bytes(answer.read().orElseThrow().tree()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Tree read(DocumentCodec codec, byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> read = codec.decode(bytes, "x", findings::add);
        assertThat(findings).as(new String(bytes, StandardCharsets.UTF_8)).isEmpty();
        return read.orElseThrow().tree();
    }

    @Provide
    Arbitrary<Tree> trees() {
        return RandomTrees.any();
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "", ",", "]", "}", "\"", "\\", "1", "-", "0", "x", "\n", " ", "NaN", "null", "{", "[", ":",
                        "\u0000", "e5", "."),
                Arbitraries.strings().ofMaxLength(3));
    }

    @Provide
    Arbitrary<String> syntax() {
        return Arbitraries.strings()
                .withChars("{}[]:,\"'-?\n \ttruefalsnl019.eE+\\u/d")
                .ofMaxLength(40);
    }
}
