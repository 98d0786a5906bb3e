package org.essaim.xlsx;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one sheet of a workbook, row by row, from the file's own XML: a row is held, and the texts that cells share.
 * What a formula gives is never read. A workbook that unpacks to more than any person types is left alone.
 */
final class SheetReader {
    // Far beyond a sheet that is full to its last row; a bomb goes on for ever.
    private static final long MOST_OF_A_SHEET = 1L << 30;
    private static final long MOST_OF_OTHERS = 8L << 20;
    private static final long MOST_SHARED = 64L << 20;
    private static final int MOST_ENTRIES = 5000;
    // What a program writes packs to a tenth or a fiftieth; what is all alike, to a thousandth.
    private static final long MOST_OF_A_PACKED_BYTE = 250;
    private static final long ANY_RATIO = 32L << 20;
    private static final long MOST_ROWS = 1 << 20;
    private static final int LONGEST_CELL = 32_767;
    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST_ROW = 16 << 20;
    private static final int MOST_DIGITS = 9;

    private static final XMLInputFactory XML = careful();

    private final ZipFile file;
    private final List<String> shared = new ArrayList<>();
    private boolean since1904;

    private static XMLInputFactory careful() {
        // The JDK's own, whatever is on the class path: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // In pieces: a text of a gigabyte is never held at once.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** What a cell holds. */
    enum Kind {
        TEXT,
        NUMBER,
        FORMULA
    }

    /** One cell: its text, or its number as it is written. */
    record Cell(int column, Kind kind, String value) {}

    /** Takes rows; false ends the walk. */
    interface Visitor {
        boolean row(long number, List<Cell> cells);
    }

    /** Why a workbook is not read; its message is for a finding. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String problem) {
            super(problem, null, false, false);
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    private SheetReader(ZipFile file) {
        this.file = file;
    }

    /** Walks through the first sheet of one of these names, or else the first sheet. */
    static void walk(Path workbook, List<String> names, Visitor visitor) throws IOException, Refused {
        walk(workbook, names, MOST_OF_A_SHEET, visitor);
    }

    /**
     * The same for sheets that are never that large.
     *
     * @param most how many bytes the sheet may unpack to
     */
    static void walk(Path workbook, List<String> names, long most, Visitor visitor) throws IOException, Refused {
        try (ZipFile file = new ZipFile(workbook.toFile())) {
            if (file.size() > MOST_ENTRIES) {
                throw new Refused("trop de parties / too many parts");
            }
            SheetReader reader = new SheetReader(file);
            String sheet = reader.sheet(names);
            reader.sharedTexts();
            reader.rows(sheet, most, visitor);
        } catch (ZipException e) {
            throw new Refused("pas un classeur .xlsx / no .xlsx workbook");
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof TooLarge) {
                throw new Refused("trop grand / too large");
            }
            throw new Refused("XML");
        } catch (TooLarge e) {
            throw new Refused("trop grand / too large");
        }
    }

