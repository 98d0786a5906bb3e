package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Texts;

/** The lists of options that a questionnaire brings with it; those that stand elsewhere are not fetched. */
final class ValueSets {
    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, List<Option>> read = new HashMap<>();
    private final OptionReading options;

    ValueSets(Element root, OptionReading options) {
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
        Optional<Element> expansion = valueSet.one("expansion");
        if (expansion.isPresent()) {
            expand(expansion.get(), codes, list);
            return list;
        }
        valueSet.one("compose").ifPresent(compose -> {
            for (Element include : compose.each("include")) {
                for (Element concept : include.each("concept")) {
                    concept(concept).ifPresent(option -> OptionReading.add(concept, option, codes, list));
                }
                include.done("system", "version");
            }
            compose.done("lockedDate", "inactive");
        });
        return list;
    }

    private void expand(Element above, Set<String> codes, List<Option> list) {
        for (Element contained : above.each("contains")) {
            if (!contained.truth("abstract") && contained.has("code")) {
                concept(contained).ifPresent(option -> OptionReading.add(contained, option, codes, list));
            }
            expand(contained, codes, list);
        }
    }

    private Optional<Option> concept(Element concept) {
        Optional<Option> option = options.concept(concept, null);
        Texts others = Texts.NONE;
        for (Element designation : concept.each("designation")) {
            Optional<String> language = designation.text("language");
            Optional<String> value = designation.text("value");
            if (language.isPresent() && value.isPresent() && Languages.isTag(language.get())) {
                others = others.and(language.get(), value.get());
            } else {
                designation.notUnderstood("", "designation");
            }
            designation.done("use");
        }
        concept.each("contains");
        concept.done("system", "version", "inactive", "abstract");
        Texts translated = others;
        return option.map(known -> {
            Texts all = known.text();
            for (Map.Entry<String, String> each : translated.byLanguage().entrySet()) {
                all = all.byLanguage().containsKey(each.getKey()) ? all : all.and(each.getKey(), each.getValue());
            }
            return new Option(known.code(), all, known.level(), known.open());
        });
    }
}
