package org.essaim.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.ByteArrayInputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.document.DocumentSchema;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.pack.PackInspection;
import tools.jackson.databind.JsonNode;

/**
 * Holds documents against their JSON Schemas (<i>contrôle par schéma</i>): what does not fit is a finding with file, line and
 * path.
 *
 * <p>Thread-safe. Fetches nothing: the schemas come with core.
 *
 * <pre>{@code
 * PackReport report = Packs.standard().withInspection(new SchemaCheck()).load("imano");
 * }</pre>
 */
public final class SchemaCheck implements PackInspection {
    private final Map<DocumentSchema, Schema> schemas = new EnumMap<>(DocumentSchema.class);

    /** Reads the schemas. */
    public SchemaCheck() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (DocumentSchema form : DocumentSchema.values()) {
            schemas.put(form, registry.getSchema(new ByteArrayInputStream(form.bytes())));
        }
    }

    @Override
    public void inspect(SourceTree document, DocumentSchema form, Consumer<? super Finding> findings) {
        Schema schema = schemas.get(form);
        if (schema == null) {
            throw new IllegalStateException("There is no schema of " + form + ".");
        }
        JsonNode node = Nodes.of(document.tree());
        List<Error> errors = schema.validate(
                node, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        for (Error error : errors) {
            if (!isEcho(error)) {
                findings.accept(finding(error, schema.getSchemaNode(), document));
            }
        }
    }

    // A part that may be absent is "this form, or nothing"; that it is not nothing is no news.
    private static boolean isEcho(Error error) {
        return error.getEvaluationPath().toString().matches(".*/anyOf/\\d+/type") && isNull(error);
    }

    private static boolean isNull(Error error) {
        JsonNode wanted = error.getSchemaNode();
        return wanted != null
                && wanted.toString().contains("\"null\"")
                && !wanted.toString().contains(",");
    }

    private static Finding finding(Error error, JsonNode schema, SourceTree document) {
        String path = path(error.getInstanceLocation());
        Finding.Builder finding = switch (error.getKeyword()) {
            case "additionalProperties" -> {
                path = path.isEmpty() ? error.getProperty() : path + "." + error.getProperty();
                yield Finding.of(Code.UNKNOWN_KEY)
                        .with("key", error.getProperty())
                        .with("valid", valid(error, schema));
            }
            case "required" -> Finding.of(Code.MISSING_KEY).with("key", error.getProperty());
            case "type" ->
                Finding.of(Code.WRONG_TYPE)
                        .with("expected", expected(error))
                        .with("found", found(error.getInstanceNode()));
            default ->
                Finding.of(Code.INVALID_VALUE)
                        .value(value(error.getInstanceNode()))
                        .with("problem", expected(error));
        };
        Integer line = document.line(path);
        if (line != null) {
            finding.row(line);
        }
        return finding.file(document.file()).path(path.isEmpty() ? null : path).build();
    }

    /** The properties that stand beside the keyword that refused one. */
    private static String valid(Error error, JsonNode schema) {
        String pointer = String.valueOf(error.getSchemaLocation().getFragment());
        JsonNode beside = schema.at(pointer.substring(0, pointer.lastIndexOf('/')) + "/properties");
        return String.join(", ", new TreeSet<>(beside.propertyNames()));
    }

    private static String expected(Error error) {
        JsonNode wanted = error.getSchemaNode();
        String text = wanted == null ? error.getKeyword() : wanted.toString();
        return error.getKeyword() + " " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
    }

    private static String found(JsonNode node) {
        String value = value(node);
        return value.isEmpty() ? node.getNodeType().toString() : node.getNodeType() + " [" + value + "]";
    }

    private static String value(JsonNode node) {
        return node.isContainer() || node.isNull() ? "" : node.asString();
    }

    private static String path(NodePath location) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            if (step instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step);
            }
        }
        return path.toString();
    }
}
