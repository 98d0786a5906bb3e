package org.essaim.jackson.fhir;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;

/** One file that is written: who hears of what FHIR has no place for. */
final class Writing {
    private final String file;
    private final Consumer<? super Finding> findings;

    Writing(String file, Consumer<? super Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Reports that something of the item of this code has no place. */
    void notCarried(String code, String what) {
        report(Finding.of(Code.NOT_CARRIED).value(what).with("format", FhirFormat.NAME), code);
    }

    void report(Finding.Builder finding, String path) {
        findings.accept(finding.file(file).path(path).build());
    }

    static Tree extension(String url, String key, Tree value) {
        return Tree.fields().put("url", url).put(key, value).build();
    }

    /** A number under the one of FHIR’s two types for it that fits. */
    static void number(Tree.Builder to, String prefix, BigDecimal value, boolean whole) {
        String type = whole && Numbers.isInteger(value) ? "Integer" : "Decimal";
        to.put(prefix + type, new Tree.Numeric(value));
    }

    /** True if FHIR can say this answer. */
    static boolean isWritable(Answer answer) {
        if (answer instanceof Answer.Text text) {
            return !text.value().isEmpty();
        } else if (answer instanceof Answer.Choice choice) {
            return !choice.code().isEmpty();
        }
        return !(answer instanceof Answer.Day day) || Days.isWritable(day.value());
    }

    /** Writes an answer, or what one is compared with; of a choice nothing but its code. */
    static void value(Tree.Builder to, String prefix, Answer answer, boolean whole) {
        if (answer instanceof Answer.Text text) {
            to.put(prefix + "String", text.value());
        } else if (answer instanceof Answer.Choice choice) {
            to.put(prefix + "Coding", Tree.fields().put("code", choice.code()).build());
        } else if (answer instanceof Answer.Numeric number) {
            number(to, prefix, number.value(), whole);
        } else if (answer instanceof Answer.Day day) {
            to.put(prefix + "Date", day.value().toString());
        } else if (answer instanceof Answer.Truth truth) {
            to.put(prefix + "Boolean", truth.value());
        }
    }
}
