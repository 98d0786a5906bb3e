package org.essaim.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.essaim.organisation.Structure;
import org.essaim.spi.TimeSource;
import org.essaim.time.Category;
import org.essaim.time.CategoryMapping;
import org.essaim.xlsx.XlsxTimeSource;

/** Time that is typed into a spreadsheet: the template to download, and the same filled in. */
final class EntryWorkbook implements FileColumns {
    static final String EXTENSION = "xlsx";
    private static final SecureRandom RANDOM = new SecureRandom();

    // Without the adapter there are no templates; everything else is there.
    static boolean isKnown() {
        try {
            Class.forName("org.essaim.xlsx.XlsxTimeSource", false, EntryWorkbook.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** True if it is a template that was filled in, and not what some program exports. */
    static boolean isTemplate(Path file) {
        return XlsxTimeSource.isTemplate(file);
    }

    /** A template for a structure, with the labels that have a category today. */
    static Answer.Download template(Visit visit, Structure structure) throws IOException {
        CategoryMapping meanings = visit.essaim().time().meanings(structure.id());
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SortedMap<String, Category> labels = new TreeMap<>();
        meanings.labels()
                .keySet()
                .forEach(label -> meanings.at(label, today)
                        .filter(category -> category != Category.UNMAPPED)
                        .ifPresent(category -> labels.put(label, category)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XlsxTimeSource.writeTemplate(
                structure.id(), series(), labels, visit.language().locale(), bytes);
        return new Answer.Download(
                visit.say("saisie-", "time-") + structure.id() + "." + EXTENSION,
                Downloads.type(EXTENSION),
                bytes::writeTo);
    }

    // Two who fill in a template each must not pass for each other's corrections.
    private static String series() {
        byte[] random = new byte[5];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public TimeSource source(Path file) {
        return XlsxTimeSource.of(file);
    }

    @Override
    public void copyRows(Path file, SortedSet<Long> rows, OutputStream out) throws IOException {
        XlsxTimeSource.of(file).copyRows(rows, out);
    }

    @Override
    public String extension() {
        return EXTENSION;
    }
}
