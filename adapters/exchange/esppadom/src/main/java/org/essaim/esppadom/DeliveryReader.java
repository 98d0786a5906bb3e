package org.essaim.esppadom;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a DELIVERY message advice by advice; one advice is held, and of it what {@link Field} lists. Nothing outside the file is
 * ever opened. Not thread-safe.
 */
final class DeliveryReader {
    static final int DEEPEST = 64;
    // An advice of a real writer has some 4 KB in all.
    private static final long LARGEST = 1L << 20;
    private static final String ADVICE = "CrossIndustryDespatchAdvice";
    private static final Set<String> OTHER_MESSAGES = Set.of("order", "invoice");

    private final BoundedStream in;
    private final XMLStreamReader xml;
    // The names of the elements that are open; the root is at 1, so that two around it are there.
    private final String[] path = new String[DEEPEST + 2];
    private final StringBuilder text = new StringBuilder();
    private boolean overlong;
    private int depth = 1;
    private int adviceAt;
    private int fieldAt;
    private @Nullable Field field;
    private Advice advice = new Advice();
    private String version = "";
    private boolean ended;

    // One for each reading: a factory keeps the reader that it made, with what it read.
    private static XMLInputFactory careful() {
        // The JDK's own, whatever is on the class path: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing outside the file is opened.");
        });
        // In pieces: a text that nobody asked for is never held.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /**
     * Reads as far as the root.
     *
     * @throws Refused if it is no DELIVERY message
     * @throws IOException if the bytes cannot be read
     */
    DeliveryReader(InputStream bytes) throws Refused, IOException {
        in = new BoundedStream(bytes, LARGEST);
        path[0] = "";
        path[1] = "";
        try {
            xml = careful().createXMLStreamReader(in);
        } catch (XMLStreamException | RuntimeException e) {
            throw refusal(e);
        }
        while (depth == 1) {
            if (ended) {
                throw new Refused(Refused.Reason.NOT_XML);
            }
            step();
        }
    }

    /** The version that the message says it is of; empty if it does not say. */
    String version() {
        return version;
    }

    /**
     * The next advice, or null at the end.
     *
     * @throws Refused if the file cannot be read any further
     * @throws IOException if the bytes cannot be read
     */
    @Nullable
    Advice next() throws Refused, IOException {
        while (!ended) {
            Advice complete = step();
            if (complete != null) {
                return complete;
            }
        }
        return null;
    }

    private @Nullable Advice step() throws Refused, IOException {
        try {
            in.renew();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> {
                    return end();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> characters();
                case XMLStreamConstants.DTD -> throw new Refused(Refused.Reason.ENTITIES);
                // Without a DOCTYPE nobody says what it stands for.
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Refused(Refused.Reason.NOT_XML);
                case XMLStreamConstants.END_DOCUMENT -> ended = true;
                default -> {
                    // Comments and instructions tell nothing of a visit.
                }
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            // On bytes that nobody wrote, the parser may also stumble over itself.
            throw refusal(e);
        }
    }

    private Refused refusal(Exception e) throws IOException {
        ended = true;
        if (in.exhausted()) {
            return new Refused(Refused.Reason.TOO_LARGE);
        }
        IOException failure = in.failure();
        if (failure != null) {
            throw failure;
        }
        Throwable cause = e instanceof XMLStreamException told ? told.getNestedException() : e.getCause();
        return new Refused(
                cause instanceof CharConversionException || cause instanceof UnsupportedEncodingException
                        ? Refused.Reason.ENCODING
                        : Refused.Reason.NOT_XML);
    }

    private void start(String name) throws Refused {
        if (depth > DEEPEST) {
            throw new Refused(Refused.Reason.TOO_DEEP);
        }
        depth++;
        path[depth] = name;
        if (depth == 2) {
            root(name);
        } else if (adviceAt == 0 && name.equals(ADVICE)) {
            adviceAt = depth;
            advice = new Advice();
        } else if (adviceAt > 0 && field == null) {
            field = Field.of(name, path[depth - 1], path[depth - 2]);
            fieldAt = depth;
            text.setLength(0);
            overlong = false;
        }
    }

    private void root(String name) throws Refused {
        if (!name.equalsIgnoreCase("delivery")) {
            String known = name.toLowerCase(Locale.ROOT);
            // Any other name may be anybody's.
            throw new Refused(Refused.Reason.NOT_A_DELIVERY, OTHER_MESSAGES.contains(known) ? known : "…");
        }
        String said = xml.getAttributeValue(null, "versionID");
        version = said == null ? "" : said.strip();
    }

    private void characters() {
        if (field != null && fieldAt == depth) {
            char[] told = xml.getTextCharacters();
            int to = xml.getTextStart() + xml.getTextLength();
            for (int i = xml.getTextStart(); i < to; i++) {
                character(told[i]);
            }
        }
    }

    // A writer may set a value in many lines of blanks; what comes after the longest value counts only if it is none.
    private void character(char c) {
        boolean blank = Character.isWhitespace(c);
        if (text.length() > Advice.LONGEST) {
            overlong |= !blank;
        } else if (!blank || text.length() > 0) {
            text.append(c);
        }
    }

    private @Nullable Advice end() {
        if (field != null && fieldAt == depth) {
            String told = text.toString().strip();
            if (overlong || told.length() > Advice.LONGEST) {
                advice.tellTooLong(field);
            } else {
                advice.tell(field, told);
            }
            field = null;
        } else if (path[depth].equals("DefinedCITradeContact")) {
            advice.endContact();
        }
        boolean complete = depth == adviceAt;
        if (complete) {
            adviceAt = 0;
        }
        depth--;
        return complete ? advice : null;
    }
}
