package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Response;

/** Reads the answers of one respondent: where they stand, and no more; whether they are right is for the form to say. */
final class ResponseReading {
    // Who answered, about whom, when and where; names may stand in the narrative and in what is contained too.
    private static final List<String> PERSONAL = List.of(
            "author",
            "authored",
            "basedOn",
            "contained",
            "encounter",
            "identifier",
            "partOf",
            "source",
            "subject",
            "text");

    private static final Pattern ADDRESS = Pattern.compile("[\\p{Alnum}_.\\-:/%#?&=|~+]+");

    private final Element root;
    private final Function<String, Optional<Form>> forms;
    private final SortedMap<Place, List<Answer>> answers = new TreeMap<>();
    private final SortedMap<Place, Integer> times = new TreeMap<>();
    private final Map<String, Map<String, Item>> sections = new HashMap<>();
    private final Map<String, Values> values = new HashMap<>();

    /** What was met so far within one time of a section. */
    private static final class Level {
        private final Map<String, Item> here;
        private final List<Integer> times;
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, Integer> told = new HashMap<>();
        private final Set<String> met = new HashSet<>();
        private boolean tells;

        Level(Map<String, Item> here, List<Integer> times) {
            this.here = here;
            this.times = times;
        }
    }

    ResponseReading(Element root, Function<String, Optional<Form>> forms) {
        this.root = root;
        this.forms = forms;
    }

    Optional<Response> read() {
        if (root.has("implicitRules")) {
            root.report("implicitRules", Finding.of(Code.MODIFIER_UNKNOWN).value("implicitRules"));
        }
        Optional<String> name = root.text("questionnaire");
        Optional<Response.Status> status = status();
        List<String> personal = PERSONAL.stream().filter(root::has).toList();
        if (!personal.isEmpty()) {
            root.report("", Finding.of(Code.RESPONDENT_LEFT_OUT).value(String.join(", ", personal)));
        }
        if (name.isEmpty()) {
            root.report("", Finding.of(Code.MISSING_KEY).with("key", "questionnaire"));
            return Optional.empty();
        }
        Optional<Form> form = forms.apply(Canonical.known(name.get()));
        if (form.isEmpty()) {
            // Whoever writes words where an address belongs may well write a name.
            boolean address = ADDRESS.matcher(name.get()).matches();
            root.report(
                    "questionnaire",
                    Finding.of(Code.UNKNOWN_QUESTIONNAIRE).value(address ? Reading.shortened(name.get()) : "…"));
        }
        if (form.isEmpty() || status.isEmpty() || root.reading().isRefused()) {
            root.requireNoModifier();
            return Optional.empty();
        }
        Optional<Digest> digest = root.textExtension(Uris.DIGEST, "valueString").flatMap(this::digest);
        NavigableSet<Place> dropped = new TreeSet<>();
        for (Element extension : root.extensions(Uris.DROPPED)) {
            Optional<Place> place = extension.text("valueString").flatMap(Place::parse);
            place.ifPresentOrElse(dropped::add, () -> extension.notUnderstood("", "dropped"));
            extension.done();
        }
        Level level = new Level(byCode(form.get().questionnaire().items()), List.of());
        items(root, level, form.get());
        finish(level);
        root.done("meta", "language");
        return root.reading().isModified()
                ? Optional.empty()
                : Optional.of(new Response(
                        form.get().questionnaire().id(),
                        form.get().questionnaire().version(),
                        digest.orElse(null),
                        status.get(),
                        answers,
                        times,
                        dropped));
    }

    private Optional<Digest> digest(String hex) {
        try {
            return Optional.of(new Digest(hex));
        } catch (IllegalArgumentException e) {
            root.notUnderstood("", "digest");
            return Optional.empty();
        }
    }

    private Optional<Response.Status> status() {
        Optional<String> status = root.text("status");
        if (status.isEmpty()) {
            root.report("", Finding.of(Code.MISSING_KEY).with("key", "status"));
            return Optional.empty();
        }
        return switch (status.get()) {
            case "in-progress" -> Optional.of(Response.Status.IN_PROGRESS);
            case "completed" -> Optional.of(Response.Status.COMPLETED);
            case "amended" -> Optional.of(Response.Status.AMENDED);
            case "stopped" -> {
                // Nobody goes on with it; nobody finished it either.
                root.report("status", Finding.of(Code.NOT_UNDERSTOOD).value("stopped"));
                yield Optional.of(Response.Status.IN_PROGRESS);
            }
            case "entered-in-error" -> {
                root.report("status", Finding.of(Code.ANSWERS_WITHDRAWN));
                yield Optional.empty();
            }
            default -> {
                root.report(
                        "status",
                        Finding.of(Code.NOT_UNDERSTOOD).severity(Severity.ERROR).value("status"));
                yield Optional.empty();
            }
        };
    }

