package org.essaim.pages;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.csv.CsvMapping;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.pages.Part.Cell;
import org.essaim.pages.Part.Field;
import org.essaim.pages.Part.Head;
import org.essaim.pages.Part.Kind;
import org.essaim.spi.DocumentCodec;
import org.jspecify.annotations.Nullable;

/** Columns of an export that no preset knows: a person says which is what; columns of names are never read. */
final class OwnColumns {
    private static final int SHOWN = 5;
    private static final int LONGEST_SHOWN = 40;
    private static final int MOST_COLUMNS = 200;

    // A header of one of these words may stand above names, addresses or remarks. Whoever needs it writes a mapping.
    private static final Set<String> OF_PEOPLE = Set.of(
            "nom",
            "noms",
            "prenom",
            "prenoms",
            "name",
            "names",
            "firstname",
            "lastname",
            "surname",
            "civilite",
            "adresse",
            "address",
            "rue",
            "street",
            "ville",
            "city",
            "telephone",
            "tel",
            "phone",
            "mobile",
            "portable",
            "mail",
            "email",
            "courriel",
            "naissance",
            "birth",
            "birthdate",
            "nir",
            "secu",
            "securite",
            "beneficiaire",
            "beneficiaires",
            "beneficiary",
            "usager",
            "usagers",
            "client",
            "clients",
            "patient",
            "patients",
            "remarque",
            "remarques",
            "commentaire",
            "commentaires",
            "comment",
            "comments",
            "note",
            "notes",
            "observation",
            "observations",
            "iban",
            "sante",
            "health",
            "diagnostic",
            "salaire",
            "salary");

    /** A role that a column may have, and whether one has to. */
    private record Role(String key, boolean needed, String french, String english) {}

    private static final List<Role> ROLES = List.of(
            new Role("worker", true, "Identifiant de l’intervenant", "Identifier of the worker"),
            new Role("label", false, "Libellé du temps interne", "Label of internal time"),
            new Role("service", false, "Service de l’intervention", "Service of a visit"),
            new Role("plannedStart", false, "Début (jour et heure)", "Start (day and time)"),
            new Role("plannedEnd", false, "Fin (jour et heure)", "End (day and time)"),
            new Role("date", false, "Jour, si aucune heure n’est connue", "Day, if no time of day is known"),
            new Role("duration", false, "Durée", "Duration"),
            new Role("team", false, "Équipe", "Team"),
            new Role("key", false, "Identifiant de l’événement", "Identifier of the event"));

    private final Visit visit;
    private final CsvMapping.Sample sample;

    private OwnColumns(Visit visit, CsvMapping.Sample sample) {
        this.visit = visit;
        this.sample = sample;
    }

    static OwnColumns of(Visit visit, Parcels.Parcel parcel) throws IOException {
        CsvMapping.Sample sample = CsvMapping.Sample.of(parcel.file(), SHOWN)
                .filter(found -> found.header().size() <= MOST_COLUMNS)
                .orElseThrow(() -> Refusal.incomplete(visit.language(), "file"));
        return new OwnColumns(visit, sample);
    }

    /** True if people's names or remarks may stand under this header. */
    static boolean isOfPeople(String header) {
        String plain = Normalizer.normalize(header, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^a-z0-9]+")).anyMatch(OF_PEOPLE::contains);
    }

    private boolean readable(int column) {
        String header = sample.header().get(column);
        return !header.isBlank() && !isOfPeople(header);
    }

