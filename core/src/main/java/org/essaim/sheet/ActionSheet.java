package org.essaim.sheet;

import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.essaim.experience.Topics;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Prose;
import org.essaim.report.Report;

/**
 * An action, told in the form in which federations collect them (<i>fiche action</i>): header, what it was, how it was done, what worked, what did not, conclusion.
 *
 * <p>Its texts are running text: a blank line ends a paragraph, a line that begins with a dash is a point of a list, and {@code [[id]]} stands for a figure that is
 * quoted. What is missing stays missing, and is printed as such. Immutable.
 *
 * @param id a short identifier within the federation
 * @param collection the heading of the collection that it belongs to; may be empty
 * @param initiative the initiative that collects it (<i>démarche</i>); may be empty
 * @param title the title (<i>titre</i>)
 * @param organisation the establishment, structure or federation; may be empty
 * @param sectors the sectors, such as Médico-social
 * @param topics theme and territory, and what else it is found by
 * @param programme the programme that it belongs to; empty if none
 * @param structures the structures whose action it is, by identifier; none for the whole federation
 * @param parts the texts, by part; a part that is not there was not filled in
 * @param citations the figures that the texts quote
 * @param source where it is written, if it comes from another document; may be empty
 */
public record ActionSheet(
        @NotBlank String id,
        String collection,
        String initiative,
        @NotBlank String title,
        String organisation,
        List<String> sectors,
        Topics topics,
        String programme,
        List<String> structures,
        Map<SheetPart, String> parts,
        List<Citation> citations,
        String source) {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");
    /** How a text names a figure that it quotes. */
    static final Pattern MARK = Pattern.compile("\\[\\[([^\\[\\]]*)]]");

    public ActionSheet {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A sheet is identified by letters, digits, . _ and -, not [" + id
                    + "].\nMaybe leave blanks, accents and slashes out.");
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("Sheet [" + id + "] needs a title.");
        }
        sectors = List.copyOf(sectors);
        structures = List.copyOf(structures);
        citations = List.copyOf(citations);
        EnumMap<SheetPart, String> told = new EnumMap<>(SheetPart.class);
        parts.forEach((part, text) -> {
            String kept = Prose.text(Prose.blocks(text));
            if (!kept.isEmpty()) {
                told.put(part, kept);
            }
        });
        parts = Collections.unmodifiableMap(told);
        Set<String> cited = new HashSet<>();
        for (Citation citation : citations) {
            if (!cited.add(citation.id())) {
                throw new IllegalArgumentException("Sheet [" + id + "] quotes [" + citation.id()
                        + "] twice.\nMaybe name the second one otherwise.");
            }
        }
    }

    /** Starts with what every sheet has. */
    public static Builder builder(String id, String title) {
        return new Builder(id, title);
    }

    /** The same, to say more or otherwise. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, title);
        builder.collection = collection;
        builder.initiative = initiative;
        builder.organisation = organisation;
        builder.sectors = sectors;
        builder.topics = topics;
        builder.programme = programme;
        builder.structures = structures;
        builder.parts.putAll(parts);
        builder.citations = citations;
        builder.source = source;
        return builder;
    }

    /** Says the rest, in any order. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String title;
        private String collection = "";
        private String initiative = "";
        private String organisation = "";
        private List<String> sectors = List.of();
        private Topics topics = Topics.NONE;
        private String programme = "";
        private List<String> structures = List.of();
        private final EnumMap<SheetPart, String> parts = new EnumMap<>(SheetPart.class);
        private List<Citation> citations = List.of();
        private String source = "";

        private Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** Another title. */
        public Builder title(String other) {
            this.title = other;
            return this;
        }

        /** The heading of the collection. */
        public Builder collection(String heading) {
            this.collection = heading;
            return this;
        }

        /** The initiative that collects it. */
        public Builder initiative(String name) {
            this.initiative = name;
            return this;
        }

        /** The establishment, structure or federation. */
        public Builder organisation(String name) {
            this.organisation = name;
            return this;
        }

        /** The sectors. */
        public Builder sectors(String... names) {
            this.sectors = List.of(names);
            return this;
        }

        /** Theme, territory, and what else it is found by. */
        public Builder topics(Topics about) {
            this.topics = about;
            return this;
        }

        /** The programme that it belongs to. */
        public Builder programme(String identifier) {
            this.programme = identifier;
            return this;
        }

        /** The structures whose action it is. */
        public Builder structures(String... identifiers) {
            this.structures = List.of(identifiers);
            return this;
        }

        /** The text of a part; a blank one is none. */
        public Builder part(SheetPart part, String text) {
            parts.put(part, text);
            return this;
        }

        /** The figures that the texts quote. */
        public Builder citations(List<Citation> quoted) {
            this.citations = quoted;
            return this;
        }

        /** Where it is written. */
        public Builder source(String text) {
            this.source = text;
            return this;
        }

        /** The sheet. */
        public ActionSheet build() {
            return new ActionSheet(
                    id,
                    collection,
                    initiative,
                    title,
                    organisation,
                    sectors,
                    topics,
                    programme,
                    structures,
                    parts,
                    citations,
                    source);
        }
    }

    /** The figures that are named and not said where from, and those that are said and not named, are findings. */
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Set<String> named = new HashSet<>();
        parts.forEach((part, text) -> MARK.matcher(text)
                .results()
                .map(mark -> mark.group(1))
                .filter(named::add)
                .filter(mark -> citation(mark).isEmpty())
                .map(mark -> Finding.of(Code.CITATION_UNKNOWN)
                        .path(part.key())
                        .value(mark)
                        .build())
                .forEach(findings::add));
        citations.stream()
                .filter(each -> !named.contains(each.id()))
                .map(each -> Finding.of(Code.CITATION_UNUSED)
                        .path("citations")
                        .value(each.id())
                        .build())
                .forEach(findings::add);
        return findings;
    }

    Optional<Citation> citation(String mark) {
        return citations.stream().filter(each -> each.id().equals(mark)).findFirst();
    }

    /** Reads a sheet; what no document can hold is left out of its texts with a finding. */
    public static Optional<ActionSheet> read(FieldReader reader) {
        Optional<Parts> parts = reader.one("parts", ActionSheet::parts);
        Optional<Topics> topics = Topics.read(reader);
        Optional<ActionSheet> sheet = reader.build(
                ActionSheet.class,
                reader.text("id"),
                legible(reader, "collection"),
                legible(reader, "initiative"),
                legible(reader, "title"),
                legible(reader, "organisation"),
                reader.texts("sectors"),
                topics.orElse(Topics.NONE),
                reader.text("programme", ""),
                reader.texts("structures"),
                parts.map(Parts::texts).orElse(Map.of()),
                reader.each("citations", Citation::read),
                reader.text("source", ""));
        sheet.ifPresent(read -> read.check()
                .forEach(finding ->
                        reader.report(path(finding), Finding.of(finding.code()).value(finding.value()))));
        return sheet;
    }

    /** What was told, part by part. */
    record Parts(Map<SheetPart, String> texts) {}

    private static Optional<Parts> parts(FieldReader reader) {
        EnumMap<SheetPart, String> texts = new EnumMap<>(SheetPart.class);
        for (SheetPart part : SheetPart.values()) {
            texts.put(part, legible(reader, part.key()));
        }
        return reader.build(Parts.class, texts);
    }

    private static String path(Finding finding) {
        return String.valueOf(finding.path());
    }

    private static String legible(FieldReader reader, String key) {
        String text = key.equals("title") ? reader.text(key) : reader.text(key, "");
        String legible = Prose.legible(text);
        if (!legible.equals(text)) {
            reader.report(key, Finding.of(Code.ILLEGIBLE_CHARACTERS).with("number", text.length() - legible.length()));
        }
        return legible;
    }

    /** Its tree, which {@link #read} reads back. */
    public Tree.Fields toTree() {
        Tree.Builder fields = Tree.fields()
                .put("id", id)
                .putIfPresent("collection", collection)
                .putIfPresent("initiative", initiative)
                .put("title", title)
                .putIfPresent("organisation", organisation);
        put(fields, "sectors", sectors);
        topics.put(fields);
        fields.putIfPresent("programme", programme);
        put(fields, "structures", structures);
        Tree.Builder texts = Tree.fields();
        parts.forEach((part, text) -> texts.put(part.key(), text));
        if (!parts.isEmpty()) {
            fields.put("parts", texts.build());
        }
        if (!citations.isEmpty()) {
            fields.put("citations", citations.stream().map(Citation::toTree).toList());
        }
        return fields.putIfPresent("source", source).build();
    }

    private static void put(Tree.Builder fields, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            fields.put(key, Tree.texts(texts));
        }
    }

    /** The sheet laid out for people in the order of the form, in French or English; nobody looked whether the figures that it quotes still stand. */
    public Report report(Locale locale) {
        return report(locale, Map.of());
    }

    /**
     * The sheet laid out for people.
     *
     * @param standings how the figures that it quotes stand, by the identifier of the citation
     */
    public Report report(Locale locale, Map<String, Citation.Standing> standings) {
        return new SheetReport(this, standings, locale).report();
    }

    @Override
    public String toString() {
        return "ActionSheet[" + id + "]";
    }
}
