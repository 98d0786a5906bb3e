package org.essaim.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.table.Names;

/** The columns of a form’s answers (<i>colonnes de ressaisie</i>): those that a template has, and those that a file may have. Immutable. */
final class KeyedColumns {
    /** The columns before the answers. */
    enum Lead {
        SHEET("Feuille", "Sheet"),
        STRUCTURE("Structure", "Structure"),
        DATE("Date", "Date");

        private final String french;
        private final String english;

        Lead(String french, String english) {
            this.french = french;
            this.english = english;
        }

        String title(boolean inEnglish) {
            return inEnglish ? english : french;
        }

        boolean isCalled(String header) {
            String name = header.toLowerCase(Locale.ROOT);
            return name.equals(french.toLowerCase(Locale.ROOT)) || name.equals(english.toLowerCase(Locale.ROOT));
        }
    }

    private static final int MOST_TIMES = 3;
    private static final int MOST_ANSWERS = 5;
    // The signs between the parts are in no code.
    private static final Pattern HEADER = Pattern.compile(
            "(?<place>[^=#\\s]+(?:\\[[0-9, ]+])?)(?:#(?<number>[1-9][0-9]{0,3})|=(?<option>[^=#\\s]+)(?<words> \\((?:texte|text)\\))?)?");

    private final Form form;

    KeyedColumns(Form form) {
        this.form = form;
    }

    /** The question of a column. */
    Question question(KeyedColumn column) {
        return (Question) form.item(column.place().code()).orElseThrow();
    }

    List<String> header(boolean english) {
        List<String> header = new ArrayList<>();
        for (Lead lead : Lead.values()) {
            header.add(lead.title(english));
        }
        template().forEach(column -> header.add(column.title(english)));
        return header;
    }

    /** The columns of a template, in the order of the questions, a section’s first time before its second. */
    List<KeyedColumn> template() {
        List<KeyedColumn> columns = new ArrayList<>();
        add(form.questionnaire().items(), List.of(), MOST_TIMES, columns);
        return columns;
    }

    /** The columns without which a file is not of this form. */
    List<KeyedColumn> needed() {
        List<KeyedColumn> columns = new ArrayList<>();
        add(form.questionnaire().items(), List.of(), 1, columns);
        return columns;
    }

    private static void add(List<Item> items, List<Integer> times, int most, List<KeyedColumn> columns) {
        for (Item item : items) {
            if (item instanceof Question question) {
                add(question, new Place(question.code(), times), columns);
            } else if (item instanceof Item.Section section) {
                if (!section.repeats().many()) {
                    add(section.items(), times, most, columns);
                    continue;
                }
                for (int time = 1; time <= Math.min(most, section.repeats().most()); time++) {
                    List<Integer> inner = new ArrayList<>(times);
                    inner.add(time);
                    add(section.items(), inner, most, columns);
                }
            }
        }
    }

    private static void add(Question question, Place place, List<KeyedColumn> columns) {
        if (question.most() > 1 && !question.type().hasOptions()) {
            for (int number = 1;
                    number <= Math.min(question.most(), Math.max(MOST_ANSWERS, question.least()));
                    number++) {
                columns.add(KeyedColumn.numbered(place, number));
            }
            return;
        }
        boolean each = isEach(question);
        if (!each) {
            columns.add(KeyedColumn.of(place));
        }
        for (Option option : question.options()) {
            if (each) {
                columns.add(KeyedColumn.of(place, option.code()));
            }
            if (option.open()) {
                columns.add(KeyedColumn.words(place, option.code()));
            }
        }
    }

    /** True if each option has a column of its own. */
    static boolean isEach(Question question) {
        return question.type() == Question.Type.RANKING || (question.type().hasOptions() && question.most() > 1);
    }

    /** The column that a header means; nothing if it means none of this form. */
    Optional<KeyedColumn> column(String header) {
        Matcher parts = HEADER.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<Place> place =
                Place.parse(parts.group("place").replace(" ", "")).filter(this::isOfTheForm);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Question question = (Question) form.item(place.get().code()).orElseThrow();
        if (parts.group("number") != null) {
            int number = Integer.parseInt(parts.group("number"));
            return question.type().hasOptions() || question.most() == 1 || number > question.most()
                    ? Optional.empty()
                    : Optional.of(KeyedColumn.numbered(place.get(), number));
        } else if (parts.group("option") != null) {
            boolean words = parts.group("words") != null;
            return question.options().stream()
                    .filter(option -> option.code().equals(parts.group("option")))
                    .filter(option -> words ? option.open() : isEach(question))
                    .findFirst()
                    .map(option -> words
                            ? KeyedColumn.words(place.get(), option.code())
                            : KeyedColumn.of(place.get(), option.code()));
        }
        boolean one = question.type().hasOptions() ? !isEach(question) : question.most() == 1;
        return one ? Optional.of(KeyedColumn.of(place.get())) : Optional.empty();
    }

    private boolean isOfTheForm(Place place) {
        List<Item.Section> around = form.around(place.code());
        if (form.item(place.code()).filter(Question.class::isInstance).isEmpty()
                || around.size() != place.times().size()) {
            return false;
        }
        for (int i = 0; i < around.size(); i++) {
            if (place.times().get(i) > around.get(i).repeats().most()) {
                return false;
            }
        }
        return true;
    }

    /** The column before the answers that a header means. */
    static Optional<Lead> lead(String header) {
        for (Lead lead : Lead.values()) {
            if (lead.isCalled(Names.normal(header))) {
                return Optional.of(lead);
            }
        }
        return Optional.empty();
    }
}
