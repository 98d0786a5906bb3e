package org.essaim.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.essaim.document.Digest;

/** A file that pages refer to, under an address that changes when it does: whoever has it need not ask again. */
final class Asset {
    private final byte[] bytes;
    private final String path;
    private final String type;

    private Asset(byte[] bytes, String extension, String type) {
        this.bytes = bytes;
        this.type = type;
        MessageDigest digest = Digest.sha256();
        this.path = "/assets/essaim-" + HexFormat.of().formatHex(digest.digest(bytes), 0, 8) + extension;
    }

    /** The one style sheet. */
    static Asset style() {
        return load("essaim.css", ".css", "text/css;charset=UTF-8");
    }

    /** What shows at once which questions are asked: questionnaires have it. */
    static Asset sheetScript() {
        return load("sheet.js", ".js", "text/javascript;charset=UTF-8");
    }

    /** What looks again how far long work has come: its page has it, and no page but these two has any. */
    static Asset errandScript() {
        return load("work.js", ".js", "text/javascript;charset=UTF-8");
    }

    private static Asset load(String name, String extension, String type) {
        try (InputStream in = Objects.requireNonNull(Asset.class.getResourceAsStream(name))) {
            return new Asset(in.readAllBytes(), extension, type);
        } catch (IOException e) {
            throw new UncheckedIOException("What pages refer to cannot be read.", e);
        }
    }

    /** Its address below the servlet's. */
    String path() {
        return path;
    }

    void serve(HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
