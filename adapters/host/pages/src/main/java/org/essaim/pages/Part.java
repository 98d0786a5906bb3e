package org.essaim.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a page, as the templates lay it out. Every text is plain: markup in it comes out as text. */
sealed interface Part {

    record Heading(String text) implements Part {}

    /** A title below a title. */
    record Subheading(String text) implements Part {}

    record Prose(String text) implements Part {}

    record Bullets(List<String> items) implements Part {}

    /** A remark that must not be overlooked. */
    record Notice(Tone tone, String title, List<String> lines) implements Part {
        static Notice of(Tone tone, String title, String... lines) {
            return new Notice(tone, title, List.of(lines));
        }
    }

    enum Tone {
        GOOD,
        REMARK,
        WARNING,
        REFUSAL;

        String style() {
            return "notice " + name().toLowerCase(java.util.Locale.ROOT);
        }

        String role() {
            return this == REFUSAL ? "alert" : "note";
        }
    }

    /** Names with their values. */
    record Facts(List<Fact> facts) implements Part {}

    record Fact(String title, Cell value) {}

    /** A table; the first column heads each row. */
    record Grid(String caption, List<Head> heads, List<List<Cell>> rows, List<Cell> totals) implements Part {
        public Grid {
            for (List<Cell> row : rows) {
                if (row.size() != heads.size()) {
                    throw new IllegalArgumentException(
                            "Table [" + caption + "] has " + heads.size() + " columns but a row of " + row.size());
                }
            }
        }
    }

    record Head(String title, boolean figure) {
        static Head words(String title) {
            return new Head(title, false);
        }

        static Head figures(String title) {
            return new Head(title, true);
        }

        String style() {
            return figure ? "figure" : "words";
        }
    }

    /**
     * What stands in one place of a table.
     *
     * @param text what a person reads
     * @param href where it leads; absent for nowhere
     * @param look how it looks beside its column's own way
     * @param meter what is drawn beside the text; absent for nothing
     */
    record Cell(
            String text,
            @Nullable String href,
            Look look,
            @Nullable Meter meter) {
        Cell(String text, @Nullable String href, Look look) {
            this(text, href, look, null);
        }

        /** So many of so many, beside the words that say it. */
        static Cell meter(String text, int part, int whole) {
            return new Cell(text, null, Look.PLAIN, new Meter(part, whole));
        }

        static Cell of(String text) {
            return new Cell(text, null, Look.PLAIN);
        }

        static Cell link(String text, String href) {
            return new Cell(text, href, Look.PLAIN);
        }

        /** Nothing, for a reason: never 0, never blank. */
        static Cell absent(String reason) {
            return new Cell(reason, null, Look.ABSENT);
        }

        /** What is copied letter by letter. */
        static Cell code(String text) {
            return new Cell(text, null, Look.CODE);
        }
    }

    record Meter(int part, int whole) {}

    enum Look {
        PLAIN,
        ABSENT,
        CODE
    }

    record Links(List<Link> links) implements Part {}

    record Link(String text, String href) {}

    /**
     * The way between the pages of one thing.
     *
     * @param label what it is the way through
     * @param here the address of the page that is shown
     */
    record Menu(String label, List<Link> links, String here) implements Part {
        @Nullable
        String current(Link link) {
            return link.href().equals(here) ? "page" : null;
        }
    }

    /**
     * A form.
     *
     * @param action where it is sent
     * @param post true if it changes something: it then carries the visitor's token
     * @param upload true if it carries a file
     * @param title what it is for
     * @param fields its fields, hidden ones included
     * @param buttons what can be done with it
     */
    record Form(String action, boolean post, boolean upload, String title, List<Field> fields, List<Button> buttons)
            implements Part {
        static Form get(String action, String title, List<Field> fields, String button) {
            return new Form(action, false, false, title, fields, List.of(new Button(button, null, null)));
        }

        static Form post(String action, String title, List<Field> fields, Button... buttons) {
            return new Form(action, true, false, title, fields, List.of(buttons));
        }

        static Form upload(String action, String title, List<Field> fields, Button... buttons) {
            return new Form(action, true, true, title, fields, List.of(buttons));
        }

        List<Field> hidden() {
            return fields.stream().filter(field -> field.kind() == Kind.HIDDEN).toList();
        }

        List<Field> shown() {
            return fields.stream().filter(field -> field.kind() != Kind.HIDDEN).toList();
        }

        String method() {
            return post ? "post" : "get";
        }

        String encoding() {
            return upload ? "multipart/form-data" : "application/x-www-form-urlencoded";
        }
    }

    record Button(
            String text, @Nullable String name, @Nullable String value) {}

    enum Kind {
        HIDDEN,
        TEXT,
        LONG_TEXT,
        DAY,
        MONTH,
        FILE,
        TIME,
        COUNT,
        CHOICE,
        CHECK,
        CHECKED
    }

    /**
     * A field of a form.
     *
     * @param value what stands in it; of a choice, what is chosen; of a check box, what is sent if it is checked
     * @param hint what helps to fill it in; blank for nothing
     */
    record Field(
            Kind kind,
            String id,
            String name,
            String label,
            String value,
            String hint,
            boolean required,
            List<Option> options) {
        static Field hidden(String name, String value) {
            return new Field(Kind.HIDDEN, "", name, "", value, "", false, List.of());
        }

        static Field of(Kind kind, String name, String label, String value, boolean required) {
            return new Field(kind, "f-" + name, name, label, value, "", required, List.of());
        }

        static Field choice(String name, String label, String value, List<Option> options) {
            return new Field(Kind.CHOICE, "f-" + name, name, label, value, "", false, options);
        }

        /** The same, but nothing is sent before somebody chose. */
        Field needed() {
            return new Field(kind, id, name, label, value, hint, true, options);
        }

        Field hint(String text) {
            return new Field(kind, id, name, label, value, text, required, options);
        }

        /** The same in one of several forms of a page: identifiers are there once. */
        Field in(int form) {
            return new Field(kind, id + "-" + form, name, label, value, hint, required, options);
        }

        boolean isCheckBox() {
            return kind == Kind.CHECK || kind == Kind.CHECKED;
        }

        @Nullable
        String hintId() {
            return hint.isBlank() ? null : id + "-hint";
        }

        String type() {
            return switch (kind) {
                case DAY -> "date";
                case MONTH -> "month";
                case TIME -> "time";
                case COUNT -> "number";
                case FILE -> "file";
                case CHECK, CHECKED -> "checkbox";
                default -> "text";
            };
        }
    }

    record Option(String value, String text) {}

    /**
     * How far long work has come; the page looks again by itself.
     *
     * @param stage what is done at present
     * @param text what it is done to, and how much of it
     * @param done how many are done
     * @param total how many there are; 0 if nobody knows
     */
    record Advance(String stage, String text, long done, long total) implements Part {
        /** How long it is; nothing for a bar that does not know. */
        @Nullable
        String max() {
            return total > 1 ? Long.toString(total) : null;
        }

        @Nullable
        String value() {
            return total > 1 ? Long.toString(done) : null;
        }
    }

    /** A questionnaire to fill in. */
    record Questions(Sheet sheet) implements Part {}
}
