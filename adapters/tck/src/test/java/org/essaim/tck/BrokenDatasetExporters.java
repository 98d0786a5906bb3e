package org.essaim.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.essaim.report.Dataset;
import org.essaim.report.Datum;
import org.essaim.spi.DatasetExporter;
import org.joda.money.Money;

/** Exporters of data that are sound but for one fault, each the fault that one rule is there to find. */
final class BrokenDatasetExporters {
    private BrokenDatasetExporters() {}

    /** Writes a line for each row, its cells apart by blanks; each fault below overrides a part of it. */
    public static class Sound implements DatasetExporter {
        @Override
        public String format() {
            return "cells";
        }

        @Override
        public String extension() {
            return "cells";
        }

        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            out.write("cells\n".getBytes(StandardCharsets.UTF_8));
            dataset.tell(row -> out.write((line(row) + "\n").getBytes(StandardCharsets.UTF_8)));
        }

        String line(List<Datum> row) {
            return String.join(" ", row.stream().map(this::cell).toList());
        }

        String cell(Datum datum) {
            if (datum instanceof Datum.Text text) {
                return Base64.getEncoder().encodeToString(text.text().getBytes(StandardCharsets.UTF_8));
            } else if (datum instanceof Datum.Whole whole) {
                return Long.toString(whole.number());
            } else if (datum instanceof Datum.Decimal decimal) {
                return decimal.number().toPlainString();
            } else if (datum instanceof Datum.Amount amount) {
                return amount.money().toString().replace(' ', '_');
            } else if (datum instanceof Datum.Hours hours) {
                return Long.toString(hours.seconds());
            } else if (datum instanceof Datum.Day day) {
                return day.date().toString();
            } else if (datum instanceof Datum.Month month) {
                return month.month().toString();
            } else if (datum instanceof Datum.Clock clock) {
                return clock.time().toString();
            } else if (datum instanceof Datum.Truth truth) {
                return Boolean.toString(truth.holds());
            }
            return "-";
        }
    }

    /** What the sound one wrote. */
    static List<List<Datum>> rows(Dataset dataset, byte[] file) {
        List<List<Datum>> rows = new ArrayList<>();
        for (String line :
                new String(file, StandardCharsets.UTF_8).lines().skip(1).toList()) {
            List<Datum> row = new ArrayList<>();
            String[] cells = line.split(" ", -1);
            for (int i = 0; i < cells.length; i++) {
                row.add(
                        cells[i].equals("-")
                                ? Datum.nothing()
                                : datum(cells[i], dataset.fields().get(i).kind()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Datum datum(String cell, Dataset.Kind kind) {
        return switch (kind) {
            case TEXT -> Datum.of(new String(Base64.getDecoder().decode(cell), StandardCharsets.UTF_8));
            case WHOLE -> Datum.of(Long.parseLong(cell));
            case DECIMAL -> new Datum.Decimal(new BigDecimal(cell));
            case AMOUNT -> Datum.of(Money.parse(cell.replace('_', ' ')));
            case HOURS -> Datum.hours(Long.parseLong(cell));
            case DAY -> Datum.of(LocalDate.parse(cell));
            case MONTH -> Datum.of(YearMonth.parse(cell));
            case CLOCK -> Datum.of(LocalTime.parse(cell));
            case TRUTH -> Datum.of(Boolean.parseBoolean(cell));
        };
    }

    /** Is in no META-INF/services. */
    static final class Unknown extends Sound {
        @Override
        public String format() {
            return "unknown";
        }
    }

    static final class AsksThePlatform extends Sound {
        @Override
        String line(List<Datum> row) {
            return super.line(row) + String.format(Locale.getDefault(), "%,d", 1_234);
        }
    }

    static final class ClosesTheStream extends Sound {
        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            super.write(dataset, out);
            out.close();
        }
    }

    static final class WrapsWhatTheStreamThrows extends Sound {
        @Override
        public void write(Dataset dataset, OutputStream out) {
            try {
                super.write(dataset, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static final class KeepsTheRowInAField extends Sound {
        private volatile String line = "";

        @Override
        String line(List<Datum> row) {
            line = super.line(row);
            Pause.of(2_000_000);
            return line;
        }
    }

    static final class CollectsTheRows extends Sound {
        @Override
        public void write(Dataset dataset, OutputStream out) throws IOException {
            List<List<Datum>> rows = new ArrayList<>();
            dataset.tell(rows::add);
            for (List<Datum> row : rows) {
                out.write((line(row) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    static final class RoundsToWholeHours extends Sound {
        @Override
        String cell(Datum datum) {
            return datum instanceof Datum.Hours hours
                    ? Long.toString(hours.seconds() / 3600 * 3600)
                    : super.cell(datum);
        }
    }
}