    Screen form(String page, Parcels.Parcel parcel, List<Finding> findings) {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.Notice.of(
                Part.Tone.REMARK,
                visit.say("Rien n’est encore importé.", "Nothing is imported yet."),
                visit.say(
                        "Dites ce que tient chaque colonne. Ce qui n’est pas choisi n’est jamais lu.",
                        "Say what each column holds. What is not chosen is never read.")));
        Forms.findings(visit, parts, findings);
        String refused = sample.header().stream()
                .filter(OwnColumns::isOfPeople)
                .map(OwnColumns::shown)
                .collect(Collectors.joining(", "));
        if (!refused.isEmpty()) {
            parts.add(Part.Notice.of(
                    Part.Tone.WARNING,
                    visit.say(
                                    "Colonnes qui ne seront pas lues, car elles peuvent nommer quelqu’un\u00a0: ",
                                    "Columns that will not be read, because they may name somebody: ")
                            + refused));
        }
        parts.add(preview());
        List<Field> fields = new ArrayList<>();
        fields.add(Field.hidden("parcel", parcel.id()));
        fields.add(Field.of(
                        Kind.TEXT,
                        "profile",
                        visit.say("Nom de ce format", "Name of this format"),
                        typed("profile", "planning"),
                        true)
                .hint(visit.say(
                        "Minuscules, chiffres, tirets. Gardez-le d’un import à l’autre\u00a0: il fait partie de chaque événement.",
                        "Lower case, digits, dashes. Keep it from import to import: it is part of each event.")));
        for (Role role : ROLES) {
            Field field = Field.choice(
                    role.key(), visit.say(role.french(), role.english()), visit.text(role.key()), options());
            fields.add(role.needed() ? field.needed() : field);
        }
        fields.add(Field.choice(
                "unit",
                visit.say("Unité de la durée", "Unit of the duration"),
                visit.text("unit"),
                List.of(
                        new Part.Option("HOURS", visit.say("heures (1,5)", "hours (1.5)")),
                        new Part.Option("HOURS_MINUTES", "1:30, 1h30"),
                        new Part.Option("MINUTES", "minutes"))));
        fields.add(Field.of(
                Kind.TEXT,
                "patterns",
                visit.say("Comment jours et heures sont écrits", "How days and times are written"),
                typed("patterns", "dd/MM/yyyy HH:mm | yyyy-MM-dd HH:mm"),
                true));
        fields.add(Field.of(
                Kind.TEXT,
                "datePatterns",
                visit.say("Comment les jours seuls sont écrits", "How days alone are written"),
                typed("datePatterns", "dd/MM/yyyy | yyyy-MM-dd"),
                true));
        fields.add(Field.choice("kind", visit.say("Nature de la ligne", "Kind of row"), visit.text("kind"), kinds()));
        fields.add(values(
                "visits",
                "Si une colonne le dit\u00a0: valeurs qui veulent dire intervention",
                "If a column tells: values that mean a visit"));
        fields.add(values("internals", "Valeurs qui veulent dire temps interne", "Values that mean internal time"));
        fields.add(values("absences", "Valeurs qui veulent dire absence", "Values that mean an absence"));
        parts.add(Part.Form.post(
                visit.address(page),
                visit.say("Ce que tient chaque colonne", "What each column holds"),
                fields,
                new Part.Button(visit.say("Voir ce que le fichier dit", "See what the file says"), "do", "map")));
        return Screen.of(visit.say("Colonnes du fichier", "Columns of the file"), parts);
    }

    private Field values(String key, String french, String english) {
        return Field.of(Kind.TEXT, key, visit.say(french, english), visit.text(key), false)
                .hint(visit.say("Séparées par |", "Separated by |"));
    }

    private String typed(String name, String otherwise) {
        String typed = visit.text(name);
        return typed.isEmpty() ? otherwise : typed;
    }

    private List<Part.Option> kinds() {
        List<Part.Option> kinds = new ArrayList<>();
        kinds.add(new Part.Option("INTERNAL", visit.say("tout est temps interne", "all is internal time")));
        kinds.add(new Part.Option("VISIT", visit.say("tout est intervention", "all is visits")));
        columns(kinds);
        return kinds;
    }

    private List<Part.Option> options() {
        List<Part.Option> options = new ArrayList<>();
        options.add(new Part.Option("", "–"));
        columns(options);
        return options;
    }

    private void columns(List<Part.Option> options) {
        for (int i = 0; i < sample.header().size(); i++) {
            if (readable(i)) {
                options.add(new Part.Option(
                        Integer.toString(i + 1),
                        (i + 1) + ". " + shown(sample.header().get(i))));
            }
        }
    }

    private Part preview() {
        List<Integer> readable = new ArrayList<>();
        for (int i = 0; i < sample.header().size(); i++) {
            if (readable(i)) {
                readable.add(i);
            }
        }
        if (readable.isEmpty()) {
            return new Part.Prose(visit.say("Aucune colonne ne peut être lue.", "No column may be read."));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (List<String> row : sample.rows()) {
            rows.add(readable.stream()
                    .map(column -> Cell.of(column < row.size() ? shown(row.get(column)) : ""))
                    .toList());
        }
        return new Part.Grid(
                visit.say("Premières lignes du fichier", "First rows of the file"),
                readable.stream()
                        .map(column -> Head.words(shown(sample.header().get(column))))
                        .toList(),
                rows,
                List.of());
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The mapping that a form describes, as a document that can be kept and sent again. */
    Tree.Fields document() {
        Tree.Builder columns = Tree.fields();
        columns.put("kind", kind());
        for (Role role : ROLES) {
            place(role.key()).ifPresent(place -> columns.put(role.key(), place));
        }
        return Tree.fields()
                .put("profile", visit.required("profile"))
                .put("encodings", Tree.texts(List.of(sample.encoding().name())))
                .put("separator", String.valueOf(sample.separator()))
                .put("locale", "fr-FR")
                .put("patterns", Tree.texts(listed("patterns")))
                .put("datePatterns", Tree.texts(listed("datePatterns")))
                .put("columns", columns.build())
                .build();
    }

    private Tree kind() {
        String kind = visit.required("kind");
        if (kind.equals("INTERNAL") || kind.equals("VISIT")) {
            return Tree.fields().put("always", kind).build();
        }
        Tree.Builder values = Tree.fields();
        Map<String, String> meanings = new LinkedHashMap<>();
        listed("visits").forEach(value -> meanings.put(value, "VISIT"));
        listed("internals").forEach(value -> meanings.put(value, "INTERNAL"));
        listed("absences").forEach(value -> meanings.put(value, "ABSENCE"));
        meanings.forEach(values::put);
        Map<String, Tree> column = new LinkedHashMap<>(where("kind").fields());
        column.put("values", values.build());
        return new Tree.Fields(column);
    }

    private Optional<Tree> place(String role) {
        if (visit.text(role).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Tree> column = new LinkedHashMap<>(where(role).fields());
        if (role.equals("duration")) {
            column.put("unit", Tree.of(visit.required("unit")));
        }
        return Optional.of(new Tree.Fields(column));
    }

    // By name, so that the mapping holds when columns move; and never a column that people may be named in.
    private Tree.Fields where(String role) {
        int column = visit.number(role) - 1;
        if (column < 0 || column >= sample.header().size() || !readable(column)) {
            throw Refusal.incomplete(visit.language(), role);
        }
        String header = sample.header().get(column);
        Tree.Builder place = Tree.fields().put("header", header.strip());
        long same = sample.header().stream().filter(header::equals).count();
        if (same > 1) {
            place.put(
                    "occurrence",
                    sample.header().subList(0, column + 1).stream()
                            .filter(header::equals)
                            .count());
        }
        return place.build();
    }

    private List<String> listed(String field) {
        return Arrays.stream(visit.text(field).split("\\|"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    static Optional<CsvMapping> mapping(Tree document, List<Finding> findings) {
        return CsvMapping.read(new SourceTree(document, "colonnes", Map.of()), findings::add);
    }

    /** A mapping that was sent as a file. */
    static Optional<SourceTree> document(Visit visit, byte[] bytes, String name, List<Finding> findings) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        DocumentCodec codec = codec(extension);
        if (codec == null) {
            throw Refusal.incomplete(visit.language(), "columns");
        }
        return codec.decode(bytes, Downloads.safe(name), findings::add);
    }

    static boolean isKept() {
        return codec("yaml") != null;
    }

    static Answer.Download kept(Visit visit, Tree document) {
        DocumentCodec codec = codec("yaml");
        if (codec == null) {
            throw Refusal.notFound(visit.language());
        }
        byte[] bytes = codec.encode(document);
        return new Answer.Download("colonnes.yaml", "application/yaml;charset=UTF-8", out -> out.write(bytes));
    }

    private static @Nullable DocumentCodec codec(String extension) {
        for (DocumentCodec codec : ServiceLoader.load(DocumentCodec.class, Essaim.class.getClassLoader())) {
            if (codec.extensions().contains(extension)) {
                return codec;
            }
        }
        return null;
    }
}
