package org.essaim.formats;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements, attributes and text so that the result reads as HTML and as XML: the platform's own stream writer
 * escapes, and what XML cannot hold at all becomes U+FFFD. Not thread-safe; one per document.
 */
final class Markup {
    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    Markup() {
        try {
            // The platform's, whatever else the host has on its class path: another one may write other bytes.
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Every Java platform writes XML.", e);
        }
    }

    /** The HTML document type. */
    Markup doctype() {
        return does(() -> xml.writeDTD("<!DOCTYPE html>")).line();
    }

    /** Opens an element. */
    Markup open(String name) {
        return does(() -> xml.writeStartElement(name));
    }

    /** An element that never has content, such as {@code meta} or {@code rect}. */
    Markup empty(String name) {
        return does(() -> xml.writeEmptyElement(name));
    }

    /** The default namespace of the element just opened. */
    Markup namespace(String uri) {
        return does(() -> xml.writeDefaultNamespace(uri));
    }

    /** An attribute of the element just opened. */
    Markup attr(String name, String value) {
        return does(() -> xml.writeAttribute(name, legal(value)));
    }

    /** A whole-number attribute of the element just opened. */
    Markup attr(String name, int value) {
        return attr(name, String.valueOf(value));
    }

    /** Text. */
    Markup text(String text) {
        return does(() -> xml.writeCharacters(legal(text)));
    }

    /** Closes the element opened last. */
    Markup close() {
        return does(xml::writeEndElement);
    }

    /** Opens an element, writes its text and closes it. */
    Markup element(String name, String text) {
        return open(name).text(text).close();
    }

    /** A line end, for those who read the source. */
    Markup line() {
        return does(() -> xml.writeCharacters("\n"));
    }

    /** The document so far. */
    String finish() {
        does(xml::writeEndDocument);
        does(xml::flush);
        return out.toString();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Markup does(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An element was left open or closed twice.", e);
        }
    }

    /** The text with U+FFFD for each character that XML cannot hold. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xD7FF && !(c >= 0x7F && c <= 0x9F))
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
