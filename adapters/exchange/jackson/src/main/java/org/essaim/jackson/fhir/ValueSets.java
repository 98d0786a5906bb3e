package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Texts;

/** The lists of options that a questionnaire brings with it; those that stand elsewhere are not fetched. */
final class ValueSets {
    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, List<Option>> read = new HashMap<>();
    private final Languages languages;
    private final OptionReading options;

    ValueSets(Element root, Languages languages, OptionReading options) {
        this.languages = languages;
        this.options = options;
        for (Element contained : root.each("contained")) {
            Optional<String> id = contained.text("id");
            if (id.isPresent()
                    && contained.text("resourceType").filter("ValueSet"::equals).isPresent()) {
                byId.putIfAbsent("#" + id.get(), contained);
            } else {
                contained.report(
                        "",
                        Finding.of(Code.NOT_UNDERSTOOD).severity(Severity.INFO).value("contained"));
            }
        }
    }

    /** The options of a value set; none if the file does not hold it, or does not list them. */
    List<Option> options(Element question, String reference) {
        Element valueSet = byId.get(reference);
        if (valueSet == null) {
            question.notUnderstood("answerValueSet", reference);
            return List.of();
        }
        List<Option> known = read.get(reference);
        if (known == null) {
            known = List.copyOf(list(valueSet));
            read.put(reference, known);
        }
        return known;
    }

    private List<Option> list(Element valueSet) {
        List<Option> list = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        valueSet.requireNoModifier();
        Languages spoken = valueSet.has("language") ? Languages.of(valueSet) : languages;
        Optional<Element> expansion = valueSet.one("expansion");
        if (expansion.isPresent()) {
            expand(expansion.get(), spoken, codes, list);
            expansion
                    .get()
                    .whole("total")
                    .filter(total -> total > list.size())
                    .ifPresent(total -> expansion.get().notUnderstood("total", Integer.toString(total)));
            expansion.get().done("identifier", "timestamp", "parameter");
            return list;
        }
        valueSet.one("compose").ifPresent(compose -> {
            for (Element include : compose.each("include")) {
                if (!include.has("concept") && include.has("system")) {
                    // All codes of a system that nobody lists.
                    include.notUnderstood("system", include.text("system").orElse(""));
                }
                for (Element concept : include.each("concept")) {
                    concept(concept, spoken).ifPresent(option -> OptionReading.add(concept, option, codes, list));
                }
                include.done("system", "version");
            }
            compose.done("lockedDate", "inactive");
        });
        return list;
    }

    private void expand(Element above, Languages spoken, Set<String> codes, List<Option> list) {
        for (Element contained : above.each("contains")) {
            if (!contained.truth("abstract") && contained.has("code")) {
                concept(contained, spoken).ifPresent(option -> OptionReading.add(contained, option, codes, list));
            }
            expand(contained, spoken, codes, list);
        }
    }

    private Optional<Option> concept(Element concept, Languages spoken) {
        Optional<Option> option = options.concept(concept, spoken, null);
        SortedMap<String, String> others = new TreeMap<>();
        for (Element designation : concept.each("designation")) {
            Optional<String> language = designation.text("language");
            Optional<String> value = designation.text("value");
            if (language.isPresent() && value.isPresent() && Languages.isTag(language.get())) {
                others.put(language.get(), value.get());
            } else {
                designation.notUnderstood("", "designation");
            }
            designation.done("use");
        }
        concept.each("contains");
        concept.done("system", "version", "inactive", "abstract");
        return option.map(known -> {
            others.putAll(known.text().byLanguage());
            return new Option(known.code(), new Texts(others), known.level(), known.open());
        });
    }
}
