package org.essaim.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.essaim.document.DocumentSchema;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.funding.Basis;
import org.essaim.funding.FundingPool;
import org.essaim.funding.Reason;
import org.essaim.funding.Rounding;
import org.essaim.funding.SubCeiling;
import org.essaim.jackson.JsonCodec;
import org.essaim.organisation.Function;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.junit.jupiter.api.Test;

/**
 * The schemas of statements, certificates and evidence say what Essaim writes: all of it, and nothing else.
 *
 * <p>What they leave open is written once more, by hand, in {@link Latitude}: a schema that grows looser fails.
 */
class StatementSchemaTest {
    private static final List<DocumentSchema> FORMS =
            List.of(DocumentSchema.STATEMENT, DocumentSchema.CERTIFICATE, DocumentSchema.EVIDENCE);
    private static final Map<String, Paperwork.Handed> DOCUMENTS = Paperwork.all();

    private static final Set<String> TIMES = Set.of("planned", "clocked", "retained");

    private final SchemaCheck schemas = new SchemaCheck();

    @Test
    void whateverEssaimHandsOutFits() {
        DOCUMENTS.forEach((what, document) ->
                assertThat(checked(document.form(), document.tree())).as(what).isEmpty());
    }

    @Test
    void everyPropertyIsDescribedAndTriedHere() {
        for (DocumentSchema form : FORMS) {
            Tree.Fields schema = schema(form);
            assertThat(schema.get("$id")).contains(Tree.of(form.id()));
            Set<String> described = new TreeSet<>();
            for (Place place : Place.of(schema)) {
                if (isProperty(place.steps())) {
                    described.add(place.path());
                    assertThat(((Tree.Fields) place.value()).get("description"))
                            .as("the description of [%s], in French and in English", place.path())
                            .hasValueSatisfying(
                                    text -> assertThat(text.toString()).contains(" / "));
                }
            }
            Set<String> tried = new HashSet<>();
            documents(form).forEach(document -> follow(schema, schema, "", document, tried));
            assertThat(described.size()).isGreaterThan(40);
            described.removeAll(tried);
            assertThat(described)
                    .as(form + ": described, and in no document here")
                    .isEmpty();
        }
    }

    // What stands by its name under "properties", or by its place under "prefixItems".
    private static boolean isProperty(List<Object> steps) {
        return steps.size() > 1
                && Set.of("properties", "prefixItems").contains(steps.get(steps.size() - 2))
                && !Set.of("then", "if", "else").contains(steps.get(Math.max(0, steps.size() - 3)));
    }

    /** Goes through a document and its schema together, and notes which parts of the schema it meets. */
    private static void follow(Tree.Fields schema, Tree at, String path, Tree value, Set<String> met) {
        Tree.Fields form = (Tree.Fields) at;
        met.add(path);
        form.get("$ref").ifPresent(reference -> {
            String name = ((Tree.Text) reference).value().replace("#/$defs/", "");
            Tree defined =
                    ((Tree.Fields) schema.get("$defs").orElseThrow()).get(name).orElseThrow();
            follow(schema, defined, ".$defs." + name, value, met);
        });
        if (value instanceof Tree.Fields fields) {
            Map<String, Tree> named = form.get("properties")
                    .map(properties -> ((Tree.Fields) properties).fields())
                    .orElse(Map.of());
            fields.fields().forEach((name, each) -> {
                Tree property = named.get(name);
                if (property != null) {
                    follow(schema, property, path + ".properties." + name, each, met);
                } else {
                    Tree others = form.get("additionalProperties").orElse(Tree.of(false));
                    if (others instanceof Tree.Fields) {
                        follow(schema, others, path + ".additionalProperties", each, met);
                    }
                }
            });
        } else if (value instanceof Tree.Items list) {
            List<Tree> first = form.get("prefixItems")
                    .map(items -> ((Tree.Items) items).items())
                    .orElse(List.of());
            for (int i = 0; i < list.items().size(); i++) {
                if (i < first.size()) {
                    follow(
                            schema,
                            first.get(i),
                            path + ".prefixItems[" + i + "]",
                            list.items().get(i),
                            met);
                } else if (form.get("items").orElse(Tree.of(false)) instanceof Tree.Fields items) {
                    follow(schema, items, path + ".items", list.items().get(i), met);
                }
            }
        }
    }

