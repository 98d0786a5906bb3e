package org.essaim.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.essaim.disclosure.SensitiveTable.Place;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.Migrations;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.exact.Rational;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/**
 * The register of what was released (<i>registre des diffusions</i>), as documents: one for each release, never changed but by an
 * erasure. It knows contributors by pseudonyms alone, and keeps what each put where: without that nobody could say what the
 * difference of two releases tells.
 */
final class Register {
    static final String KIND = "disclosure-release";
    private static final Migrations FORMS = Migrations.of("release");
    private static final String DOMAIN = "essaim/release";

    private static final Set<String> KEYS = Set.of(
            "schema",
            "table",
            "measure",
            "protection",
            "axes",
            "views",
            "people",
            "places",
            "missing",
            "number",
            "input",
            "primary",
            "complementary",
            "secrets");

    private final Store store;

    Register(Store store) {
        this.store = store;
    }

    /**
     * One release as it is kept.
     *
     * @param release what is told of it
     * @param edition what it was made of, and what is secret in it
     * @param input the digest of what it was made of
     */
    record Entry(Release release, Edition edition, String input) {}

    static DocumentKey key(String measure, int number) {
        return new DocumentKey(KIND, measure + ":" + String.format(Locale.ROOT, "%05d", number));
    }

    /** The releases of a measure, oldest first. */
    List<Entry> of(String measure) {
        return store.documents(KIND).stream()
                .filter(document -> document.key().id().startsWith(measure + ":"))
                .map(Register::read)
                .sorted(Comparator.comparing(entry -> entry.release().number()))
                .toList();
    }

    /** The digest of what a release is made of: the same twice is one release. */
    static String input(SensitiveTable table, List<View> views, Protection protection) {
        return Digest.of(
                        DOMAIN,
                        input(
                                        table.name(),
                                        table.measure(),
                                        protection,
                                        Edition.of(table, views, protection.isWaived()))
                                .build())
                .hex();
    }

    static Tree tree(Entry entry) {
        Release release = entry.release();
        Set<List<String>> sorted = new TreeSet<>(Comparator.comparing(Object::toString));
        sorted.addAll(entry.edition().secrets());
        return input(release.table(), release.measure(), release.protection(), entry.edition())
                .put("number", release.number())
                .put("input", entry.input())
                .put("primary", release.primary())
                .put("complementary", release.complementary())
                .put("secrets", sorted.stream().map(Register::at).toList())
                .build();
    }

    private static Tree at(List<String> names) {
        return Tree.fields().put("at", Tree.texts(names)).build();
    }

    private static Tree.Builder input(String table, String measure, Protection protection, Edition edition) {
        Tree.Builder rule = Tree.fields()
                .put("threshold", protection.threshold())
                .put("dominance", protection.dominance().toString());
        protection
                .why()
                .ifPresent(waiver -> rule.put(
                        "waiver",
                        Tree.fields()
                                .put("reason", waiver.reason())
                                .put("by", waiver.by())
                                .build()));
        TreeSet<String> people = new TreeSet<>();
        edition.contributions().values().forEach(each -> people.addAll(each.keySet()));
        Map<String, Integer> numbers = new TreeMap<>();
        people.forEach(person -> numbers.put(person, numbers.size()));
        return Tree.fields()
                .put("schema", FORMS.newest().toString())
                .put("table", table)
                .put("measure", measure)
                .put("protection", rule.build())
                .put("axes", edition.axes().stream().map(Register::axis).toList())
                .put("views", edition.views().stream().map(Register::view).toList())
                .put("people", Tree.texts(people))
                .put(
                        "places",
                        edition.contributions().entrySet().stream()
                                .map(each -> (Tree) Tree.fields()
                                        .put("at", Tree.texts(each.getKey().at()))
                                        .put("told", told(each.getValue(), numbers))
                                        .build())
                                .toList())
                .put(
                        "missing",
                        edition.missing().stream().map(place -> at(place.at())).toList());
    }

    // Hundreds of thousands of contributions: one text a place instead of a number each.
    private static String told(SortedMap<String, Long> contributions, Map<String, Integer> numbers) {
        StringBuilder told = new StringBuilder();
        contributions.forEach((person, amount) -> told.append(told.isEmpty() ? "" : " ")
                .append(numbers.get(person))
                .append('=')
                .append(amount));
        return told.toString();
    }

    private static Tree axis(Axis axis) {
        List<Tree> nodes = new ArrayList<>();
        for (String node : axis.nodes()) {
            nodes.add(Tree.fields()
                    .put("name", node)
                    .putIfPresent("below", axis.above(node).orElse(""))
                    .build());
        }
        return Tree.fields().put("id", axis.id()).put("nodes", nodes).build();
    }

    private static Tree view(View view) {
        List<Tree> axes = new ArrayList<>();
        new TreeMap<>(view.depths())
                .forEach((axis, depth) -> axes.add(
                        Tree.fields().put("axis", axis).put("depth", depth).build()));
        return Tree.fields().put("axes", axes).build();
    }

