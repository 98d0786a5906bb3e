package org.essaim.jsonb;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.CharArrayReader;
import java.nio.CharBuffer;
import java.util.NoSuchElementException;
import org.essaim.document.DocumentReading;

/** Tells a document what a Jakarta parser meets. */
final class ParserEvents {
    private ParserEvents() {}

    static void tell(JsonProvider provider, CharBuffer text, DocumentReading document) {
        JsonParser parser = provider.createParser(new CharArrayReader(text.array(), text.position(), text.remaining()));
        try (parser) {
            document.linesFrom(() -> (int) parser.getLocation().getLineNumber());
            do {
                tell(parser.next(), parser, document);
            } while (!document.isComplete() || parser.hasNext());
        } catch (JsonParsingException e) {
            document.unreadable(problem(e), line(e));
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            document.unreadable(problem(e));
        }
    }

    private static void tell(JsonParser.Event event, JsonParser parser, DocumentReading document) {
        switch (event) {
            case VALUE_NUMBER, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
                document.endsBefore(parser.getLocation().getStreamOffset());
            default -> {}
        }
        switch (event) {
            case START_OBJECT -> document.beginFields();
            case START_ARRAY -> document.beginItems();
            case END_OBJECT, END_ARRAY -> document.end();
            case KEY_NAME -> document.name(parser.getString());
            case VALUE_STRING -> document.text(parser.getString());
            case VALUE_NUMBER -> document.number(parser.getString());
            case VALUE_TRUE -> document.truth(true);
            case VALUE_FALSE -> document.truth(false);
            case VALUE_NULL -> document.nothing();
        }
    }

    // The first line only: what follows may quote the document itself, and this is no place for its content.
    private static String problem(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static int line(JsonParsingException e) {
        return e.getLocation() == null ? 1 : (int) Math.max(1, e.getLocation().getLineNumber());
    }
}
