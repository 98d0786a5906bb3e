package org.essaim.jackson;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one document from a Jackson parser into a tree; JSON and YAML are strict in the same way because both come
 * through here. Serves one document; not thread-safe.
 */
final class TreeReading {
    static final int DEPTH = 100;
    static final int LONGEST_NUMBER = 1_000;
    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxNumberLength(LONGEST_NUMBER)
            .build();

    private static final int LARGEST_WITH_LINES = 4 << 20;
    private static final Pattern EXACT = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,9})?");
    private static final Tree NOTHING = new Tree.Nothing();
    private static final Tree YES = Tree.of(true);
    private static final Tree NO = Tree.of(false);

    private final JsonParser parser;
    private final String file;
    private final Consumer<? super Finding> findings;
    private final boolean withLines;
    private final Map<String, Integer> lines = new HashMap<>();
    private boolean broken;

    private TreeReading(JsonParser parser, String file, Consumer<? super Finding> findings, boolean withLines) {
        this.parser = parser;
        this.file = file;
        this.findings = findings;
        this.withLines = withLines;
    }

    static Optional<SourceTree> decode(
            byte[] bytes,
            int largest,
            String file,
            Consumer<? super Finding> findings,
            Function<CharBuffer, JsonParser> format) {
        if (bytes.length > largest) {
            findings.accept(Finding.of(Code.FILE_TOO_LARGE)
                    .file(file)
                    .value(file)
                    .with("limit", (largest >> 20) + " MB")
                    .build());
            return Optional.empty();
        }
        Optional<CharBuffer> text = text(bytes, file, findings);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (JsonParser parser = format.apply(text.get())) {
            return new TreeReading(parser, file, findings, bytes.length < LARGEST_WITH_LINES).document();
        } catch (JacksonException e) {
            findings.accept(refused(e).file(file).build());
            return Optional.empty();
        } catch (RuntimeException e) {
            // The YAML scanner throws more than it declares on some malformed input; a document is never our exception.
            findings.accept(Finding.of(Code.UNREADABLE_DOCUMENT)
                    .file(file)
                    .with("problem", e.getClass().getSimpleName())
                    .build());
            return Optional.empty();
        }
    }

    /** The text of UTF-8 bytes without its byte order mark; what is not UTF-8 is a finding with its line. */
    private static Optional<CharBuffer> text(byte[] bytes, String file, Consumer<? super Finding> findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            CharBuffer text = decoder.decode(in);
            if (text.hasRemaining() && text.get(text.position()) == '\ufeff') {
                text.get();
            }
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            findings.accept(Finding.of(Code.UNREADABLE_ENCODING)
                    .file(file)
                    .row(line)
                    .with("expected", "UTF-8")
                    .build());
            return Optional.empty();
        }
    }

    private Optional<SourceTree> document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            report(Finding.of(Code.EMPTY_DOCUMENT), 1);
            return Optional.empty();
        }
        lines.put("", line());
        Tree tree = value(first, "");
        if (parser.nextToken() != null) {
            report(Finding.of(Code.TRAILING_CONTENT), line());
        }
        return broken ? Optional.empty() : Optional.of(new SourceTree(tree, file, lines));
    }

    private Tree value(JsonToken token, String path) {
        refuseWhatYamlHides();
        return switch (token) {
            case START_OBJECT -> fields(path);
            case START_ARRAY -> items(path);
            case VALUE_STRING -> new Tree.Text(wellFormed(parser.getString()));
            case VALUE_NUMBER_INT ->
                parser.getStringLength() <= 18 ? Tree.of(parser.getLongValue()) : number(parser.getString());
            case VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> YES;
            case VALUE_FALSE -> NO;
            case VALUE_NULL -> NOTHING;
            default -> {
                report(Finding.of(Code.UNREADABLE_DOCUMENT).with("problem", token), line());
                yield NOTHING;
            }
        };
    }

    private Tree fields(String path) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            refuseWhatYamlHides();
            String name = wellFormed(parser.currentName());
            int line = line();
            String at = withLines ? (path.isEmpty() ? name : path + "." + name) : "";
            if (withLines) {
                lines.putIfAbsent(at, line);
            }
            if (fields.put(name, value(parser.nextToken(), at)) != null) {
                report(
                        Finding.of(Code.DUPLICATE_KEY)
                                .path(at.isEmpty() ? null : at)
                                .with("key", name),
                        line);
            }
        }
        return new Tree.Fields(fields);
    }

    private Tree items(String path) {
        List<Tree> items = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            String at = withLines ? path + "[" + items.size() + "]" : "";
            if (withLines) {
                lines.put(at, line());
            }
            items.add(value(token, at));
            token = parser.nextToken();
        }
        return new Tree.Items(items);
    }

    private Tree number(String text) {
        if (EXACT.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text);
            // Nine digits of exponent would become a gigabyte of zeros.
            if (Math.abs((long) value.scale()) + value.precision() <= LONGEST_NUMBER) {
                return new Tree.Numeric(value);
            }
        }
        report(Finding.of(Code.INEXACT_NUMBER).value(text.length() > 60 ? text.substring(0, 60) + "…" : text), line());
        return NOTHING;
    }

    private void refuseWhatYamlHides() {
        if (parser instanceof YAMLParser yaml
                && (yaml.isCurrentAlias() || yaml.getObjectId() != null || yaml.getRawTag() != null)) {
            report(Finding.of(Code.YAML_REFERENCE), line());
        }
    }

    private String wellFormed(String text) {
        if (hasLoneSurrogate(text)) {
            report(Finding.of(Code.UNREADABLE_ENCODING).with("expected", "UTF-8"), line());
        }
        return text;
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private void report(Finding.Builder finding, int line) {
        broken = true;
        findings.accept(finding.file(file).row(line).build());
    }

    private static Finding.Builder refused(JacksonException e) {
        Finding.Builder finding = e instanceof StreamConstraintsException
                ? Finding.of(Code.EXAGGERATED_DOCUMENT).with("limit", DEPTH)
                : Finding.of(Code.UNREADABLE_DOCUMENT);
        if (e.getCause() instanceof MarkedYamlEngineException yaml
                && yaml.getProblemMark().isPresent()) {
            // Jackson's own place is that of the last good event.
            return finding.with("problem", String.valueOf(yaml.getProblem()))
                    .row(yaml.getProblemMark().get().getLine() + 1);
        }
        // The first line only: what follows quotes the document itself, and this is no place for its content.
        finding.with(
                "problem",
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
        if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            finding.row(e.getLocation().getLineNr());
        }
        return finding;
    }
}
