package org.essaim.jackson;

import java.util.List;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import tools.jackson.core.JsonGenerator;

/** Writes rows of data through a Jackson generator: an object each, under the names of their columns. */
final class DatasetWriting {
    private DatasetWriting() {}

    static void row(List<Dataset.Field> fields, List<Datum> row, JsonGenerator out) {
        out.writeStartObject();
        for (int i = 0; i < row.size(); i++) {
            out.writeName(fields.get(i).name());
            datum(row.get(i), out);
        }
        out.writeEndObject();
    }

    private static void datum(Datum datum, JsonGenerator out) {
        if (datum instanceof Datum.Text text) {
            out.writeString(text.text());
        } else if (datum instanceof Datum.Whole whole) {
            out.writeNumber(whole.number());
        } else if (datum instanceof Datum.Decimal number) {
            out.writeNumber(number.number().toPlainString());
        } else if (datum instanceof Datum.Amount amount) {
            out.writeNumber(amount.money().getAmount().toPlainString());
        } else if (datum instanceof Datum.Hours hours) {
            out.writeNumber(Dataset.decimalHours(hours.seconds()).toPlainString());
        } else if (datum instanceof Datum.Day day) {
            out.writeString(day.date().toString());
        } else if (datum instanceof Datum.Month month) {
            out.writeString(month.month().toString());
        } else if (datum instanceof Datum.Clock clock) {
            out.writeString(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME.format(clock.time()));
        } else if (datum instanceof Datum.Truth truth) {
            out.writeBoolean(truth.holds());
        } else {
            out.writeNull();
        }
    }
}