    /** The names of all sheets, in order. */
    static List<String> names(Path workbook) throws IOException, Refused {
        List<String> names = new ArrayList<>();
        try (ZipFile file = new ZipFile(workbook.toFile())) {
            if (file.size() > MOST_ENTRIES) {
                throw new Refused("trop de parties / too many parts");
            }
            try (Part part = new SheetReader(file).open("xl/workbook.xml", MOST_OF_OTHERS)) {
                XMLStreamReader xml = part.xml();
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("sheet")) {
                        names.add(attribute(xml, "name"));
                    }
                }
            }
        } catch (ZipException e) {
            throw new Refused("pas un classeur .xlsx / no .xlsx workbook");
        } catch (TooLarge e) {
            throw new Refused("trop grand / too large");
        } catch (XMLStreamException e) {
            throw new Refused(e.getNestedException() instanceof TooLarge ? "trop grand / too large" : "XML");
        }
        return names;
    }

    boolean since1904() {
        return since1904;
    }

    private String sheet(List<String> names) throws IOException, XMLStreamException, Refused {
        Map<String, String> targets = new HashMap<>();
        try (Part part = open("xl/_rels/workbook.xml.rels", MOST_OF_OTHERS)) {
            XMLStreamReader xml = part.xml();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    targets.put(attribute(xml, "Id"), attribute(xml, "Target"));
                }
            }
        }
        String found = "";
        try (Part part = open("xl/workbook.xml", MOST_OF_OTHERS)) {
            XMLStreamReader xml = part.xml();
            boolean named = false;
            while (xml.hasNext() && !named) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    since1904 = List.of("1", "true").contains(attribute(xml, "date1904"));
                } else if (xml.getLocalName().equals("sheet")) {
                    named = names.contains(attribute(xml, "name"));
                    if (found.isEmpty() || named) {
                        found = relation(xml);
                    }
                }
            }
        }
        String target = targets.getOrDefault(found, "");
        if (target.isEmpty()) {
            throw new Refused("aucune feuille / no sheet");
        }
        if (since1904) {
            throw new Refused("dates depuis 1904 / dates since 1904");
        }
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static String relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private void sharedTexts() throws IOException, XMLStreamException, Refused {
        if (file.getEntry("xl/sharedStrings.xml") == null) {
            return;
        }
        try (Part part = open("xl/sharedStrings.xml", MOST_SHARED)) {
            XMLStreamReader xml = part.xml();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    shared.add(text(xml, "si"));
                }
            }
        }
    }

    // Texts in all runs; how a reading aid spells them is none of them.
    private static String text(XMLStreamReader xml, String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int aside = 0;
        boolean within = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                aside += xml.getLocalName().equals("rPh") ? 1 : 0;
                within = xml.getLocalName().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(end)) {
                    break;
                }
                aside -= xml.getLocalName().equals("rPh") ? 1 : 0;
                within = false;
            } else if (isText(event) && within && aside == 0) {
                append(text, xml.getText());
            }
        }
        return text.toString();
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private static void append(StringBuilder text, String more) {
        int room = LONGEST_CELL - text.length();
        text.append(more, 0, Math.min(room, more.length()));
    }

    private void rows(String sheet, long most, Visitor visitor) throws IOException, XMLStreamException, Refused {
        try (Part part = open(sheet, most)) {
            XMLStreamReader xml = part.xml();
            long last = 0;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    long number = number(attribute(xml, "r"), last + 1);
                    if (number <= last) {
                        throw new Refused("lignes en désordre / rows out of order");
                    }
                    if (number > MOST_ROWS) {
                        throw new Refused("trop de lignes / too many rows");
                    }
                    last = number;
                    if (!visitor.row(number, cells(xml))) {
                        return;
                    }
                }
            }
        }
    }

    private static long number(String text, long otherwise) throws Refused {
        if (text.isEmpty()) {
            return otherwise;
        }
        // By hand, for it is done for each cell with a text.
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < (i == 0 ? '1' : '0') || c > '9' || i == MOST_DIGITS) {
                throw new Refused("XML");
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private List<Cell> cells(XMLStreamReader xml) throws XMLStreamException, Refused {
        List<Cell> cells = new ArrayList<>();
        int column = -1;
        int characters = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                column = column(attribute(xml, "r"), column + 1);
                if (column >= MOST_COLUMNS || cells.size() >= MOST_COLUMNS) {
                    throw new Refused("trop de colonnes / too many columns");
                }
                Cell cell = cell(xml, column);
                if (cell != null) {
                    characters += cell.value().length();
                    cells.add(cell);
                }
                if (characters > LONGEST_ROW) {
                    throw new Refused("trop grand / too large");
                }
            }
        }
        return cells;
    }

    private @Nullable Cell cell(XMLStreamReader xml, int column) throws XMLStreamException, Refused {
        String type = attribute(xml, "t");
        String value = "";
        String formula = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "is" -> value = text(xml, "is");
                    case "v" -> value = plain(xml, "v");
                    case "f" -> formula = plain(xml, "f");
                    default -> {
                        // Extensions say nothing of what was typed.
                    }
                }
            }
        }
        if (formula != null) {
            return new Cell(column, Kind.FORMULA, "=" + formula);
        }
        return switch (type) {
            case "s" -> new Cell(column, Kind.TEXT, shared(value));
            case "b" ->
                value.isBlank()
                        ? null
                        : new Cell(column, Kind.TEXT, value.strip().equals("1") ? "TRUE" : "FALSE");
            case "", "n" -> value.isBlank() ? null : new Cell(column, Kind.NUMBER, value.strip());
            default -> value.isEmpty() ? null : new Cell(column, Kind.TEXT, value);
        };
    }

    private static String plain(XMLStreamReader xml, String end) throws XMLStreamException {
        // Nearly always in one piece.
        String only = "";
        StringBuilder text = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(end)) {
                break;
            }
            if (isText(event)) {
                String piece = xml.getText();
                if (text == null && only.isEmpty() && piece.length() <= LONGEST_CELL) {
                    only = piece;
                } else {
                    text = text == null ? new StringBuilder(only) : text;
                    append(text, piece);
                }
            }
        }
        return text == null ? only : text.toString();
    }

    private String shared(String index) throws Refused {
        long which = index.equals("0") ? 0 : number(index, -1);
        if (which < 0 || which >= shared.size()) {
            throw new Refused("XML");
        }
        return shared.get((int) which);
    }

    // Letters count from A, to base 26.
    private static int column(String reference, int otherwise) {
        int column = 0;
        int letters = 0;
        for (int i = 0; i < reference.length(); i++) {
            char written = reference.charAt(i);
            char c = written >= 'a' && written <= 'z' ? (char) (written - 'a' + 'A') : written;
            if (c < 'A' || c > 'Z' || letters > 3) {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
            letters++;
        }
        return letters == 0 ? otherwise : column - 1;
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private Part open(String name, long most) throws IOException, XMLStreamException, Refused {
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
            throw new Refused("pas un classeur .xlsx / no .xlsx workbook");
        }
        long packed = Math.max(0, entry.getCompressedSize());
        long likely = Math.min(most, Math.max(ANY_RATIO, packed * MOST_OF_A_PACKED_BYTE));
        // Most bombs say themselves how large they are.
        if (entry.getSize() > likely) {
            throw new TooLarge();
        }
        return new Part(new Bounded(file.getInputStream(entry), likely));
    }

    /** One part of the package; its stream is closed with it. */
    private record Part(InputStream in, XMLStreamReader xml) implements AutoCloseable {
        Part(InputStream in) throws XMLStreamException {
            this(in, XML.createXMLStreamReader(in));
        }

        @Override
        public void close() throws IOException, XMLStreamException {
            xml.close();
            in.close();
        }
    }

    /** More than it may unpack to. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    // What the package says of its sizes may be a lie: bytes are counted as they come.
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooLarge();
            }
            return read;
        }
    }
}
