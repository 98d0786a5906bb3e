package org.essaim.jackson.fhir;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.jackson.JsonCodec;
import org.jspecify.annotations.Nullable;

/** One file that is read: where things stand in it, and who hears of it. Serves one file; not thread-safe. */
final class Reading {
    private static final int LARGEST = 16 << 20;
    private static final int LONGEST_VALUE = 100;

    private final SourceTree source;
    private final String resource;
    private final boolean personal;
    private final Consumer<? super Finding> findings;
    private final NavigableSet<String> ignored = new TreeSet<>();
    private boolean refused;
    private boolean modified;

    private Reading(SourceTree source, String resource, boolean personal, Consumer<? super Finding> findings) {
        this.source = source;
        this.resource = resource;
        this.personal = personal;
        this.findings = findings;
    }

    /**
     * Opens a file.
     *
     * @param resource what it must contain
     * @param personal true if what it says may tell of a person: then no finding repeats any of it
     * @return its root, or nothing if a finding says why not
     */
    static Optional<Element> open(
            byte[] bytes, String file, String resource, boolean personal, Consumer<? super Finding> findings) {
        if (bytes.length > LARGEST) {
            findings.accept(Finding.of(Code.FILE_TOO_LARGE)
                    .file(file)
                    .value(file)
                    .with("limit", (LARGEST >> 20) + " MB")
                    .build());
            return Optional.empty();
        }
        Consumer<Finding> heard =
                personal ? finding -> findings.accept(withoutValue(finding, resource)) : findings::accept;
        Optional<SourceTree> source = new JsonCodec().decode(bytes, file, heard);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Reading reading = new Reading(source.get(), resource, personal, findings);
        if (!(source.get().tree() instanceof Tree.Fields fields)) {
            reading.wrongType(resource, resource, source.get().tree());
            return Optional.empty();
        }
        Element root = new Element(reading, resource, fields);
        String type = root.text("resourceType").orElse("");
        if (!type.equals(resource)) {
            reading.report(
                    root.at("resourceType"),
                    Finding.of(Code.WRONG_TYPE)
                            .with("expected", resource)
                            .with("found", personal || type.isEmpty() ? "…" : shortened(type)));
            return Optional.empty();
        }
        return Optional.of(root);
    }

    // A number that cannot be read is an answer too, and a path is made of names that anybody may have written.
    private static Finding withoutValue(Finding finding, String resource) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.file(),
                finding.row(),
                null,
                resource,
                null,
                finding.code() == Code.DUPLICATE_KEY ? Map.of("key", "…") : finding.details());
    }

    static String shortened(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        // Half a character could not be written any more.
        int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return value.substring(0, end) + "…";
    }

    String file() {
        return source.file();
    }

    /** True if what the file says may tell of a person. */
    boolean isPersonal() {
        return personal;
    }

    /** True if an error was reported. */
    boolean isRefused() {
        return refused;
    }

    /** True if something was met that changes the meaning of the rest. */
    boolean isModified() {
        return modified;
    }

    /** Reports a finding at a path such as {@code Questionnaire.item[0].text}. */
    void report(String path, Finding.Builder finding) {
        Integer line = source.line(path.length() > resource.length() ? path.substring(resource.length() + 1) : "");
        if (line != null) {
            finding.row(line);
        }
        Finding built = finding.file(source.file()).path(path).build();
        refused |= built.isError();
        modified |= built.code() == Code.MODIFIER_UNKNOWN;
        findings.accept(built);
    }

    /** Remembers a key that stands in many places and changes nothing about what is asked, or answered. */
    void ignore(String key) {
        ignored.add(key);
    }

    /** Reports once what was ignored; in answers it repeats the questionnaire. */
    void reportIgnored() {
        if (!ignored.isEmpty() && !personal) {
            report(
                    resource,
                    Finding.of(Code.NOT_UNDERSTOOD)
                            .severity(Severity.INFO)
                            .value(shortened(String.join(", ", ignored))));
        }
    }

    /** What of the file a finding may repeat; nothing of a file that tells of a person. */
    @Nullable
    String told(String value) {
        return personal ? null : shortened(value);
    }

    void wrongType(String path, String expected, Tree found) {
        report(path, Finding.of(Code.WRONG_TYPE).with("expected", expected).with("found", kind(found)));
    }

    private static String kind(Tree tree) {
        if (tree instanceof Tree.Text) {
            return "text";
        } else if (tree instanceof Tree.Numeric) {
            return "number";
        } else if (tree instanceof Tree.Truth) {
            return "true or false";
        } else if (tree instanceof Tree.Items) {
            return "a list";
        }
        return tree instanceof Tree.Fields ? "named fields" : "nothing";
    }
}
