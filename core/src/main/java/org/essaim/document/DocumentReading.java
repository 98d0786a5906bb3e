package org.essaim.document;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way from a parser into a tree (<i>lecture d’un document</i>).
 *
 * <p>A codec tells what its parser meets, in order; what makes reading strict stands here, so that all codecs are strict in
 * the same way and name the same place: encoding, size, depth, duplicate keys, exact numbers, one document in a file. The
 * lines of paths are kept for documents below 4 MB, which people write; above that, programs wrote the document. Serves one
 * document; not thread-safe.
 *
 * <pre>{@code
 * return DocumentReading.of(bytes, LARGEST, file, findings, (text, to) -> {
 *     Parser parser = new Parser(text);
 *     to.linesFrom(parser::line);
 *     while (parser.advance()) {
 *         switch (parser.token()) {
 *             case OBJECT_START -> to.beginFields();
 *             case NAME -> to.name(parser.text());
 *             ...
 *         }
 *     }
 * });
 * }</pre>
 */
public final class DocumentReading {
    private static final int LARGEST_WITH_LINES = 4 << 20;
    private static final Pattern EXACT = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,9})?");
    private static final Tree NOTHING = new Tree.Nothing();
    private static final Tree YES = Tree.of(true);
    private static final Tree NO = Tree.of(false);

    private final String file;
    private final FirstFindings findings;
    private final boolean withLines;
    private final SourceLines lines = new SourceLines();
    private final Deque<Level> open = new ArrayDeque<>();
    private IntSupplier line = () -> 1;
    private CharBuffer text = CharBuffer.allocate(0);
    private @Nullable Tree root;
    private boolean broken;

    /** A parser at work: it reads the text and tells what it meets. */
    @FunctionalInterface
    public interface Parsing {
        /**
         * Reads the text.
         *
         * @param text all of it, backed by an array, without a byte order mark
         */
        void tell(CharBuffer text, DocumentReading to);
    }

    /** Named fields or a list that was begun and not ended. */
    private static final class Level {
        private final int number;
        private final @Nullable Map<String, Tree> fields;
        private final List<Tree> items;
        private @Nullable String name;
        private int nameLine;

        Level(int number, @Nullable Map<String, Tree> fields) {
            this.number = number;
            this.fields = fields;
            this.items = fields == null ? new ArrayList<>() : List.of();
        }

        /** The path of the value that comes next, or this one while its name is awaited. */
        String next(String path) {
            if (fields == null) {
                return path + "[" + items.size() + "]";
            }
            if (name == null) {
                return path;
            }
            return path.isEmpty() ? name : path + "." + name;
        }
    }

    /** Ends a reading whose finding is already reported. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    private DocumentReading(String file, Consumer<? super Finding> findings, boolean withLines) {
        this.file = file;
        this.findings = new FirstFindings(file, findings);
        this.withLines = withLines;
    }

    /**
     * Reads a document.
     *
     * @param largest how many bytes it may have
     * @param file the name to put into findings
     * @return the tree with the line of each path, or nothing if a finding says why not
     */
    public static Optional<SourceTree> of(
            byte[] bytes, int largest, String file, Consumer<? super Finding> findings, Parsing parsing) {
        DocumentReading reading = new DocumentReading(file, findings, bytes.length < LARGEST_WITH_LINES);
        if (bytes.length > largest) {
            findings.accept(Finding.of(Code.FILE_TOO_LARGE)
                    .file(file)
                    .value(file)
                    .with("limit", (largest >> 20) + " MB")
                    .build());
            return Optional.empty();
        }
        Optional<CharBuffer> text = reading.text(bytes);
        return text.flatMap(found -> reading.read(found, parsing));
    }

    private Optional<SourceTree> read(CharBuffer whole, Parsing parsing) {
        text = whole;
        try {
            if (!isBlank(whole)) {
                parsing.tell(whole, this);
            }
            if (!open.isEmpty()) {
                throw new IllegalStateException("A codec told the beginning of a document and not its end.");
            }
        } catch (Stopped e) {
            return Optional.empty();
        }
        if (root == null && !broken) {
            findings.accept(Finding.of(Code.EMPTY_DOCUMENT).file(file).row(1).build());
        }
        return broken || root == null ? Optional.empty() : Optional.of(new SourceTree(root, file, lines));
    }

    /** Says how to ask the parser for the line of what it met last. */
    public void linesFrom(IntSupplier parser) {
        line = parser;
    }

    /** Named fields begin. */
    public void beginFields() {
        begin(new LinkedHashMap<>());
    }

    /** A list begins. */
    public void beginItems() {
        begin(null);
    }

    private void begin(@Nullable Map<String, Tree> fields) {
        int number = meet();
        if (open.size() == DocumentLimits.DEPTH) {
            exaggerated("> " + DocumentLimits.DEPTH);
        }
        open.push(new Level(number, fields));
    }

    /** The name of a field; its value follows. */
    public void name(String name) {
        Level level = open.element();
        level.nameLine = line();
        if (name.length() > DocumentLimits.LONGEST_NAME) {
            exaggerated("> " + DocumentLimits.LONGEST_NAME);
        }
        requireWhole(name);
        level.name = name;
    }

    /** The named fields or the list that began last end. */
    public void end() {
        Level level = open.pop();
        put(level.fields == null ? new Tree.Items(level.items) : new Tree.Fields(level.fields));
    }

    /** A text. */
    public void text(String value) {
        meet();
        requireWhole(value);
        put(new Tree.Text(value));
    }

    /** A whole number. */
    public void whole(long value) {
        meet();
        put(Tree.of(value));
    }

    /** A number as it is written; what is not an exact decimal is a finding. */
    public void number(String literal) {
        meet();
        if (literal.length() > DocumentLimits.LONGEST_NUMBER) {
            exaggerated("> " + DocumentLimits.LONGEST_NUMBER);
        }
        if (isPlain(literal)) {
            put(Tree.of(Long.parseLong(literal)));
            return;
        }
        if (EXACT.matcher(literal).matches()) {
            BigDecimal value = new BigDecimal(literal);
            // Nine digits of exponent would become a gigabyte of zeros.
            if (Math.abs((long) value.scale()) <= Tree.Numeric.GREATEST_EXPONENT && DocumentLimits.isShort(value)) {
                put(new Tree.Numeric(value));
                return;
            }
        }
        refuse(Finding.of(Code.INEXACT_NUMBER).value(literal.length() > 60 ? literal.substring(0, 60) + "…" : literal));
        put(NOTHING);
    }

    // Most numbers are, and a pattern takes its time.
    private static boolean isPlain(String literal) {
        int length = literal.length();
        for (int i = 0; i < length; i++) {
            if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
                return false;
            }
        }
        return length == 1 || (length > 1 && length <= 18 && literal.charAt(0) != '0');
    }

    /**
     * The value that is about to be told ends before this character of a JSON text. Parsers differ in what they make of
     * {@code 01} or {@code 1x}; here what a value is glued to belongs to the value, and is refused there.
     */
    public void endsBefore(long offset) {
        if (offset < text.remaining() && " \t\r\n,]}".indexOf(text.charAt((int) offset)) < 0) {
            unreadable("'" + text.charAt((int) offset) + "'");
        }
    }

    /** Yes or no. */
    public void truth(boolean value) {
        meet();
        put(value ? YES : NO);
    }

    /** An explicit nothing. */
    public void nothing() {
        meet();
        put(NOTHING);
    }

    /** True once the value at the root is whole: whatever follows is too much. */
    public boolean isComplete() {
        return root != null;
    }

    /** True if the next thing may be the name of a field. */
    public boolean awaitsName() {
        Level level = open.peek();
        return level != null && level.fields != null && level.name == null;
    }

    /** Reports what a format forbids at this place, and goes on, so that the whole list comes out. */
    public void refuse(Finding.Builder finding) {
        refuse(finding, path(), line());
    }

    /** Reports that the parser cannot go on, or that there is more after the end of the document. */
    public void unreadable(String problem) {
        unreadable(problem, line());
    }

    /** Reports that the parser cannot go on at this line, or that there is more after the end of the document. */
    public void unreadable(String problem, int row) {
        refuse(
                isComplete()
                        ? Finding.of(Code.TRAILING_CONTENT)
                        : Finding.of(Code.UNREADABLE_DOCUMENT).with("problem", problem),
                path(),
                row);
        throw new Stopped();
    }

    private void exaggerated(String problem) {
        refuse(Finding.of(Code.EXAGGERATED_DOCUMENT)
                .with("limit", DocumentLimits.DEPTH)
                .with("problem", problem));
        throw new Stopped();
    }

    private void refuse(Finding.Builder finding, String path, int row) {
        broken = true;
        findings.accept(
                finding.file(file).row(row).path(path.isEmpty() ? null : path).build());
    }

    private void requireWhole(String text) {
        if (DocumentLimits.hasLoneSurrogate(text)) {
            refuse(Finding.of(Code.UNREADABLE_ENCODING).with("expected", "UTF-8"));
        }
    }

    /** Notes the line of the value that comes now, and answers its number if lines are kept. */
    private int meet() {
        if (isComplete()) {
            unreadable("");
        }
        Level level = open.peek();
        if (level == null) {
            lines.root(line());
            return 0;
        }
        if (!withLines) {
            return 0;
        }
        if (level.fields == null) {
            return lines.item(level.number, level.items.size(), line());
        }
        return lines.field(level.number, Objects.requireNonNull(level.name, "a value without a name"), level.nameLine);
    }

    private void put(Tree value) {
        Level level = open.peek();
        if (level == null) {
            root = value;
        } else if (level.fields == null) {
            level.items.add(value);
        } else {
            String name = Objects.requireNonNull(level.name, "a value without a name");
            if (level.fields.put(name, value) != null) {
                refuse(Finding.of(Code.DUPLICATE_KEY).with("key", name), path(), level.nameLine);
            }
            level.name = null;
        }
    }

    /** Where the reading stands, as far as a finding names it: the value that comes now, or the fields whose next name is awaited. */
    private String path() {
        String path = "";
        for (Iterator<Level> levels = open.descendingIterator();
                levels.hasNext() && path.length() <= Finding.LONGEST_PATH; ) {
            path = levels.next().next(path);
        }
        return path;
    }

    private int line() {
        return Math.max(1, line.getAsInt());
    }

    private static boolean isBlank(CharBuffer text) {
        for (int i = text.position(); i < text.limit(); i++) {
            char c = text.get(i);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The text of UTF-8 bytes without its byte order mark; what is not UTF-8 is a finding with its line. */
    private Optional<CharBuffer> text(byte[] bytes) {
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
            int row = 1;
            for (int i = 0; i < in.position(); i++) {
                row += bytes[i] == '\n' ? 1 : 0;
            }
            refuse(Finding.of(Code.UNREADABLE_ENCODING).with("expected", "UTF-8"), "", row);
            return Optional.empty();
        }
    }
}
