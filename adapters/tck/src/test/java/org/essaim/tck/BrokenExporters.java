package org.essaim.tck;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.essaim.report.Report;
import org.essaim.spi.Exporter;

/** Exporters that are sound but for one fault, each the fault that one rule is there to find. */
final class BrokenExporters {
    private BrokenExporters() {}

    /** Writes all that a person must be able to read, line by line; each fault below overrides a part of it. */
    public static class Sound implements Exporter {
        @Override
        public String extension() {
            return "lines";
        }

        @Override
        public void write(Report report, OutputStream out) throws IOException {
            out.write(lines(report).getBytes(StandardCharsets.UTF_8));
        }

        String lines(Report report) {
            Words words = Words.in(report);
            return (report.fictitious() ? "Données fictives\n" : "")
                    + String.join("\n", words.texts())
                    + "\n"
                    + String.join("\n", words.figures());
        }
    }

    /** Is in no META-INF/services. */
    static final class Unknown extends Sound {
        @Override
        public String extension() {
            return "unknown";
        }
    }

    static final class AsksThePlatform extends Sound {
        @Override
        String lines(Report report) {
            return super.lines(report) + String.format(Locale.getDefault(), "%,d", 1_234);
        }
    }

    static final class ClosesTheStream extends Sound {
        @Override
        public void write(Report report, OutputStream out) throws IOException {
            super.write(report, out);
            out.close();
        }
    }

    static final class RoundsToWholeHours extends Sound {
        @Override
        String lines(Report report) {
            return super.lines(report).replaceAll(",\\d\\d\u00a0h", "");
        }
    }

    static final class SwallowsWhatTheStreamThrows extends Sound {
        @Override
        public void write(Report report, OutputStream out) {
            try {
                super.write(report, out);
            } catch (IOException e) {
                // Not heard.
            }
        }
    }

    static final class WrapsWhatTheStreamThrows extends Sound {
        @Override
        public void write(Report report, OutputStream out) {
            try {
                super.write(report, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static final class KeepsTheReportInAField extends Sound {
        private volatile String lines = "";

        @Override
        String lines(Report report) {
            lines = super.lines(report);
            Pause.of(2_000_000);
            return lines;
        }
    }

    static final class RefusesWhatXmlCannotHold extends Sound {
        @Override
        String lines(Report report) {
            String lines = super.lines(report);
            if (lines.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("invalid XML character");
            }
            return lines;
        }
    }

    static final class LeavesOutTotals extends Sound {
        @Override
        String lines(Report report) {
            Words words = Words.in(report);
            return String.join("\n", words.texts())
                    + String.join(
                            "\n", words.figures().subList(0, words.figures().size() / 2));
        }
    }

    static final class TakesWhatIsAbsentForNothing extends Sound {
        @Override
        String lines(Report report) {
            return super.lines(report).replace("secret-statistique", "0,00");
        }
    }

    static final class ForgetsThatItIsInvented extends Sound {
        @Override
        String lines(Report report) {
            return super.lines(report).replace("Données fictives\n", "");
        }
    }

    static final class CountsItsReports extends Sound {
        private static int written;

        @Override
        String lines(Report report) {
            // As a generated identifier does.
            return super.lines(report) + ++written;
        }
    }
}
