package org.essaim.tck;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.essaim.spi.DocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds what it is there to find, and says so in words that a stranger understands. */
final class BrokenCodecsTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("COD-01", BrokenCodecs.NobodyFinds::new, "codecs of extensions [json] that ServiceLoader finds"),
                fault("COD-02", BrokenCodecs.LeavesOutNothing::new, "a tree written and read again"),
                fault("COD-03", BrokenCodecs.SortsFields::new, "the order of fields written and read again"),
                fault("COD-04", BrokenCodecs.TrimsTexts::new, "a text of 1 characters, [ ], written and read again"),
                fault("COD-05", BrokenCodecs.CountsInDoubles::new, "the number 9223372036854775807"),
                fault("COD-06", BrokenCodecs.WritesOneLine::new, "the lines on which three fields begin"),
                fault("COD-07", BrokenCodecs.WritesTheDigitsOfTheReader::new, "bytes under ar-EG and Asia/Kathmandu"),
                fault("COD-08", BrokenCodecs.TakesNoMark::new, "a sound document, is refused"),
                fault("COD-09", BrokenCodecs.Throws::new, "decode() threw java.lang.IllegalStateException"),
                fault("COD-10", BrokenCodecs.ForgetsLines::new, "the lines of [a], [a[0]], [a[1].b] and [c]"),
                fault("COD-11", BrokenCodecs.KnowsOneThread::new, "documents that came back whole, of 200"),
                fault("COD-12", BrokenCodecs.ForgetsPaths::new, "[{\"a\": 1,\\n \"a\": 2}], the path of its finding"),
                fault("COD-13", BrokenCodecs.StopsAtTheEnd::new, "[[1]\\n[2]], which must be refused"),
                fault("COD-14", BrokenCodecs.ReadsDoubles::new, "1e999999999]}], which must be refused"),
                fault("COD-15", BrokenCodecs.ReplacesHalves::new, "\\ud800\"]}], which must be refused"),
                fault("COD-16", BrokenCodecs.TakesTrailingCommas::new, "[[1,]], which must be refused"),
                fault("COD-17", BrokenCodecs.GuessesTheEncoding::new, "Latin-1, which must be refused"),
                fault("COD-18", BrokenCodecs.TakesNothingForNull::new, "an empty document, which must be refused"),
                fault("COD-19", BrokenCodecs.TiresEarly::new, "a number of 1000 digits, which is sound"),
                fault("COD-20", BrokenCodecs.ReadsFirst::new, "what is said of a document of 1048577 bytes"),
                fault("COD-21", BrokenCodecs.WritesAnything::new, "writing lists, 101 deep"),
                fault("COD-22", BrokenCodecs.QuotesTheDocument::new, "what is said of [{\"worker\": Dupontel}]"));
    }

    private static Arguments fault(String rule, Supplier<DocumentCodec> codec, String text) {
        return arguments(rule, codec, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void eachFaultIsFoundByItsRule(String rule, Supplier<DocumentCodec> codec, String text) {
        Run.subject = codec;
        Contracts.isFound(CodecContract.class, Run.class, rule, text);
    }

    @Test
    void noRuleLacksItsBrokenCodec() {
        Contracts.everyRuleIsBroken(CodecContract.class, faults());
    }

    /** The contract with a codec of the caller's choice; nested, so that no build runs it as a test of its own. */
    static final class Run extends CodecContract {
        private static Supplier<DocumentCodec> subject = SoundCodec::new;

        @Override
        protected DocumentCodec codec() {
            return subject.get();
        }

        @Override
        protected int largest() {
            return SoundCodec.LARGEST;
        }
    }
}
