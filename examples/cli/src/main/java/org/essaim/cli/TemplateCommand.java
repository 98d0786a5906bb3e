package org.essaim.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.time.Category;
import org.essaim.time.CategoryMapping;
import org.essaim.xlsx.XlsxTimeSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim template}: a workbook to type working time into, which {@code essaim import --preset saisie} takes. */
@Command(name = "template")
final class TemplateCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "S", descriptionKey = "S")
    private String structure = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.xlsx",
            required = true,
            descriptionKey = "template.output")
    private Path output = Path.of("");

    TemplateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw program.texts().refusal("template.format", output.toString());
        }
        try (Essaim essaim = store.open(program)) {
            String id = StoreOptions.structure(essaim, structure, program).id();
            CategoryMapping meanings = essaim.time().meanings(id);
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            SortedMap<String, Category> labels = new TreeMap<>();
            meanings.labels()
                    .keySet()
                    .forEach(label -> meanings.at(label, today)
                            .filter(category -> category != Category.UNMAPPED)
                            .ifPresent(category -> labels.put(label, category)));
            // Two who fill in a template each must not pass for each other's corrections.
            byte[] series = new byte[5];
            new SecureRandom().nextBytes(series);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
                XlsxTimeSource.writeTemplate(id, HexFormat.of().formatHex(series), labels, program.locale(), out);
            }
            program.say("file.written", output.toString());
            return Exit.FINE;
        }
    }
}
