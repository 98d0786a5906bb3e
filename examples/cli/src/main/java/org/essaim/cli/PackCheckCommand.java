package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.pack.Pack;
import org.essaim.pack.PackReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code essaim pack check}: reads a pack with everything it extends, and says all that is wrong with it. */
@Command(name = "check")
final class PackCheckCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "PACK", descriptionKey = "PACK")
    private String path = "";

    PackCheckCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PackReport report = PackLoading.check(path, program);
        report.pack().ifPresent(this::tell);
        return program.tell(report.findings());
    }

    private void tell(Pack pack) {
        program.say(
                "pack.holds",
                pack.id(),
                pack.version(),
                pack.title(),
                pack.structures().size(),
                pack.agreements().size(),
                pack.programmes().size());
    }
}
