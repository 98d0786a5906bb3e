package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.funding.Certificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim certificate}: certifies that nothing is funded twice over some agreements, or says what is. */
@Command(name = "certificate")
final class CertificateCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "AGREEMENT", arity = "0..*", descriptionKey = "certificate.agreements")
    private List<String> agreements = List.of();

    @Option(names = "--period", paramLabel = "A..B", required = true)
    private Months period = Months.parse("2000-01");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private List<Path> outputs = List.of();

    CertificateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        OutputFiles.require(outputs, program, "json");
        try (Essaim essaim = store.open(program)) {
            Certificate certificate = essaim.funding().certificate(agreements, period.first(), period.last());
            for (Path output : outputs) {
                if (output.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
                    Files.write(output, program.codec("json").encode(certificate.toTree()));
                } else {
                    essaim.export(certificate.report(program.locale()))
                            .in(program.locale())
                            .to(output);
                }
            }
            program.say(
                    certificate.holds() ? "certificate.holds" : "certificate.refused",
                    String.join(", ", certificate.agreements()));
            program.say("statement.digest", certificate.digest().hex());
            outputs.forEach(output -> program.say("file.written", output.toString()));
            return program.tell(certificate.findings());
        }
    }
}
