package org.essaim.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.essaim.document.Digest;

/** Prints a page that was laid out (<i>impression</i>): PDF/A-2a and PDF/UA-1 at once, with its own fonts and colour profile, and no date. */
final class Print {
    private static final String FAMILY = "DejaVu Sans";
    private static final Set<FSFontUseCase> PAGES_AND_DRAWINGS = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);

    private Print() {}

    /**
     * The file; the same page makes the same bytes.
     *
     * @param what what is printed, for who reads that it could not be
     */
    static byte[] of(String html, String what) throws IOException {
        List<Diagnostic> failures = new ArrayList<>();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useSVGDrawer(new BatikSVGDrawer());
        // What a page shows stands in the page: nothing is fetched, whatever a report's texts contain.
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        font(builder, "DejaVuSans.ttf", 400, FontStyle.NORMAL);
        font(builder, "DejaVuSans-Bold.ttf", 700, FontStyle.NORMAL);
        font(builder, "DejaVuSans-Oblique.ttf", 400, FontStyle.ITALIC);
        builder.useUnicodeLineBreaker(new LineBreaks());
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A);
        byte[] colours = bytes("srgb.icc");
        builder.useColorProfile(colours);
        builder.withProducer("Essaim");
        builder.withHtmlContent(html, null);
        // A drawing or a font that fails is only logged by the renderer; a statement without its chart is no statement.
        builder.withDiagnosticConsumer(diagnostic -> {
            if (diagnostic.hasError() || diagnostic.getLevel().intValue() >= Level.SEVERE.intValue()) {
                failures.add(diagnostic);
            }
        });
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            if (!failures.isEmpty()) {
                Diagnostic first = failures.get(0);
                throw new IOException(what + " could not be printed: " + first.getFormattedMessage(), first.getError());
            }
            try (PDDocument document = renderer.getPdfDocument()) {
                Metadata.write(document);
                Metadata.writeColours(document, colours);
                document.setDocumentId(identity(html));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                document.save(bytes);
                return bytes.toByteArray();
            }
        }
    }

    private static void font(PdfRendererBuilder builder, String file, int weight, FontStyle style) {
        builder.useFont(() -> resource(file), FAMILY, weight, style, true, PAGES_AND_DRAWINGS);
    }

    /** A file is the same file as long as its pages are. */
    private static long identity(String html) {
        byte[] digest =
                Digest.of("essaim.pdf", html.getBytes(StandardCharsets.UTF_8)).bytes();
        return ByteBuffer.wrap(digest).getLong();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Print.class.getResourceAsStream(name);
        if (in == null) {
            throw new UncheckedIOException(
                    new IOException("Resource [" + name + "] is missing.\nMaybe the jar was repackaged."));
        }
        return in;
    }
}
