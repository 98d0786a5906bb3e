package org.essaim.tck;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.essaim.document.Tree;
import org.essaim.spi.DocumentCodec;

/**
 * What every {@link DocumentCodec} must do (<i>contrat du codec</i>), rule by rule.
 *
 * <p>Extend it in your tests and hand over the codec; JUnit Jupiter runs the rules, jqwik the laws COD-02 and COD-09:
 *
 * <pre>{@code
 * final class MyCodecTest extends CodecContract {
 *     @Override
 *     protected DocumentCodec codec() {
 *         return new MyCodec();
 *     }
 * }
 * }</pre>
 *
 * <p>The rules about malformed documents know JSON and YAML; a codec of another format keeps all others. A codec that
 * reads through {@link org.essaim.document.DocumentReading} has most of them for nothing. The intent of each rule is in the
 * module's README.
 */
public abstract class CodecContract extends CodecRefusalRules {

    /** The languages that the contract knows malformed documents of. */
    public enum Format {
        /** JSON after RFC 8259. */
        JSON,
        /** YAML 1.2 with its JSON schema. */
        YAML,
        /** Any other: rules about malformed text are skipped. */
        OTHER
    }

    /** For those who extend it. */
    protected CodecContract() {}

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
    @Label("COD-02 MUST read back what it wrote, whatever the tree")
    void readsBackWhatItWrote(@ForAll("trees") Tree tree) {
        requireReadBack("COD-02: a tree written and read again", tree);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    @Label("COD-09 MUST answer a finding, never an exception, whatever the bytes")
    void anythingIsReadOrFound(@ForAll("scraps") String scrap) {
        requireReadOrFound(scrap);
    }

    @Provide
    Arbitrary<Tree> trees() {
        return RandomTrees.any();
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("{}[]:,\"'-?|>&*!%@#\n \ttruefalsnl019.eE+~<=\\u/")
                        .ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(12));
    }
}
