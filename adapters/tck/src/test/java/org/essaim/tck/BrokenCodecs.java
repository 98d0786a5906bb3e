package org.essaim.tck;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.essaim.document.DocumentReading;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/** Codecs that are sound but for one fault, each the fault that one rule is there to find. */
final class BrokenCodecs {
    private BrokenCodecs() {}

    static final class NobodyFinds extends SoundCodec {}

    static final class LeavesOutNothing extends SoundCodec {
        @Override
        public byte[] encode(Tree tree) {
            return super.encode(changed(tree, each -> {
                if (each instanceof Tree.Fields fields) {
                    Map<String, Tree> left = new LinkedHashMap<>(fields.fields());
                    left.values().removeIf(Tree.Nothing.class::isInstance);
                    return new Tree.Fields(left);
                }
                return each;
            }));
        }
    }

    static final class SortsFields extends SoundCodec {
        @Override
        public byte[] encode(Tree tree) {
            return super.encode(changed(
                    tree,
                    each -> each instanceof Tree.Fields fields
                            ? new Tree.Fields(new TreeMap<>(fields.fields()))
                            : each));
        }
    }

    static final class TrimsTexts extends SoundCodec {
        @Override
        void text(String value, DocumentReading to) {
            super.text(value.strip(), to);
        }
    }

    static final class CountsInDoubles extends SoundCodec {
        @Override
        String digits(Tree.Numeric number) {
            return new BigDecimal(number.value().doubleValue()).toPlainString();
        }
    }

    static final class WritesOneLine extends SoundCodec {
        @Override
        public byte[] encode(Tree tree) {
            String text = new String(super.encode(tree), StandardCharsets.UTF_8);
            return (text.replaceAll("\n *", "") + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    static final class WritesTheDigitsOfTheReader extends SoundCodec {
        @Override
        @SuppressWarnings("StringFormatWithoutLocale") // the fault
        String digits(Tree.Numeric number) {
            return number.value().scale() == 0
                    ? String.format("%d", number.value().toBigIntegerExact())
                    : super.digits(number);
        }
    }

    static final class TakesNoMark extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            return super.decode(bytes.length > 3 && bytes[0] == -17 ? new byte[] {'?'} : bytes, file, findings);
        }
    }

    static final class Throws extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            return super.decode(bytes, file, finding -> {
                throw new IllegalStateException("malformed");
            });
        }
    }

    static final class ForgetsLines extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            return super.decode(bytes, file, findings).map(read -> new SourceTree(read.tree(), file, Map.of("", 1)));
        }
    }

    static final class KnowsOneThread extends SoundCodec {
        private final Thread mine = Thread.currentThread();

        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            return Thread.currentThread() == mine ? super.decode(bytes, file, findings) : Optional.empty();
        }
    }

    static final class ForgetsPaths extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            return super.decode(
                    bytes,
                    file,
                    each -> findings.accept(new Finding(
                            each.code(),
                            each.severity(),
                            each.file(),
                            each.row(),
                            each.column(),
                            null,
                            each.value(),
                            each.details())));
        }
    }

    static final class StopsAtTheEnd extends SoundCodec {
        StopsAtTheEnd() {
            looksFurther = false;
        }
    }

    static final class ReadsDoubles extends SoundCodec {
        @Override
        void number(String literal, DocumentReading to) {
            double value = Double.parseDouble(literal);
            to.number(Double.isFinite(value) ? new BigDecimal(value).toPlainString() : "0");
        }
    }

    static final class ReplacesHalves extends SoundCodec {
        @Override
        void text(String value, DocumentReading to) {
            super.text(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), to);
        }
    }

    static final class TakesTrailingCommas extends SoundCodec {
        TakesTrailingCommas() {
            takesTrailingCommas = true;
        }
    }

    static final class GuessesTheEncoding extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            String guessed = new String(bytes, StandardCharsets.UTF_8);
            return super.decode(
                    guessed.contains("\ufffd")
                            ? new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8)
                            : bytes,
                    file,
                    findings);
        }
    }

    static final class TakesNothingForNull extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            return bytes.length == 0
                    ? Optional.of(new SourceTree(new Tree.Nothing(), file, Map.of()))
                    : super.decode(bytes, file, findings);
        }
    }

    static final class TiresEarly extends SoundCodec {
        @Override
        void number(String literal, DocumentReading to) {
            if (literal.length() > 300) {
                to.refuse(Finding.of(Code.EXAGGERATED_DOCUMENT));
            }
            super.number(literal, to);
        }
    }

    static final class ReadsFirst extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            Optional<SourceTree> read =
                    bytes.length <= LARGEST ? super.decode(bytes, file, findings) : Optional.empty();
            if (bytes.length > LARGEST) {
                findings.accept(Finding.of(Code.UNREADABLE_DOCUMENT).file(file).build());
            }
            return read;
        }
    }

    static final class WritesAnything extends SoundCodec {
        @Override
        public byte[] encode(Tree tree) {
            return written(tree);
        }
    }

    static final class QuotesTheDocument extends SoundCodec {
        @Override
        public Optional<SourceTree> decode(byte[] bytes, String file, Consumer<? super Finding> findings) {
            return super.decode(
                    bytes,
                    file,
                    each -> findings.accept(Finding.of(each.code())
                            .file(file)
                            .value(new String(bytes, StandardCharsets.UTF_8))
                            .with("problem", new String(bytes, StandardCharsets.UTF_8))
                            .build()));
        }
    }

    private static Tree changed(Tree tree, UnaryOperator<Tree> change) {
        if (tree instanceof Tree.Items list) {
            List<Tree> items =
                    list.items().stream().map(item -> changed(item, change)).toList();
            return change.apply(new Tree.Items(items));
        }
        if (tree instanceof Tree.Fields fields) {
            Map<String, Tree> all = new LinkedHashMap<>();
            fields.fields().forEach((name, value) -> all.put(name, changed(value, change)));
            return change.apply(new Tree.Fields(all));
        }
        return change.apply(tree);
    }
}
