package org.essaim.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.essaim.document.Digest;

/** The one style sheet, under an address that changes when it does: whoever has it need not ask again. */
final class StyleSheet {
    private final byte[] bytes;
    private final String path;

    private StyleSheet(byte[] bytes) {
        this.bytes = bytes;
        MessageDigest digest = Digest.sha256();
        this.path = "/assets/essaim-" + HexFormat.of().formatHex(digest.digest(bytes), 0, 8) + ".css";
    }

    static StyleSheet load() {
        try (InputStream in = Objects.requireNonNull(StyleSheet.class.getResourceAsStream("essaim.css"))) {
            return new StyleSheet(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The style sheet cannot be read.", e);
        }
    }

    /** Its address below the servlet's. */
    String path() {
        return path;
    }

    void serve(HttpServletResponse response) throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
