package org.essaim.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Response;
import org.jspecify.annotations.Nullable;

/**
 * Brings answers from paper in again (<i>ressaisie</i>): a table with a row for each sheet and a column for each answer, typed once or, to find slips, by two people.
 *
 * <p>A column is called by its place, such as {@code age} or {@code age[2]} in the second time of a repeated section; by {@code appuis=equipe} where several
 * options may be ticked or ranked; by {@code mots#2} where there may be several answers in words or numbers; and what is written beside an option stands in
 * {@code metier=autre (texte)}. Files are CSV as spreadsheets in France or elsewhere write it. No finding repeats what somebody answered. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Rekeying rekeying = Rekeying.of(form);
 * rekeying.template(Locale.FRANCE, out);
 * List<Rekeying.Sheet> sheets = rekeying.read(first, second, findings::add);
 * }</pre>
 */
public final class Rekeying {
    private final Form form;
    private final KeyedColumns columns;

    private Rekeying(Form form) {
        this.form = form;
        this.columns = new KeyedColumns(form);
    }

    /** The re-keying of answers to this form. */
    public static Rekeying of(Form form) {
        return new Rekeying(form);
    }

    /**
     * One sheet of paper (<i>feuille</i>), as it was keyed in.
     *
     * @param number what somebody wrote on it; letters, digits and hyphens, so that a file can be called by it
     * @param structure what was written as structure; empty if nothing was
     * @param date the day that was written on it; nothing if none was
     * @param response the answers that could be kept
     */
    public record Sheet(
            String number, String structure, @Nullable LocalDate date, Response response) {
        /** Neither the structure nor what was answered. */
        @Override
        public String toString() {
            return "Sheet[" + number + "]";
        }
    }

    /**
     * Writes the empty table, its header alone. For French readers with a byte order mark and semicolons, as spreadsheets there expect it; else with
     * commas. Sections that repeat have columns for three times, and take more.
     *
     * @throws IOException if the stream fails; it stays open
     */
    public void template(Locale locale, OutputStream out) throws IOException {
        KeyedForm.write(List.of(columns.header(isEnglish(locale))), isEnglish(locale), out);
    }

    /**
     * Writes what each column of the table takes, and of which version of the questionnaire it is; a file of its own, because spreadsheets keep no remarks in
     * a CSV file.
     *
     * @throws IOException if the stream fails; it stays open
     */
    public void legend(Locale locale, OutputStream out) throws IOException {
        KeyedForm.write(new KeyedForm(form, isEnglish(locale)).legend(columns), isEnglish(locale), out);
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /**
     * Reads sheets that were keyed in once.
     *
     * @param findings takes what was not understood, with file, row and column, and what of the answers could not be kept
     * @return the sheets that were understood, in the order of the file; a file that is not of this form has none
     */
    public List<Sheet> read(Path file, Consumer<? super Finding> findings) {
        List<Sheet> sheets = new ArrayList<>();
        for (KeyedSheet sheet : KeyedFile.read(file, columns, findings)) {
            if (sheet.isSound()) {
                sheets.add(sheet(sheet, findings));
            }
        }
        return sheets;
    }

    /**
     * Reads sheets that were keyed in twice (<i>double saisie</i>). Capitals, accents and signs count; the kind of space and of apostrophe does not.
     *
     * @param findings takes each difference too, at its place in the second file, and each sheet that one of the files lacks
     * @return the sheets that were understood and are the same in both, in the order of the first file
     */
    public List<Sheet> read(Path first, Path second, Consumer<? super Finding> findings) {
        List<Sheet> sheets = new ArrayList<>();
        List<KeyedSheet> once = KeyedFile.read(first, columns, findings);
        List<KeyedSheet> again = new ArrayList<>(KeyedFile.read(second, columns, findings));
        for (KeyedSheet sheet : once) {
            KeyedSheet other = again.stream()
                    .filter(each -> each.isSameSheet(sheet))
                    .findFirst()
                    .orElse(null);
            if (other == null) {
                alone(sheet, second, findings);
                continue;
            }
            again.remove(other);
            if (other.agrees(sheet, findings) && sheet.isSound() && other.isSound()) {
                sheets.add(sheet(sheet, findings));
            }
        }
        again.forEach(sheet -> alone(sheet, first, findings));
        return sheets;
    }

    private static void alone(KeyedSheet sheet, Path other, Consumer<? super Finding> findings) {
        findings.accept(sheet.about(Finding.of(Code.SHEET_KEYED_ONCE).with("other", KeyedFile.name(other)))
                .build());
    }

    private Sheet sheet(KeyedSheet sheet, Consumer<? super Finding> findings) {
        List<Finding> found = new ArrayList<>();
        Response kept = form.clean(sheet.response(form), found::add);
        found.addAll(form.validate(kept));
        for (Finding finding : found) {
            findings.accept(placed(finding, sheet));
        }
        return new Sheet(sheet.number(), sheet.structure(), sheet.date(), kept);
    }

    private static Finding placed(Finding finding, KeyedSheet sheet) {
        String column = Place.parse(Objects.requireNonNullElse(finding.path(), ""))
                .flatMap(sheet::columnOf)
                .orElse(null);
        return new Finding(
                finding.code(),
                finding.severity(),
                sheet.file(),
                sheet.row(),
                column,
                finding.path(),
                finding.value(),
                finding.details());
    }
}