    private static StoreException unreadable(DocumentKey key) {
        return new StoreException("Document [" + key + "] cannot be read.\nMaybe a newer Essaim wrote it.");
    }

    /**
     * Reads a release.
     *
     * @throws StoreException if it is of a newer form, or damaged
     */
    static Entry read(Document document) {
        SourceTree source = new SourceTree(document.content(), document.key().toString(), Map.of());
        SourceTree newest = FORMS.version(source, "schema", 0, finding -> {})
                .map(version -> FORMS.migrate(source, version))
                .orElseThrow(() -> unreadable(document.key()));
        FieldReader reader = FieldReader.of(newest, Optional.empty(), finding -> {
            throw unreadable(document.key());
        });
        try {
            return entry(reader, document);
        } catch (RuntimeException e) {
            throw e instanceof StoreException refused ? refused : unreadable(document.key());
        }
    }

    private static Entry entry(FieldReader reader, Document document) {
        // What is missing would be read as nothing: nothing secret, nobody behind anything.
        if (!Set.copyOf(reader.keys()).equals(KEYS)) {
            throw unreadable(document.key());
        }
        reader.text("schema");
        Protection protection = reader.one("protection", Register::protection).orElseThrow();
        List<Axis> axes = reader.each("axes", Register::axis);
        List<View> views = reader.each("views", Register::view);
        List<String> people = reader.texts("people");
        SortedMap<Place, SortedMap<String, Long>> contributions = new TreeMap<>();
        reader.each("places", each -> {
            contributions.put(new Place(each.texts("at")), contributions(each.text("told"), people));
            return Optional.of(each.path());
        });
        TreeSet<Place> missing = new TreeSet<>();
        reader.each("missing", each -> Optional.of(missing.add(new Place(each.texts("at")))));
        Set<List<String>> secrets = new HashSet<>();
        reader.each("secrets", each -> Optional.of(secrets.add(each.texts("at"))));
        Release release = new Release(
                reader.small("number"),
                reader.text("table"),
                reader.text("measure"),
                document.committedAt(),
                document.actor(),
                protection,
                reader.small("primary"),
                reader.small("complementary"));
        return new Entry(
                release,
                new Edition(axes, views, contributions, missing, secrets, protection.isWaived()),
                reader.text("input"));
    }

    private static Optional<Protection> protection(FieldReader reader) {
        String[] share = reader.text("dominance").split("/", -1);
        Rational dominance =
                Rational.of(new BigInteger(share[0]), share.length < 2 ? BigInteger.ONE : new BigInteger(share[1]));
        Optional<Protection.Waiver> waiver =
                reader.one("waiver", each -> Optional.of(new Protection.Waiver(each.text("reason"), each.text("by"))));
        return Optional.of(new Protection(reader.small("threshold"), dominance, waiver.orElse(null)));
    }

    private static Optional<Axis> axis(FieldReader reader) {
        String id = reader.text("id");
        List<String> names = new ArrayList<>();
        List<String> below = new ArrayList<>();
        reader.each("nodes", node -> {
            names.add(node.text("name"));
            below.add(node.optionalText("below").orElse(""));
            return Optional.of(node.path());
        });
        Axis.Builder axis = Axis.builder(id, names.get(0));
        for (int i = 1; i < names.size(); i++) {
            axis.put(names.get(i), below.get(i));
        }
        return Optional.of(axis.build());
    }

    private static Optional<View> view(FieldReader reader) {
        Map<String, Integer> depths = new TreeMap<>();
        reader.each("axes", axis -> {
            depths.put(axis.text("axis"), axis.small("depth"));
            return Optional.of(axis.path());
        });
        return Optional.of(new View(depths));
    }

    private static SortedMap<String, Long> contributions(String told, List<String> people) {
        SortedMap<String, Long> contributions = new TreeMap<>();
        for (String each : told.split(" ", -1)) {
            int at = each.indexOf('=');
            contributions.put(
                    people.get(Integer.parseInt(each.substring(0, at))), Long.parseLong(each.substring(at + 1)));
        }
        return contributions;
    }

    /** The same release, with its contributors called otherwise. */
    static Tree renamed(Document document, UnaryOperator<String> names) {
        Entry entry = read(document);
        Edition edition = entry.edition();
        SortedMap<Place, SortedMap<String, Long>> contributions = new TreeMap<>();
        edition.contributions().forEach((place, people) -> {
            SortedMap<String, Long> renamed = new TreeMap<>();
            people.forEach((person, amount) -> renamed.put(names.apply(person), amount));
            contributions.put(place, renamed);
        });
        return tree(new Entry(
                entry.release(),
                new Edition(
                        edition.axes(),
                        edition.views(),
                        contributions,
                        edition.missing(),
                        edition.secrets(),
                        edition.waived()),
                entry.input()));
    }
}
