package org.essaim.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.essaim.benchmarks.Turns.Times;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.jsonb.JsonbCodec;
import org.essaim.spi.DocumentCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The codecs of documents beside the libraries that they rest on. */
final class JsonSection implements Section {
    private static final ObjectMapper JACKSON = JsonMapper.builder().build();
    private static final String BARE_JACKSON = "Jackson alone";
    private static final String BARE_PARSSON = "Parsson alone";

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> parts(Scale scale) {
        return List.of("1", "10");
    }

    @Override
    public int megabytes(String part, Scale scale) {
        return 1_500;
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## JSON codecs, beside the libraries below

                A funding statement, from bytes to tree and back. The codecs are strict where the libraries are not: no key twice, exact decimals, bounded depth and size, nothing
                behind the end; below 4 MB they keep the line of every path, so that a finding names it. Jackson alone is `readTree` and an indented `writeValueAsBytes`, Parsson
                alone `readValue` and `write`. All trees have the same values in the same order, those that were written and read again too.

                | work | Essaim (ms) | beside | (ms) | Essaim’s speed in that of the other | spread |
                |---|---|---|---|---|---|
                """;
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        byte[] bytes;
        try (SealedFederation federation = new SealedFederation(1, scale.of(3, 11, 11) * Integer.parseInt(part))) {
            federation.agree("DIALOGUE", 3_600_000);
            bytes = new JsonCodec()
                    .encode(federation
                            .essaim
                            .funding()
                            .draft("DIALOGUE", SealedFederation.JANUARY, SealedFederation.DECEMBER)
                            .toTree());
        }
        JsonNode node = JACKSON.readTree(bytes);
        JsonValue value = parsson(bytes);
        String size = String.format(Locale.ROOT, "%.2f MB", bytes.length / 1e6);
        for (DocumentCodec codec : List.of(new JsonCodec(), new JsonbCodec())) {
            Tree tree = decoded(codec, bytes);
            require(codec, tree, node);
            require(codec, tree, JACKSON.readTree(codec.encode(tree)));
            require(codec, tree, JACKSON.readTree(JACKSON.writeValueAsBytes(node)));
            require(codec, tree, JACKSON.readTree(written(value)));
            boolean jackson = codec instanceof JsonCodec;
            String name = jackson ? "essaim-jackson" : "essaim-jsonb";
            Turns reading = Turns.onTheWall()
                    .way("ours", () -> size(decoded(codec, bytes)))
                    .way(BARE_JACKSON, () -> JACKSON.readTree(bytes).size());
            Turns writing = Turns.onTheWall()
                    .way("ours", () -> codec.encode(tree).length)
                    .way(
                            BARE_JACKSON,
                            () -> JACKSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node).length);
            if (!jackson) {
                reading.way(BARE_PARSSON, () -> parsson(bytes).getValueType().ordinal() + 1);
                writing.way(BARE_PARSSON, () -> written(value).length);
            }
            Times read = reading.take(scale.of(0, 20, 40), scale.of(1, 11, 31));
            Times wrote = writing.take(scale.of(0, 20, 40), scale.of(1, 11, 31));
            for (String other : jackson ? List.of(BARE_JACKSON) : List.of(BARE_JACKSON, BARE_PARSSON)) {
                tell(told, name + ", read " + size, read, other);
                tell(told, name + ", write " + size, wrote, other);
            }
        }
        told.versions(ObjectMapper.class, JsonProvider.provider().getClass());
    }

    private static void tell(Told told, String work, Times times, String other) {
        Turns.Ratio ratio = times.ratio("ours", other);
        told.row(work, times.millis("ours"), other, times.millis(other), ratio.toString(), ratio.spread());
    }

    private static Tree decoded(DocumentCodec codec, byte[] bytes) {
        return codec.decode(bytes, "releve.json", JsonSection::refuse)
                .orElseThrow()
                .tree();
    }

    private static long size(Tree tree) {
        return ((Tree.Fields) tree).fields().size();
    }

    private static void refuse(Finding finding) {
        throw new IllegalStateException(finding.toString());
    }

    private static JsonValue parsson(byte[] bytes) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readValue();
        }
    }

    private static byte[] written(JsonValue value) throws IOException {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Json.createWriter(out).write(value);
            return out.toByteArray();
        }
    }

    private static void require(DocumentCodec codec, Tree ours, JsonNode theirs) {
        if (!isSame(ours, theirs)) {
            throw new IllegalStateException(codec.getClass().getSimpleName() + " and Jackson read different values.");
        }
    }

    private static boolean isSame(Tree ours, JsonNode theirs) {
        if (ours instanceof Tree.Fields fields) {
            Iterator<Map.Entry<String, JsonNode>> others = theirs.properties().iterator();
            for (Map.Entry<String, Tree> each : fields.fields().entrySet()) {
                if (!others.hasNext()) {
                    return false;
                }
                Map.Entry<String, JsonNode> other = others.next();
                if (!each.getKey().equals(other.getKey()) || !isSame(each.getValue(), other.getValue())) {
                    return false;
                }
            }
            return theirs.isObject() && !others.hasNext();
        } else if (ours instanceof Tree.Items items) {
            if (!theirs.isArray() || theirs.size() != items.items().size()) {
                return false;
            }
            for (int i = 0; i < items.items().size(); i++) {
                if (!isSame(items.items().get(i), theirs.get(i))) {
                    return false;
                }
            }
            return true;
        } else if (ours instanceof Tree.Text text) {
            return theirs.isString() && theirs.stringValue().equals(text.value());
        } else if (ours instanceof Tree.Numeric number) {
            return theirs.isNumber() && theirs.decimalValue().compareTo(number.value()) == 0;
        } else if (ours instanceof Tree.Truth truth) {
            return theirs.isBoolean() && theirs.booleanValue() == truth.value();
        }
        return theirs.isNull();
    }
}
