package org.essaim.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.StoreException;

/** The contents of documents as text. Thread-safe, as codecs are. */
final class Contents {
    private final DocumentCodec codec;

    Contents(DocumentCodec codec) {
        this.codec = codec;
    }

    /** With the codec for JSON that is on the class path. */
    static Contents json() {
        // A host may keep its libraries elsewhere than the thread's own loader looks.
        for (ClassLoader loader :
                new ClassLoader[] {Thread.currentThread().getContextClassLoader(), Contents.class.getClassLoader()}) {
            for (DocumentCodec codec : ServiceLoader.load(DocumentCodec.class, loader)) {
                if (codec.extensions().contains("json")) {
                    return new Contents(codec);
                }
            }
        }
        throw new StoreException("No codec for [json] documents was found.\n"
                + "Maybe add essaim-jackson to the class path, or pass a DocumentCodec.");
    }

    /** The text of a content, once it is certain that it can be read back. */
    String write(DocumentKey key, Tree content) {
        byte[] bytes = codec.encode(content);
        List<Finding> findings = new ArrayList<>();
        Optional<SourceTree> again = codec.decode(bytes, key.toString(), findings::add);
        if (again.isEmpty() || !again.get().tree().equals(content)) {
            throw new StoreException("The content of document [" + key
                    + "] would not come back from the store as it is" + said(findings)
                    + ".\nMaybe it holds a character or a number that the codec cannot write; nothing was stored.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Tree read(DocumentKey key, long version, String text) {
        List<Finding> findings = new ArrayList<>();
        return codec.decode(text.getBytes(StandardCharsets.UTF_8), key.toString(), findings::add)
                .orElseThrow(() -> new StoreException("Version [" + version + "] of document [" + key
                        + "] cannot be read from the store" + said(findings)
                        + ".\nMaybe something other than Essaim wrote to the table essaim_document."))
                .tree();
    }

    private static String said(List<Finding> findings) {
        return findings.isEmpty() ? "" : ": " + findings.get(0).message(Locale.ENGLISH);
    }
}
