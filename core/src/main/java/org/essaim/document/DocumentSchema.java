package org.essaim.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schemas of documents that people or other programs write or read (<i>schémas JSON</i>), after draft 2020-12.
 *
 * <p>An editor completes a document from its schema. Each lies in this module's jar, under a path that stays:
 * {@code org/essaim/document/schema/} and its {@link #fileName()}. Validating against one takes a library: see essaim-schema.
 */
public enum DocumentSchema {
    /** What a pack says of itself: {@code pack.yaml}. */
    PACK("pack-1"),
    /** Any other data file of a pack. */
    PACK_DATA("pack-data-1"),
    /** A funding statement. */
    STATEMENT("statement-1"),
    /** A certificate that nothing is funded twice. */
    CERTIFICATE("certificate-1"),
    /** The evidence of a statement. */
    EVIDENCE("evidence-1"),
    /** What is read of a program's database, and what its columns mean. */
    SOURCE("source-1");

    private final String name;

    DocumentSchema(String name) {
        this.name = name;
    }

    /** The identifier, which stays: {@code $id} in the schema. Nothing is fetched from there. */
    public String id() {
        return "https://essaim.org/schema/" + fileName();
    }

    /** The name of its file. */
    public String fileName() {
        return name + ".schema.json";
    }

    /** The schema itself, UTF-8. */
    public byte[] bytes() {
        try (InputStream in = DocumentSchema.class.getResourceAsStream("schema/" + fileName())) {
            if (in == null) {
                throw new IllegalStateException("The schema [" + fileName() + "] is missing from the jar.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
