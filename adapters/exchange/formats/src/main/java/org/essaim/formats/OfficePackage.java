package org.essaim.formats;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.essaim.report.Report;

/**
 * The package of an office document (<i>document bureautique</i>), a workbook or a text, rewritten so that its bytes tell
 * nothing but its content: entries in one order, one fixed time, no extra fields; of itself it says title, subject and
 * language, and no date, since any would be invented.
 *
 * <p>Up to two mebibytes the entries are stored, not deflated: what a deflater writes differs between builds of zlib, and
 * then the same statement made on two machines would differ. Beyond that size the file is deflated, because detail of
 * fifty thousand rows has to travel by mail: its bytes are the same on one machine, whatever the zone and the locale.
 * Immutable and thread-safe.
 */
public final class OfficePackage {
    private static final long MOST_STORED = 2L << 20;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String CORE_PROPERTIES = "docProps/core.xml";
    /** Not the first of January: that very instant is written in a way that depends on the zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final String title;
    private final String subject;
    private final boolean english;

    /**
     * A document that says this of itself.
     *
     * @param english true if it is in English; French otherwise
     */
    public OfficePackage(String title, String subject, boolean english) {
        this.title = title;
        this.subject = subject;
        this.english = english;
    }

    /** A document that holds this report. */
    public static OfficePackage of(Report report) {
        return new OfficePackage(report.title(), report.subtitle(), report.english());
    }

    /**
     * Writes the package anew; the stream stays open.
     *
     * @param raw the package as a library wrote it
     * @throws IOException if the package cannot be read or the stream fails
     */
    public void copy(Path raw, OutputStream out) throws IOException {
        try (ZipFile from = new ZipFile(raw.toFile());
                ZipOutputStream to = new ZipOutputStream(new Uncloseable(out))) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            // Readers look for the content types first.
            entries.sort(
                    Comparator.comparing((ZipEntry entry) -> !entry.getName().equals(CONTENT_TYPES))
                            .thenComparing(ZipEntry::getName));
            boolean stored = entries.stream().mapToLong(ZipEntry::getSize).sum() <= MOST_STORED;
            to.setLevel(9);
            for (ZipEntry entry : entries) {
                if (entry.getName().equals(CORE_PROPERTIES)) {
                    byte[] bytes = coreProperties();
                    CRC32 sum = new CRC32();
                    sum.update(bytes);
                    write(to, entry.getName(), stored, bytes.length, sum.getValue(), new ByteArrayInputStream(bytes));
                } else {
                    try (InputStream in = from.getInputStream(entry)) {
                        write(to, entry.getName(), stored, entry.getSize(), entry.getCrc(), in);
                    }
                }
            }
        }
    }

    private static void write(ZipOutputStream to, String name, boolean stored, long size, long sum, InputStream in)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        if (stored) {
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(size);
            entry.setCompressedSize(size);
            entry.setCrc(sum);
        }
        to.putNextEntry(entry);
        in.transferTo(to);
        to.closeEntry();
    }

    private byte[] coreProperties() {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                        + "<cp:coreProperties"
                        + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                        + element("dc:title", title)
                        + element("dc:subject", subject)
                        + element("dc:creator", "Essaim")
                        + element("dc:language", english ? "en" : "fr")
                        + "</cp:coreProperties>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String element(String name, String text) {
        return "<" + name + ">"
                + Markup.legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</" + name + ">";
    }

    /** The caller's stream: ours to write, not to close. */
    private static final class Uncloseable extends FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
