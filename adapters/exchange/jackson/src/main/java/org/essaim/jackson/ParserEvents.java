package org.essaim.jackson;

import java.nio.CharBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.essaim.document.DocumentReading;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Tells a document what a Jackson parser meets; JSON and YAML both come through here. */
final class ParserEvents {
    // Wider than ours on purpose: the document's own limits are the same for every codec, and know the path.
    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(1_000)
            .maxNumberLength(JsonCodec.LARGEST)
            .maxStringLength(JsonCodec.LARGEST)
            .maxNameLength(JsonCodec.LARGEST)
            .build();

    private static final Pattern QUOTED = Pattern.compile("'(?!null'|true'|false')[^']{2,}'");

    private final JsonParser parser;
    private final DocumentReading document;

    private ParserEvents(JsonParser parser, DocumentReading document) {
        this.parser = parser;
        this.document = document;
    }

    static Optional<SourceTree> decode(
            byte[] bytes,
            int largest,
            String file,
            Consumer<? super Finding> findings,
            Function<CharBuffer, JsonParser> format) {
        return DocumentReading.of(bytes, largest, file, findings, (text, document) -> {
            try (JsonParser parser = format.apply(text)) {
                document.linesFrom(() -> parser.currentTokenLocation().getLineNr());
                new ParserEvents(parser, document).tell();
            } catch (JacksonException e) {
                refuse(e, document);
            }
        });
    }

    private void tell() {
        for (JsonToken token = next(); token != null; token = next()) {
            refuseWhatYamlHides();
            tell(token);
        }
    }

    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            // Jackson reads on from a name to its value before it hands out the name.
            if (document.awaitsName() && parser.currentToken() == JsonToken.PROPERTY_NAME) {
                document.name(parser.currentName());
            }
            throw e;
        } catch (RuntimeException e) {
            // The YAML scanner throws more than it declares on some malformed input; a document is never our exception.
            document.unreadable(e.getClass().getSimpleName());
            return null;
        }
    }

    private void tell(JsonToken token) {
        if (token.isNumeric() || token.isBoolean() || token == JsonToken.VALUE_NULL) {
            requireEnd();
        }
        switch (token) {
            case START_OBJECT -> document.beginFields();
            case START_ARRAY -> document.beginItems();
            case END_OBJECT, END_ARRAY -> document.end();
            case PROPERTY_NAME -> document.name(parser.currentName());
            case VALUE_STRING -> {
                if (isNothing()) {
                    document.nothing();
                } else {
                    document.text(parser.getString());
                }
            }
            case VALUE_NUMBER_INT -> {
                if (parser.getStringLength() <= 18) {
                    document.whole(parser.getLongValue());
                } else {
                    document.number(parser.getString());
                }
            }
            case VALUE_NUMBER_FLOAT -> document.number(parser.getString());
            case VALUE_TRUE -> document.truth(true);
            case VALUE_FALSE -> document.truth(false);
            case VALUE_NULL -> document.nothing();
            default -> document.unreadable(token.toString());
        }
    }

    private void requireEnd() {
        // At the root Jackson looks itself, and one character further.
        if (!(parser instanceof YAMLParser) && !parser.streamReadContext().inRoot()) {
            document.endsBefore(parser.currentLocation().getCharOffset());
        }
    }

    // With the YAML engine of Jackson 3.1 a field without a value is an empty text; what is in quotes takes up room.
    private boolean isNothing() {
        return parser instanceof YAMLParser
                && parser.getStringLength() == 0
                && parser.currentTokenLocation().getCharOffset()
                        == parser.currentLocation().getCharOffset();
    }

    private void refuseWhatYamlHides() {
        if (parser instanceof YAMLParser yaml
                && (yaml.isCurrentAlias() || yaml.getObjectId() != null || yaml.getTypeId() != null)) {
            document.refuse(Finding.of(Code.YAML_REFERENCE));
        }
    }

    private static void refuse(JacksonException e, DocumentReading document) {
        if (e.getCause() instanceof MarkedYamlEngineException yaml
                && yaml.getProblemMark().isPresent()) {
            // Jackson's own place is that of the last good event.
            document.unreadable(
                    String.valueOf(yaml.getProblem()),
                    yaml.getProblemMark().get().getLine() + 1);
        }
        // The first line only, and no word in quotes: both quote the document, and this is no place for its content.
        String problem = String.valueOf(e.getOriginalMessage())
                .lines()
                .findFirst()
                .map(line -> QUOTED.matcher(line).replaceAll("'…'"))
                .orElse("");
        if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            document.unreadable(problem, e.getLocation().getLineNr());
        }
        document.unreadable(problem);
    }
}
