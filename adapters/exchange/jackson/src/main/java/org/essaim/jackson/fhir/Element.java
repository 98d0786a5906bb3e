package org.essaim.jackson.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;

/**
 * One element of a resource, read key by key.
 *
 * <p>What is asked for and is of a wrong type is an error. What nobody asked for by the time of {@link #done} was not understood: keys, extensions, and,
 * as an error, extensions that change the meaning of the rest. Not thread-safe.
 */
final class Element {
    private static final Set<String> TYPES = Set.of(
            "Attachment",
            "Boolean",
            "Code",
            "CodeableConcept",
            "Coding",
            "Date",
            "DateTime",
            "Decimal",
            "Expression",
            "Integer",
            "Markdown",
            "PositiveInt",
            "Quantity",
            "Reference",
            "String",
            "Time",
            "UnsignedInt",
            "Uri");

    private static final Set<String> ALWAYS = Set.of("id", "extension", "modifierExtension");
    private static final BitSet NONE = new BitSet(0);

    private final Reading reading;
    private final String path;
    private final Tree.Fields fields;
    // A file may hold millions of small ones: what few of them need is made for those alone.
    private Set<String> asked = Set.of();
    private Map<String, Element> extras = Map.of();
    private Map<String, List<Element>> lists = Map.of();
    private BitSet taken = NONE;
    private boolean held;

    Element(Reading reading, String path, Tree.Fields fields) {
        this.reading = reading;
        this.path = path;
        this.fields = fields;
    }

    Reading reading() {
        return reading;
    }

    String path() {
        return path;
    }

    String at(String key) {
        return path + "." + key;
    }

    void report(String key, Finding.Builder finding) {
        reading.report(key.isEmpty() ? path : at(key), finding);
    }

    /** Reports that something of this element has no counterpart. */
    void notUnderstood(String key, String value) {
        report(key, Finding.of(Code.NOT_UNDERSTOOD).value(reading.told(value)));
    }

    boolean has(String key) {
        boolean there = fields.fields().containsKey(key);
        if (there) {
            ask(key);
        }
        return there;
    }

    private void ask(String key) {
        if (asked.isEmpty()) {
            asked = new HashSet<>();
        }
        asked.add(key);
    }

