package org.essaim.cli;

import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.report.Figures;
import org.essaim.spi.DocumentCodec;

/** What every command works with: the machine, the language, and the ways to answer. */
final class Program {
    private final Surroundings machine;
    private final Texts texts;

    Program(Surroundings machine, Texts texts) {
        this.machine = machine;
        this.texts = texts;
    }

    Surroundings machine() {
        return machine;
    }

    Texts texts() {
        return texts;
    }

    Locale locale() {
        return texts.locale();
    }

    Figures figures() {
        return texts.figures();
    }

    /** Answers a line. */
    void say(String key, Object... values) {
        machine.out().println(texts.text(key, values));
    }

    /** Answers a line that is data rather than a sentence. */
    void print(String line) {
        machine.out().println(line);
    }

    void print(Table table) {
        table.printTo(machine.out());
    }

    /** Tells findings to a person; answers the exit code that they lead to. */
    int tell(List<Finding> findings) {
        new FindingList(findings, texts).printTo(machine.out());
        return exit(findings);
    }

    /** Answers one JSON object, and nothing else ever goes to standard output. */
    void answer(Tree.Fields object) {
        byte[] json = codec("json").encode(object);
        machine.out().write(json, 0, json.length);
        machine.out().flush();
    }

    /** The exit code that findings lead to. */
    static int exit(List<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError) ? Exit.FINDINGS : Exit.FINE;
    }

    /** Starts a progress bar, shown when the work has lasted for a second and somebody watches. */
    ProgressLine progress(String key, boolean json) {
        return new ProgressLine(texts.text(key), machine, !json);
    }

    /** The codec for files with this extension. */
    DocumentCodec codec(String extension) {
        return ServiceLoader.load(DocumentCodec.class, Program.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(codec -> codec.extensions().contains(extension))
                .findFirst()
                .orElseThrow(() -> texts.refusal("file.codec", extension));
    }
}
