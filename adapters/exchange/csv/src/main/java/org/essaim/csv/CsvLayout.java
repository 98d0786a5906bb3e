package org.essaim.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.table.Layout;
import org.essaim.table.LayoutReader;
import org.essaim.table.Naming;

/** What a mapping of a file declares, checked: how its bytes become cells, and what these mean. */
record CsvLayout(Form form, Layout table) {

    /** How a file is written; with short rows, what is missing at the end of one is empty. */
    record Form(List<Charset> encodings, char separator, boolean shortRows) {
        Form {
            encodings = List.copyOf(encodings);
            if (encodings.isEmpty()) {
                throw new IllegalArgumentException("encodings must name at least one");
            }
            // An ASCII separator keeps its byte in every encoding allowed, so refused rows can be copied byte for byte.
            if (separator >= 0x7f || separator == '"' || separator == '\r' || separator == '\n') {
                throw new IllegalArgumentException("separator must be one ASCII character other than the quote");
            }
        }
    }

    static Optional<CsvLayout> read(FieldReader document) {
        Optional<Form> form =
                document.part(Form.class, encodings(document), separator(document), document.truth("shortRows", false));
        return LayoutReader.read(document, Naming.HEADER, columns -> {})
                .flatMap(table -> form.map(known -> new CsvLayout(known, table)));
    }

    private static List<Charset> encodings(FieldReader document) {
        List<Charset> encodings = new ArrayList<>();
        for (String name : document.texts("encodings")) {
            try {
                Charset encoding = Charset.forName(name);
                if (keepsAscii(encoding)) {
                    encodings.add(encoding);
                } else {
                    refuseEncoding(document, name);
                }
            } catch (IllegalArgumentException e) {
                refuseEncoding(document, name);
            }
        }
        return encodings;
    }

    // So that a line end or a separator is the same byte in each of them, and never part of another character.
    private static boolean keepsAscii(Charset encoding) {
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return true;
        }
        return encoding.canEncode()
                && encoding.newEncoder().maxBytesPerChar() == 1
                && Arrays.equals("A;\"\r\n".getBytes(encoding), "A;\"\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void refuseEncoding(FieldReader document, String name) {
        document.report(
                "encodings",
                Finding.of(Code.INVALID_VALUE)
                        .value(name)
                        .with("problem", "UTF-8 or an encoding of one byte per character, such as windows-1252"));
    }

    private static char separator(FieldReader document) {
        String separator = document.text("separator");
        if (separator.length() != 1) {
            if (!separator.isEmpty()) {
                document.refuse("separator", "exactly one character");
            }
            return ';';
        }
        return separator.charAt(0);
    }
}
