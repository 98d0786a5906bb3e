package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Condition;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Texts;

/** Reads the items of one questionnaire, those below questions too. */
final class ItemReading {
    private final Element root;
    private final Languages languages;
    private final ConditionReading conditions;
    private final QuestionReading questions;
    private final Set<String> leftOut = new HashSet<>();
    private final Map<String, Element> elements = new HashMap<>();

    ItemReading(Element root, Languages languages) {
        this.root = root;
        this.languages = languages;
        this.conditions = new ConditionReading(new LinkIds(root.reading(), root.at("item"), root.tree("item")));
        this.questions = new QuestionReading(languages, new OptionReading(root, languages));
    }

    List<Item> read() {
        List<Item> items = items(root, 0);
        return leftOut.isEmpty()
                ? items
                : items.stream().map(this::withoutWhatWasLeftOut).toList();
    }

    private List<Item> items(Element parent, int depth) {
        List<Item> items = new ArrayList<>();
        for (Element each : parent.each("item")) {
            items.addAll(item(each, depth));
        }
        return items;
    }

    /** One item, and after it those that stand below it where ours stand beside it; nothing if it is left out. */
    private List<Item> item(Element element, int depth) {
        Optional<String> linkId = element.text("linkId");
        Optional<String> type = element.text("type");
        if (linkId.isEmpty() || type.isEmpty()) {
            element.report("", Finding.of(Code.MISSING_KEY).with("key", linkId.isEmpty() ? "linkId" : "type"));
            return List.of();
        }
        String code = Codes.of(linkId.get());
        if (!code.equals(linkId.get())) {
            element.report(
                    "linkId",
                    Finding.of(Code.CODE_REPLACED)
                            .value(element.reading().told(linkId.get()))
                            .with("code", code));
        }
        elements.putIfAbsent(code, element);
        if (type.get().equals("group")) {
            return section(element, code, depth);
        } else if (type.get().equals("display")) {
            Item note = new Item.Note(code, text(element), conditions.read(element));
            done(element);
            return List.of(note);
        } else if (questions.isQuestion(type.get())) {
            return question(element, code, type.get(), depth);
        }
        leaveOut(element, type.get());
        return List.of();
    }

    private Texts text(Element element) {
        Texts texts = languages.read(element, "text");
        return element.text("prefix")
                .map(prefix -> languages.after(prefix, texts))
                .orElse(texts);
    }

    private List<Item> section(Element element, String code, int depth) {
        if (depth >= Item.DEEPEST) {
            element.report(
                    "",
                    Finding.of(Code.EXAGGERATED_DOCUMENT)
                            .with("limit", Item.DEEPEST)
                            .with("problem", "group"));
            return List.of();
        }
        Texts text = text(element);
        Condition relevance = conditions.read(element);
        Item.Repeats repeats = repeats(element);
        Controls controls = Controls.of(element);
        List<Item> items = items(element, depth + 1);
        boolean table =
                controls.take("table") || controls.take("htable") || (!repeats.many() && controls.take("gtable"));
        if (table && !haveSameOptions(items)) {
            element.notUnderstood("", "table");
            table = false;
        }
        controls.done();
        done(element);
        return List.of(new Item.Section(code, text, relevance, items, table, repeats));
    }

    private static boolean haveSameOptions(List<Item> items) {
        List<Option> options = null;
        for (Item item : items) {
            boolean same = item instanceof Question question
                    && question.type().hasOptions()
                    && (options == null || options.equals(question.options()));
            if (!same) {
                return false;
            }
            options = ((Question) item).options();
        }
        return true;
    }

