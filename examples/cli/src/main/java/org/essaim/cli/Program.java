package org.essaim.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.essaim.Export;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.progress.Work;
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

    /**
     * Does work that may take long, and shows how far it has come when it has lasted for a second and somebody watches; whoever ends the program ends it
     * at its next step.
     *
     * @param quiet true beside an answer for software
     */
    <T> T watched(boolean quiet, Supplier<T> work) {
        try (ProgressLine line = progress(quiet)) {
            return Work.watched(line.until(machine.cancelled()), work);
        }
    }

    /** Writes files, in the language of the program. */
    void write(Export export, Collection<Path> files) {
        watched(false, () -> {
            export.in(locale()).to(files.toArray(new Path[0]));
            return files;
        });
    }

    /** Shows work that is none of the library's. */
    ProgressLine progress(boolean quiet) {
        return new ProgressLine(machine, locale(), !quiet);
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