    private void take(int extension) {
        if (taken.isEmpty()) {
            taken = new BitSet();
        }
        taken.set(extension);
    }

    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Tree tree = tree(key);
        if (tree instanceof Tree.Text text) {
            // FHIR has no empty text: it is as if it were not there.
            return text.value().isEmpty() ? Optional.empty() : Optional.of(text.value());
        }
        reading.wrongType(at(key), "text", tree);
        return Optional.empty();
    }

    boolean truth(String key) {
        if (!has(key)) {
            return false;
        }
        Tree tree = tree(key);
        if (tree instanceof Tree.Truth truth) {
            return truth.value();
        }
        reading.wrongType(at(key), "true or false", tree);
        return false;
    }

    Optional<BigDecimal> number(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Tree tree = tree(key);
        if (tree instanceof Tree.Numeric number) {
            return Optional.of(number.value());
        }
        reading.wrongType(at(key), "number", tree);
        return Optional.empty();
    }

    Optional<Integer> whole(String key) {
        Optional<BigDecimal> number = number(key);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = number.get();
        if (value.scale() == 0 && value.unscaledValue().bitLength() < Integer.SIZE) {
            return Optional.of(value.intValueExact());
        }
        reading.wrongType(at(key), "integer", tree(key));
        return Optional.empty();
    }

    Optional<Element> one(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        Tree tree = tree(key);
        if (tree instanceof Tree.Fields one) {
            return Optional.of(new Element(reading, at(key), one));
        }
        reading.wrongType(at(key), "named fields", tree);
        return Optional.empty();
    }

    List<Element> each(String key) {
        List<Element> known = lists.get(key);
        if (known == null) {
            known = list(key);
            if (fields.fields().containsKey(key)) {
                lists = lists.isEmpty() ? new HashMap<>() : lists;
                lists.put(key, known);
            }
        }
        return known;
    }

    private List<Element> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        Tree tree = tree(key);
        if (!(tree instanceof Tree.Items list)) {
            reading.wrongType(at(key), "a list", tree);
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            String at = at(key) + "[" + i + "]";
            if (list.items().get(i) instanceof Tree.Fields one) {
                elements.add(new Element(reading, at, one));
            } else {
                reading.wrongType(at, "named fields", list.items().get(i));
            }
        }
        return elements;
    }

    /** What stands under a key, whatever it is. */
    Tree tree(String key) {
        return fields.get(key).orElse(new Tree.Nothing());
    }

    /** What stands beside a text, number or truth: its extensions. */
    Optional<Element> extra(String key) {
        Element known = extras.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Element> extra = one("_" + key);
        extra.ifPresent(found -> {
            extras = extras.isEmpty() ? new HashMap<>() : extras;
            extras.put(key, found);
        });
        return extra;
    }

    /** Which of the keys is there that begin like this and end with a type, such as {@code valueCoding}: its type. */
    Optional<String> typed(String prefix) {
        List<String> types = new ArrayList<>();
        for (String key : fields.fields().keySet()) {
            if (key.startsWith(prefix) && TYPES.contains(key.substring(prefix.length()))) {
                ask(key);
                types.add(key.substring(prefix.length()));
            }
        }
        if (types.size() > 1) {
            report(
                    "",
                    Finding.of(Code.WRONG_TYPE)
                            .with("expected", prefix + "[x]")
                            .with("found", types.size() + " " + prefix + "[x]"));
            return Optional.empty();
        }
        return types.stream().findFirst();
    }

    /** True if what stands under a key is written as values of this type are; reported if not. */
    boolean isOf(String key, String type) {
        Tree tree = tree(key);
        boolean fits = switch (type) {
            case "Boolean" -> tree instanceof Tree.Truth;
            case "Integer", "Decimal" -> tree instanceof Tree.Numeric;
            case "String", "Date", "Time" -> tree instanceof Tree.Text;
            default -> tree instanceof Tree.Fields || tree instanceof Tree.Text;
        };
        if (!fits) {
            reading.wrongType(at(key), type, tree);
        }
        return fits;
    }

    /** The extension of this name; a second one is left, and not understood. */
    Optional<Element> extension(String url) {
        List<Element> all = extensions();
        for (int i = 0; i < all.size(); i++) {
            if (!taken.get(i) && all.get(i).isCalled(url)) {
                take(i);
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    /** All extensions of this name. */
    List<Element> extensions(String url) {
        List<Element> all = extensions();
        List<Element> called = new ArrayList<>();
        for (int i = taken.nextClearBit(0); i < all.size(); i = taken.nextClearBit(i + 1)) {
            if (all.get(i).isCalled(url)) {
                take(i);
                called.add(all.get(i));
            }
        }
        return called;
    }

    /** The whole number that an extension says. */
    Optional<Integer> wholeExtension(String url) {
        return extension(url).flatMap(found -> {
            Optional<Integer> value = found.whole("valueInteger");
            found.done();
            return value;
        });
    }

    /** The text that an extension says. */
    Optional<String> textExtension(String url, String key) {
        return extension(url).flatMap(found -> {
            Optional<String> value = found.text(key);
            found.done();
            return value;
        });
    }

    private List<Element> extensions() {
        return each("extension");
    }

    private boolean isCalled(String url) {
        ask("url");
        return fields.get("url").filter(Tree.of(url)::equals).isPresent();
    }

    /** Reports what was not asked for; of the keys that are named here it is enough to know once that they were ignored. */
    void done(String... harmless) {
        requireNoModifier();
        List<Element> all = extensions();
        for (int i = taken.nextClearBit(0); i < all.size(); i = taken.nextClearBit(i + 1)) {
            Element extension = all.get(i);
            String url = extension.text("url").orElse("extension");
            extension.report(
                    "",
                    Finding.of(Code.NOT_UNDERSTOOD)
                            .severity(Uris.isAppearance(url) ? Severity.INFO : Severity.WARNING)
                            .value(reading.told(url)));
        }
        Set<String> known = Set.of(harmless);
        for (String key : fields.fields().keySet()) {
            if (asked.contains(key) || ALWAYS.contains(key)) {
                continue;
            }
            if (key.startsWith("_") || key.equals("fhir_comments") || known.contains(key)) {
                reading.ignore(key);
            } else {
                // A path is made of names, and a name may be one of a person.
                notUnderstood(reading.isPersonal() ? "" : key, key);
            }
        }
    }

    /** Of what is left out too, this must be said. */
    void requireNoModifier() {
        if (held) {
            return;
        }
        held = true;
        for (Element modifier : each("modifierExtension")) {
            modifier.report(
                    "",
                    Finding.of(Code.MODIFIER_UNKNOWN)
                            .value(reading.told(modifier.text("url").orElse("modifierExtension"))));
        }
    }
}