    private static Item.Repeats repeats(Element element) {
        boolean repeats = element.truth("repeats");
        boolean required = element.truth("required");
        Optional<Integer> least = element.wholeExtension(Uris.MIN_OCCURS);
        Optional<Integer> most = element.wholeExtension(Uris.MAX_OCCURS);
        if (!repeats) {
            // That something within a section is answered is said of its questions here.
            if (required || least.orElse(0) > 1 || most.orElse(1) != 1) {
                element.notUnderstood("", required ? "required" : "minOccurs, maxOccurs");
            }
            return Item.Repeats.ONCE;
        }
        int from = Math.max(required ? 1 : 0, least.orElse(0));
        int to = Math.min(most.orElse(Item.Repeats.MOST), Item.Repeats.MOST);
        if (to < 1 || from > to || most.orElse(to) > to) {
            element.notUnderstood("", "minOccurs, maxOccurs");
        }
        return from > to || to < 1 ? Item.Repeats.of(required ? 1 : 0, Item.Repeats.MOST) : Item.Repeats.of(from, to);
    }

    private List<Item> question(Element element, String code, String type, int depth) {
        Texts text = text(element);
        Condition relevance = conditions.read(element);
        Beside beside = new Beside(languages);
        List<Element> below = new ArrayList<>();
        for (Element each : element.each("item")) {
            if (each.text("type").filter("display"::equals).isPresent()) {
                each.text("linkId").ifPresent(linkId -> leftOut.add(Codes.of(linkId)));
                beside.read(each);
                if (!conditions.read(each).equals(Condition.always())) {
                    each.report(
                            "enableWhen", Finding.of(Code.CONDITION_LEFT_OUT).value("display"));
                }
                done(each);
            } else {
                below.add(each);
            }
        }
        Optional<Question> question = questions.read(element, code, type, text, relevance, beside);
        if (question.isEmpty()) {
            leaveOut(element, "answerOption");
            return List.of();
        }
        done(element);
        List<Item> items = new ArrayList<>(List.of(question.get()));
        for (Element each : below) {
            if (question.get().most() > 1) {
                // There would be one for each answer.
                each.notUnderstood("", "item");
            }
            List<Item> found = item(each, depth);
            for (int i = 0; i < found.size(); i++) {
                // Where nothing is answered, there is no place below the answer; what follows depends on the first.
                items.add(i == 0 ? asked(found.get(i), Condition.answered(code)) : found.get(i));
            }
        }
        return items;
    }

    private static Item asked(Item item, Condition too) {
        Condition own = item.relevance();
        if (own.equals(Condition.always())) {
            return when(item, too);
        }
        List<Condition> all = new ArrayList<>(List.of(too));
        if (own instanceof Condition.All parts) {
            all.addAll(parts.of());
        } else {
            all.add(own);
        }
        return when(item, new Condition.All(all));
    }

    private static Item when(Item item, Condition condition) {
        if (item instanceof Item.Section section) {
            return section.when(condition);
        } else if (item instanceof Question question) {
            return question.when(condition);
        } else if (item instanceof Item.Note note) {
            return new Item.Note(note.code(), note.text(), condition);
        }
        return item;
    }

    private static void done(Element element) {
        element.done("definition", "code");
    }

    private void leaveOut(Element element, String why) {
        element.report(
                "", Finding.of(Code.ITEM_LEFT_OUT).value(element.reading().told(why)));
        forget(element);
    }

    private void forget(Element element) {
        element.requireNoModifier();
        if (element.tree("linkId") instanceof Tree.Text linkId) {
            leftOut.add(Codes.of(linkId.value()));
        }
        element.each("item").forEach(this::forget);
    }

    private Item withoutWhatWasLeftOut(Item item) {
        Item kept = item;
        if (item.relevance().items().stream().anyMatch(leftOut::contains)) {
            Element element = elements.get(item.code());
            if (element != null) {
                element.report(
                        "",
                        Finding.of(Code.CONDITION_LEFT_OUT)
                                .value(item.relevance().items().stream()
                                        .filter(leftOut::contains)
                                        .findFirst()
                                        .orElse("")));
            }
            kept = when(item, Condition.always());
        }
        return kept instanceof Item.Section section
                ? new Item.Section(
                        section.code(),
                        section.text(),
                        section.relevance(),
                        section.items().stream()
                                .map(this::withoutWhatWasLeftOut)
                                .toList(),
                        section.matrix(),
                        section.repeats())
                : kept;
    }
}
