package org.essaim.jackson;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.essaim.document.DocumentLimits;
import org.essaim.document.Tree;
import tools.jackson.core.JsonGenerator;

/** Writes a tree through a Jackson generator; refuses what reading would refuse, so that nothing is written in vain. */
final class TreeWriting {
    private TreeWriting() {}

    static byte[] encode(Tree tree, Function<Writer, JsonGenerator> format) {
        DocumentLimits.requireWritable(tree);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 13);
        Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        try (JsonGenerator generator = format.apply(out)) {
            write(tree, generator);
        }
        byte[] written = bytes.toByteArray();
        if (written.length > 0 && written[written.length - 1] != '\n') {
            bytes.write('\n');
            written = bytes.toByteArray();
        }
        return written;
    }

    private static void write(Tree tree, JsonGenerator out) {
        if (tree instanceof Tree.Text text) {
            out.writeString(text.value());
        } else if (tree instanceof Tree.Numeric number) {
            out.writeNumber(number.value().toPlainString());
        } else if (tree instanceof Tree.Truth truth) {
            out.writeBoolean(truth.value());
        } else if (tree instanceof Tree.Items list) {
            out.writeStartArray();
            list.items().forEach(item -> write(item, out));
            out.writeEndArray();
        } else if (tree instanceof Tree.Fields fields) {
            out.writeStartObject();
            for (Map.Entry<String, Tree> field : fields.fields().entrySet()) {
                out.writeName(field.getKey());
                write(field.getValue(), out);
            }
            out.writeEndObject();
        } else {
            out.writeNull();
        }
    }
}
