package org.essaim.jackson;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.essaim.document.Tree;
import org.essaim.finding.EssaimException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteConstraints;

/** Writes a tree through a Jackson generator; refuses what reading would refuse, so that nothing is written in vain. */
final class TreeWriting {
    static final StreamWriteConstraints CONSTRAINTS =
            StreamWriteConstraints.builder().maxNestingDepth(TreeReading.DEPTH).build();

    private TreeWriting() {}

    static byte[] encode(Tree tree, Function<Writer, JsonGenerator> format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 13);
        Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        try (JsonGenerator generator = format.apply(out)) {
            write(tree, generator);
        } catch (JacksonException e) {
            throw new EssaimException(
                    "The document cannot be written: " + e.getOriginalMessage()
                            + "\nMaybe it is nested too deeply (at most " + TreeReading.DEPTH + ").",
                    e);
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
            out.writeString(wellFormed(text.value()));
        } else if (tree instanceof Tree.Numeric number) {
            String digits = number.value().toPlainString();
            if (digits.length() > TreeReading.LONGEST_NUMBER) {
                throw new EssaimException("A number of " + digits.length() + " digits cannot be written, at most "
                        + TreeReading.LONGEST_NUMBER + " are read back.\nMaybe write it as text.");
            }
            out.writeNumber(digits);
        } else if (tree instanceof Tree.Truth truth) {
            out.writeBoolean(truth.value());
        } else if (tree instanceof Tree.Items list) {
            out.writeStartArray();
            list.items().forEach(item -> write(item, out));
            out.writeEndArray();
        } else if (tree instanceof Tree.Fields fields) {
            out.writeStartObject();
            for (Map.Entry<String, Tree> field : fields.fields().entrySet()) {
                out.writeName(wellFormed(field.getKey()));
                write(field.getValue(), out);
            }
            out.writeEndObject();
        } else {
            out.writeNull();
        }
    }

    private static String wellFormed(String text) {
        if (TreeReading.hasLoneSurrogate(text)) {
            throw new EssaimException(
                    "A text holds half a character (a lone surrogate) and cannot be written in UTF-8.\nMaybe it was cut.");
        }
        return text;
    }
}