    @Test
    void closedChoicesAreThoseOfTheCode() {
        Map<String, List<String>> choices = Map.of(
                ".$defs.category", names(Category.values()),
                ".$defs.function", names(Function.values()),
                ".$defs.scheme", names(Scheme.values()),
                ".$defs.schemeOrNone",
                        Stream.concat(Stream.of(""), names(Scheme.values()).stream())
                                .toList(),
                ".$defs.reasonName", names(Reason.values()),
                ".$defs.sharing", names(FundingPool.Sharing.values()),
                ".$defs.agreement.properties.basis", names(Basis.values()),
                ".$defs.rounding.properties.to", names(Rounding.Direction.values()),
                ".$defs.subCeiling.properties.per", names(SubCeiling.Per.values()),
                ".$defs.fact.properties.kind", List.of("VISIT", "INTERNAL"));
        Set<String> seen = new HashSet<>();
        for (DocumentSchema form : FORMS) {
            for (Place place : Place.of(schema(form))) {
                int end = place.path().length() - ".enum".length();
                if (place.path().endsWith(".enum") && !place.steps().contains("if")) {
                    String where = place.path().substring(0, end);
                    assertThat(((Tree.Items) place.value()).items().stream().map(StatementSchemaTest::text))
                            .as(form + where)
                            .isEqualTo(choices.get(where));
                    seen.add(where);
                }
            }
        }
        assertThat(seen).isEqualTo(choices.keySet());
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @Test
    void formsOfOneNameAreTheSameEverywhere() {
        Map<String, Tree> known = new TreeMap<>();
        int shared = 0;
        for (DocumentSchema form : FORMS) {
            Map<String, Tree> own = ((Tree.Fields) schema(form).get("$defs").orElseThrow()).fields();
            for (Map.Entry<String, Tree> each : own.entrySet()) {
                Tree before = known.put(form + each.getKey(), each.getValue());
                assertThat(before).isNull();
                if (!Set.of("content", "envelope").contains(each.getKey())) {
                    Tree other = known.putIfAbsent(each.getKey(), each.getValue());
                    shared += other == null ? 0 : 1;
                    assertThat(Objects.requireNonNullElse(other, each.getValue()))
                            .as(form + " " + each.getKey())
                            .isEqualTo(each.getValue());
                }
            }
        }
        assertThat(shared).isGreaterThan(20);
    }

    @Test
    void whateverIsDroppedIsMissedUnlessItMayBeAbsent() {
        List<String> wrong = new ArrayList<>();
        int tried = everyKind((document, place) -> {
            Object last = place.steps().isEmpty()
                    ? ""
                    : place.steps().get(place.steps().size() - 1);
            String within = Latitude.kind(
                    place.steps().subList(0, Math.max(0, place.steps().size() - 1)));
            if (place.steps().isEmpty() || (last instanceof Integer && !Latitude.isRow(within))) {
                return false;
            }
            boolean may = (Latitude.isMap(within) || Latitude.mayBeAbsent(Latitude.kind(place.steps())))
                    && !isTheOnlyOne(document, place, within);
            boolean fits = fits(document, place.in(document.tree(), value -> null));
            if (may != fits) {
                wrong.add("dropped" + (fits ? ", and it fits: " : ", and it is missed: ") + place.path());
            }
            return true;
        });
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(400);
    }

    // The only day on which something is due, the only times of a fact: without it the whole says nothing.
    private static boolean isTheOnlyOne(Paperwork.Handed document, Place place, String within) {
        boolean day = within.equals("content.due");
        if (!day && !TIMES.contains(place.steps().get(place.steps().size() - 1))) {
            return false;
        }
        List<Object> parent = place.steps().subList(0, place.steps().size() - 1);
        Set<String> like = new HashSet<>(
                ((Tree.Fields) at(document.tree(), parent.toArray())).fields().keySet());
        like.removeIf(name -> !day && !TIMES.contains(name));
        return like.size() == 1;
    }

    @Test
    void whateverIsAddedIsRefused() {
        List<String> wrong = new ArrayList<>();
        int tried = everyKind((document, place) -> {
            String kind = Latitude.kind(place.steps());
            if (place.value() instanceof Tree.Fields fields) {
                Tree more = fields.fields().isEmpty()
                        ? Tree.of(7)
                        : fields.fields().values().iterator().next();
                for (String name : Latitude.isNamedFreely(kind) ? List.of(" ") : List.of(" ", "zz")) {
                    if (fits(document, place.in(document.tree(), value -> Place.plus(fields, name, more)))) {
                        wrong.add("[" + name + "] in " + place.path());
                    }
                }
                return true;
            } else if (place.value() instanceof Tree.Items list) {
                List<Tree> items = new ArrayList<>(list.items());
                items.add(Tree.of("zz"));
                boolean free = Latitude.isFreeText(kind + "[]");
                if (fits(document, place.in(document.tree(), value -> Tree.of(items))) != free) {
                    wrong.add("zz at the end of " + place.path());
                }
                return true;
            }
            return false;
        });
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(100);
    }

    @Test
    void whatGoesTogetherStandsTogether() {
        Paperwork.Handed time = document("the statement of a first month");
        Paperwork.Handed unit = document("the statement of a unit cost");
        Paperwork.Handed flat = document("the statement of a flat rate");
        Paperwork.Handed lump = document("the statement of a lump sum");
        Paperwork.Handed care = document("the statement of a supplement");
        Tree instalments = at(lump.tree(), "content", "agreement", "instalments");
        Tree rounding = at(time.tree(), "content", "agreement", "rounding");
        Tree training = Tree.texts(List.of("TRAINING"));
        Tree rate = Tree.of("1");
        Map<String, Boolean> fitting = new TreeMap<>();
        for (Paperwork.Handed each : List.of(time, unit, flat, care)) {
            fitting.put(
                    "instalments of " + basis(each),
                    fits(each, put(each, instalments, "content", "agreement", "instalments")));
            for (String unitOfRate : List.of("hourly", "yearly", "percent")) {
                if (rate(each).get(unitOfRate).isEmpty()) {
                    Tree other = Tree.fields()
                            .put("from", "2025-01-01")
                            .put(unitOfRate, "1")
                            .build();
                    fitting.put(
                            unitOfRate + " alone under " + basis(each),
                            fits(each, put(each, Tree.of(List.of(other)), "content", "agreement", "rates")));
                    fitting.put(
                            unitOfRate + " too under " + basis(each),
                            fits(each, put(each, rate, "content", "agreement", "rates", 0, unitOfRate)));
                }
            }
        }
        for (Paperwork.Handed each : List.of(time, unit)) {
            fitting.put("covers of " + basis(each), fits(each, put(each, training, "content", "agreement", "covers")));
        }
        for (Paperwork.Handed each : List.of(flat, lump, care)) {
            fitting.put(
                    "rounding of " + basis(each), fits(each, put(each, rounding, "content", "agreement", "rounding")));
        }
        fitting.put(
                "a rate of a lump sum",
                fits(
                        lump,
                        put(lump, at(time.tree(), "content", "agreement", "rates"), "content", "agreement", "rates")));
        fitting.put(
                "a sub-ceiling in two units",
                fits(time, put(time, Tree.of(1), "content", "agreement", "subCeilings", 0, "cents")));
        fitting.put(
                "an amendment of nothing",
                fits(
                        time,
                        put(
                                time,
                                Tree.fields().put("from", "2025-02-01").build(),
                                "content",
                                "agreement",
                                "amendments",
                                0)));
        Paperwork.Handed draft = document("a draft");
        fitting.put(
                "a draft that was issued",
                fits(draft, put(draft, at(time.tree(), "envelope", "issuedAt"), "envelope", "issuedAt")));
        fitting.put("a version that was not", fits(draft, put(draft, Tree.of(1), "envelope", "version")));
        assertThat(fitting)
                .hasSizeGreaterThan(25)
                .allSatisfy((what, fits) -> assertThat(fits).as(what).isFalse());
    }

    private static Paperwork.Handed document(String what) {
        return Objects.requireNonNull(DOCUMENTS.get(what));
    }

    private static String basis(Paperwork.Handed document) {
        return text(at(document.tree(), "content", "agreement", "basis"));
    }

    private static Tree.Fields rate(Paperwork.Handed document) {
        return (Tree.Fields) at(document.tree(), "content", "agreement", "rates", 0);
    }

    private static Tree at(Tree tree, Object... steps) {
        Tree found = tree;
        for (Object step : steps) {
            found = step instanceof Integer index
                    ? ((Tree.Items) found).items().get(index)
                    : ((Tree.Fields) found).get((String) step).orElseThrow();
        }
        return found;
    }

    private static Tree put(Paperwork.Handed document, Tree value, Object... steps) {
        List<Object> way = Arrays.asList(steps);
        List<Object> parent = way.subList(0, way.size() - 1);
        Object last = way.get(way.size() - 1);
        return last instanceof String name
                ? Place.with(document.tree(), parent, before -> Place.plus((Tree.Fields) before, name, value))
                : Place.with(document.tree(), way, before -> value);
    }

    @Test
    void whateverTakesAnotherTypeIsRefused() {
        List<Tree> others = List.of(
                Tree.of("zz"),
                Tree.of(""),
                Tree.of(7),
                Tree.of(-7),
                new Tree.Numeric(new BigDecimal("1.5")),
                Tree.of(true),
                Tree.of(false),
                Tree.of(List.of()),
                Tree.of(List.of(Tree.of(1))),
                Tree.fields().build(),
                new Tree.Nothing());
        List<String> wrong = new ArrayList<>();
        int tried = everyKind((document, place) -> {
            for (Tree other : others) {
                if (!Latitude.mayBe(Latitude.kind(place.steps()), place.value(), other)
                        && fits(document, place.in(document.tree(), value -> other))) {
                    wrong.add(place.path() + " = " + other);
                }
            }
            return true;
        });
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(500);
    }

    private boolean fits(Paperwork.Handed document, Tree altered) {
        return checked(document.form(), altered).isEmpty();
    }

    /** Tries one place of every kind in every form, and counts them. */
    private static int everyKind(BiPredicate<Paperwork.Handed, Place> trial) {
        int tried = 0;
        Set<String> kinds = new HashSet<>();
        for (Paperwork.Handed document : DOCUMENTS.values()) {
            for (Place place : Place.of(document.tree())) {
                if (kinds.add(document.form() + Latitude.kind(place.steps())) && trial.test(document, place)) {
                    tried++;
                }
            }
        }
        return tried;
    }

    private static List<Tree> documents(DocumentSchema form) {
        return DOCUMENTS.values().stream()
                .filter(document -> document.form() == form)
                .map(Paperwork.Handed::tree)
                .toList();
    }

    private static Tree.Fields schema(DocumentSchema form) {
        return (Tree.Fields) new JsonCodec()
                .decode(form.bytes(), form.fileName(), finding -> {})
                .orElseThrow()
                .tree();
    }

    private static String text(Tree tree) {
        return ((Tree.Text) tree).value();
    }

    private List<Finding> checked(DocumentSchema form, Tree document) {
        List<Finding> findings = new ArrayList<>();
        schemas.inspect(new SourceTree(document, "f", Map.of()), form, findings::add);
        return findings;
    }
}
