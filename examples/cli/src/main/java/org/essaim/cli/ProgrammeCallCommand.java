package org.essaim.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.engagement.CallForApplications;
import org.essaim.finding.EssaimException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme call}: opens a call for applications, or changes it. */
@Command(name = "call")
final class ProgrammeCallCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(index = "0", paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Parameters(index = "1", paramLabel = "CODE", descriptionKey = "programme.call.CODE")
    private String code = "";

    @Option(names = "--title", paramLabel = "TEXT", required = true, descriptionKey = "programme.call.title")
    private String title = "";

    @Option(names = "--opens", paramLabel = "YYYY-MM-DD", required = true)
    private LocalDate opens = LocalDate.EPOCH;

    @Option(names = "--closes", paramLabel = "YYYY-MM-DD", required = true)
    private LocalDate closes = LocalDate.EPOCH;

    @Option(names = "--reference", paramLabel = "TEXT", descriptionKey = "programme.call.reference")
    private String reference = "";

    @Option(names = "--json")
    private boolean json;

    ProgrammeCallCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            return RecordedAnswer.tell(essaim.programmes().open(opened()), program, json);
        }
    }

    private CallForApplications opened() {
        try {
            return new CallForApplications(programme, code, title, opens, closes, reference);
        } catch (IllegalArgumentException e) {
            throw new EssaimException(String.valueOf(e.getMessage()), e);
        }
    }
}
