package org.essaim.tck;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.essaim.document.Tree;

/** Random trees, with the texts and numbers that codecs stumble over (<i>arbres aléatoires</i>); for tests of your own as well. */
public final class RandomTrees {
    private RandomTrees() {}

    /** Any tree up to a few levels, of what every codec can write. */
    public static Arbitrary<Tree> any() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(CodecSamples.HARD_TEXTS).filter(text -> text.length() < 100),
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text)),
                Arbitraries.strings()
                        .withChars("ab: -#'\"\n\t\\{}[],&*!|>%@`?é\u00a0")
                        .ofMaxLength(10),
                Arbitraries.strings().alpha().ofLength(200));
        Arbitrary<Tree> numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                .ofScale(12)
                .map(Tree.Numeric::new);
        Arbitrary<Tree> leaves = Arbitraries.oneOf(
                texts.map(Tree::of),
                numbers,
                Arbitraries.longs().map(Tree::of),
                Arbitraries.of(Tree.of(true), Tree.of(false), new Tree.Nothing()));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner,
                        inner.list().ofMaxSize(2).map(Tree::of),
                        Arbitraries.maps(texts, inner)
                                .ofMaxSize(2)
                                .map(fields -> new Tree.Fields(new LinkedHashMap<>(fields)))),
                0,
                3);
    }
}
