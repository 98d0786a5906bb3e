package org.essaim.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.essaim.organisation.Duty;

/**
 * Collects the fields of one of several forms of a page; what was typed into it stays there as long as it is refused. Not
 * thread-safe.
 */
final class Typing {
    /** What programmes, calls, sessions… are known under, as core wants it. */
    static final String CODE = "[a-z0-9][a-z0-9-]{0,63}";

    private final Visit visit;
    private final String act;
    private final List<Part.Field> fields = new ArrayList<>();

    private Typing(Visit visit, String act) {
        this.visit = visit;
        this.act = act;
    }

    /**
     * Starts a form.
     *
     * @param act what its button sends as {@code do}; no other form of the page has the same
     */
    static Typing of(Visit visit, String act) {
        return new Typing(visit, act);
    }

    private boolean isSentAgain() {
        return visit.isShownAgain() && visit.text("do").equals(act);
    }

    private String value(String name, String otherwise) {
        return isSentAgain() ? visit.text(name) : otherwise;
    }

    Typing hidden(String name, String value) {
        fields.add(Part.Field.hidden(name, value));
        return this;
    }

    /** A field of any kind that holds one line. */
    Typing field(Part.Kind kind, String name, String label, String value, boolean required) {
        return add(Part.Field.of(kind, name, required ? label : label + optional(), value(name, value), required));
    }

    private String optional() {
        return visit.say(" (facultatif)", " (optional)");
    }

    Typing needed(Part.Kind kind, String name, String label) {
        return field(kind, name, label, "", true);
    }

    Typing free(Part.Kind kind, String name, String label) {
        return field(kind, name, label, "", false);
    }

    /** A person’s number in the host or payroll: never shown again, not even to who typed it. */
    Typing person(String name, String label) {
        return add(Part.Field.of(Part.Kind.TEXT, name, label, "", false));
    }

    /** One of these; the first one stands there unless a value says otherwise. */
    Typing choice(String name, String label, String value, List<Part.Option> options) {
        return add(Part.Field.choice(name, label, value(name, value), options));
    }

    /** One of these, or none. */
    Typing choiceOrNone(String name, String label, String value, List<Part.Option> options) {
        return choiceOrEmpty(name, label + optional(), value, options);
    }

    /** One of these, or none where another field says it. */
    Typing choiceOrEmpty(String name, String label, String value, List<Part.Option> options) {
        List<Part.Option> all = new ArrayList<>();
        all.add(new Part.Option("", "–"));
        all.addAll(options);
        return choice(name, label, value, all);
    }

    /** A box for each of these; those that are chosen are sent under one name. */
    Typing boxes(String name, String label, List<String> chosen, List<Part.Option> options) {
        List<String> checked = isSentAgain() ? visit.texts(name) : chosen;
        for (Part.Option option : options) {
            Part.Kind kind = checked.contains(option.value()) ? Part.Kind.CHECKED : Part.Kind.CHECK;
            fields.add(new Part.Field(
                    kind,
                    "f-" + name + "-" + option.value() + "-" + act,
                    name,
                    label + visit.say("\u00a0: ", ": ") + option.text(),
                    option.value(),
                    "",
                    false,
                    List.of()));
        }
        return this;
    }

    /** What helps to fill in the field before. */
    Typing hint(String french, String english) {
        Part.Field last = fields.remove(fields.size() - 1);
        fields.add(last.hint(visit.say(french, english)));
        return this;
    }

    Typing reason() {
        return needed(Part.Kind.TEXT, "reason", visit.say("Motif", "Reason"))
                .hint(
                        "La décision ou le courriel qui l’explique. Aucun nom de personne.",
                        "The decision or mail behind it. No person's name.");
    }

    // Several forms of a page have fields of one name: what labels point to is there once.
    private Typing add(Part.Field field) {
        fields.add(new Part.Field(
                field.kind(),
                field.id() + "-" + act,
                field.name(),
                field.label(),
                field.value(),
                field.hint(),
                field.required(),
                field.options()));
        return this;
    }

    /** The form, sent to this address. */
    Part.Form post(String address, String title, String button) {
        return Part.Form.post(address, title, fields, new Part.Button(button, "do", act));
    }

    /** The form with a file in it. */
    Part.Form upload(String address, String title, String button) {
        return Part.Form.upload(address, title, fields, new Part.Button(button, "do", act));
    }

    /** A code that was typed, or a refusal in the visitor's language. */
    static String code(Visit visit, String name) {
        String code = visit.required(name);
        if (!code.matches(CODE)) {
            throw new Refusal(
                    400,
                    visit.say(
                            "«\u00a0" + code + "\u00a0» n’est pas un identifiant.",
                            "“" + code + "” is not an identifier."),
                    visit.say(
                            "Lettres minuscules sans accent, chiffres et traits d’union seulement, 64 au plus.",
                            "Small letters, digits and hyphens only, 64 at most."));
        }
        return code;
    }

    /** A constant by its name, or a refusal. */
    static <E extends Enum<E>> E oneOf(Visit visit, String name, Class<E> type) {
        String value = visit.required(name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw Refusal.incomplete(visit.language(), name);
    }

    /** A value that checks itself: what it has to say is a refusal, and no fault of ours. */
    static <T> T made(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            List<String> lines = String.valueOf(e.getMessage()).lines().toList();
            throw new Refusal(400, lines.get(0), lines.size() > 1 ? lines.get(1) : "");
        }
    }

    /** Refuses what is for several structures to whoever may not see them all; core refuses it too. */
    static void requireWhole(Visit visit, Duty duty) {
        visit.require(duty);
        if (!visit.isWhole()) {
            throw Refusal.whole(visit.language());
        }
    }
}