    private void items(Element parent, Level level, Form form) {
        for (Element each : parent.each("item")) {
            Optional<String> linkId = each.text("linkId");
            if (linkId.isEmpty()) {
                each.report("", Finding.of(Code.MISSING_KEY).with("key", "linkId"));
                skip(each);
            } else {
                item(each, Codes.of(linkId.get()), level, form);
            }
        }
    }

    private void item(Element element, String code, Level level, Form form) {
        Item item = level.here.get(code);
        if (item instanceof Question question) {
            question(element, question, level, form);
        } else if (item instanceof Item.Section section) {
            section(element, section, level, form);
        } else if (!element.has("answer") && !element.has("item")) {
            // A text to read, which answers nothing.
            skip(element);
        } else if (item == null) {
            boolean elsewhere = form.item(code).isPresent();
            element.report("", Finding.of(elsewhere ? Code.ANSWER_MISPLACED : Code.ANSWER_UNKNOWN_ITEM));
            skip(element);
        } else {
            // A figure that another program worked out is worked out again here.
            boolean figure = item instanceof Item.Calculation;
            Finding.Builder finding = Finding.of(Code.ANSWER_NOT_ASKED);
            element.report("", figure ? finding.severity(Severity.WARNING) : finding);
            skip(element);
        }
    }

    private void skip(Element element) {
        element.requireNoModifier();
        element.each("item").forEach(this::skip);
        for (Element answer : element.each("answer")) {
            answer.requireNoModifier();
            answer.each("item").forEach(this::skip);
        }
    }

    private void section(Element element, Item.Section section, Level level, Form form) {
        boolean many = section.repeats().many();
        if ((!many && !level.met.add(section.code())) || (many && level.times.size() >= Item.DEEPEST)) {
            element.report("", Finding.of(Code.ANSWER_MISPLACED));
            skip(element);
            return;
        }
        if (element.has("answer")) {
            element.report("answer", Finding.of(Code.ANSWER_NOT_ASKED));
        }
        List<Integer> times = level.times;
        int time = 0;
        if (many) {
            time = level.counts.merge(section.code(), 1, Integer::sum);
            times = new ArrayList<>(times);
            times.add(time);
        }
        Level within = new Level(within(section), times);
        items(element, within, form);
        finish(within);
        if (within.tells) {
            level.tells = true;
            level.told.put(section.code(), time);
        }
        element.done("text", "definition");
    }

    // Only a time that comes last and in which nothing was answered must be said.
    private void finish(Level level) {
        level.counts.forEach((code, count) -> {
            if (count > level.told.getOrDefault(code, 0)) {
                times.put(new Place(code, level.times), count);
                level.tells = true;
            }
        });
    }

    // A section may come a million times, and a question with it: what is known of them is found out once.
    private Map<String, Item> within(Item.Section section) {
        return sections.computeIfAbsent(section.code(), code -> byCode(section.items()));
    }

    private Values values(Question question) {
        return values.computeIfAbsent(question.code(), code -> new Values(question));
    }

    private static Map<String, Item> byCode(List<Item> items) {
        Map<String, Item> byCode = new HashMap<>();
        items.forEach(item -> byCode.putIfAbsent(item.code(), item));
        return byCode;
    }

    private void question(Element element, Question question, Level level, Form form) {
        if (!level.met.add(question.code())) {
            element.report("", Finding.of(Code.ANSWER_MISPLACED));
            skip(element);
            return;
        }
        List<Answer> given = new ArrayList<>();
        Values values = values(question);
        for (Element answer : element.each("answer")) {
            values.read(answer).ifPresent(given::add);
            items(answer, level, form);
            answer.done();
        }
        for (Element below : element.each("item")) {
            // Below a question they stand within its answers.
            below.report("", Finding.of(Code.ANSWER_MISPLACED));
            skip(below);
        }
        if (!given.isEmpty()) {
            answers.put(new Place(question.code(), level.times), given);
            level.tells = true;
        }
        element.done("text", "definition");
    }
}
