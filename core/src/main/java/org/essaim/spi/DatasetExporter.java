package org.essaim.spi;

import java.io.IOException;
import java.io.OutputStream;
import org.essaim.report.Dataset;

/**
 * Writes a table of data in one format that other programs read (<i>export de données</i>).
 *
 * <p>Stability: experimental; new methods come only as {@code default}.
 *
 * <p>Found by {@link java.util.ServiceLoader}. Thread-safe. Rows are written as they are told, so that a million of them need no more memory than one:
 * nobody collects them. The same rows always give the same bytes: no clock, no machine name, no default locale, charset or zone. A text stays a text:
 * one that a spreadsheet could take for a formula is written so that it is none, and numbers are written as they are. What is not there is neither 0
 * nor, where the format can tell them apart, an empty text. The contract to pass is {@code DatasetExporterContract} in {@code essaim-tck}.
 */
public interface DatasetExporter {

    /** The format’s name, such as {@code ndjson} or, where a format has two dialects, {@code csv-fr}: small letters, digits and hyphens. */
    String format();

    /** The file extension that it is usual under, lower case without the dot. */
    String extension();

    /**
     * Writes every row; the stream stays open.
     *
     * @throws IOException if the stream fails: what the stream threw, or with that as its cause
     */
    void write(Dataset dataset, OutputStream out) throws IOException;
}
