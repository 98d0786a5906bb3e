package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.essaim.document.Tree;
import org.essaim.questionnaire.Item;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;

/**
 * Texts in several languages: one stands where FHIR has a text, the others are translations beside it.
 *
 * <p>What stands there is in the language of the resource unless it says another.
 */
final class Languages {
    private static final List<String> PREFERRED = List.of("fr", "en");
    private static final List<String> CONTENT = List.of("String", "Markdown");

    private final String base;

    private Languages(String base) {
        this.base = base;
    }

    /** The language of a resource that is read. */
    static Languages of(Element root) {
        Optional<String> language = root.text("language");
        if (language.isPresent() && !isTag(language.get())) {
            root.notUnderstood("language", language.get());
            return new Languages(Texts.UNDETERMINED);
        }
        return new Languages(language.orElse(Texts.UNDETERMINED));
    }

    /** The language that a questionnaire is written in: that of its title. */
    static Languages of(Questionnaire questionnaire) {
        NavigableSet<String> title =
                new TreeSet<>(questionnaire.title().byLanguage().keySet());
        title.remove(Texts.UNDETERMINED);
        if (title.isEmpty()) {
            title.addAll(questionnaire.introduction().byLanguage().keySet());
            questionnaire.items().forEach(item -> collect(item, title));
            title.remove(Texts.UNDETERMINED);
        }
        return new Languages(preferred(title));
    }

    private static void collect(Item item, NavigableSet<String> languages) {
        languages.addAll(item.text().byLanguage().keySet());
        if (item instanceof Item.Section section) {
            section.items().forEach(each -> collect(each, languages));
        } else if (item instanceof Question question) {
            for (Option option : question.options()) {
                languages.addAll(option.text().byLanguage().keySet());
            }
        }
    }

    private static String preferred(NavigableSet<String> languages) {
        return PREFERRED.stream()
                .filter(languages::contains)
                .findFirst()
                .orElse(languages.isEmpty() ? Texts.UNDETERMINED : languages.first());
    }

    /** The language of the resource; nothing if nobody said it. */
    Optional<String> base() {
        return base.equals(Texts.UNDETERMINED) ? Optional.empty() : Optional.of(base);
    }

    /** A text that nobody translated. */
    Texts plain(String text) {
        return Texts.of(base, text);
    }

    /** The text of this key with its translations. */
    Texts read(Element in, String key) {
        SortedMap<String, String> all = new TreeMap<>();
        Optional<String> text = in.text(key);
        Optional<Element> extra = in.extra(key);
        String first = extra.flatMap(found -> found.textExtension(Uris.OWN_LANGUAGE, "valueCode")
                        .or(() -> found.textExtension(Uris.LANGUAGE, "valueCode")))
                .orElse(base);
        text.ifPresent(value -> put(in, key, all, first, value));
        extra.ifPresent(found -> {
            for (Element translation : found.extensions(Uris.TRANSLATION)) {
                translate(translation, all);
            }
            found.done();
        });
        return new Texts(all);
    }

    private static void translate(Element translation, SortedMap<String, String> all) {
        Optional<String> language = translation.textExtension("lang", "valueCode");
        Optional<Element> content = translation.extension("content");
        Optional<String> type = content.flatMap(found -> found.typed("value"));
        if (language.isEmpty() || type.filter(CONTENT::contains).isEmpty()) {
            translation.notUnderstood("", "translation");
            return;
        }
        Element found = content.get();
        Optional<String> value = found.text("value" + type.get());
        found.done();
        translation.done();
        value.ifPresent(text -> put(translation, "", all, language.get(), text));
    }

    private static void put(Element in, String key, SortedMap<String, String> all, String language, String text) {
        if (!isTag(language) || all.putIfAbsent(language, text) != null) {
            in.notUnderstood(key, language);
        }
    }

    static boolean isTag(String language) {
        try {
            return !Texts.of(language, language).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The same text after a word of its own, such as “1.”, in every language. */
    Texts after(String prefix, Texts texts) {
        if (texts.isEmpty()) {
            return plain(prefix);
        }
        SortedMap<String, String> all = new TreeMap<>(texts.byLanguage());
        all.replaceAll((language, text) -> prefix + " " + text);
        return new Texts(all);
    }

    /** Texts below each other, in every language that one of them is in. */
    static Texts together(List<Texts> texts) {
        SortedMap<String, StringBuilder> all = new TreeMap<>();
        for (Texts each : texts) {
            each.byLanguage().forEach((language, text) -> {
                StringBuilder above = all.computeIfAbsent(language, first -> new StringBuilder());
                above.append(above.isEmpty() ? "" : "\n").append(text);
            });
        }
        SortedMap<String, String> joined = new TreeMap<>();
        all.forEach((language, text) -> joined.put(language, text.toString()));
        return new Texts(joined);
    }

    /** Writes a text with its translations; nothing if there is nothing to read. */
    void write(Tree.Builder to, String key, Texts texts) {
        write(to, key, texts, List.of());
    }

    /** Writes a text with its translations and other extensions beside it. */
    void write(Tree.Builder to, String key, Texts texts, List<Tree> others) {
        List<Tree> extensions = new ArrayList<>();
        if (!texts.isEmpty()) {
            SortedMap<String, String> all = texts.byLanguage();
            String first = all.containsKey(base) ? base : preferred(new TreeSet<>(all.keySet()));
            String text = all.get(first);
            to.putIfPresent(key, text);
            if (!first.equals(base)) {
                extensions.add(Writing.extension(Uris.OWN_LANGUAGE, "valueCode", Tree.of(first)));
            }
            for (Map.Entry<String, String> each : all.entrySet()) {
                if (!each.getKey().equals(first)) {
                    extensions.add(translation(each.getKey(), each.getValue()));
                }
            }
        }
        extensions.addAll(others);
        if (!extensions.isEmpty()) {
            to.put("_" + key, Tree.fields().put("extension", extensions).build());
        }
    }

    private static Tree translation(String language, String text) {
        return Tree.fields()
                .put(
                        "extension",
                        List.of(
                                Writing.extension("lang", "valueCode", Tree.of(language)),
                                Writing.extension("content", "valueString", Tree.of(text))))
                .put("url", Uris.TRANSLATION)
                .build();
    }
}
