package org.essaim.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.finding.EssaimException;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Structure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim structure add}: adds a structure, or stores what changed about it. */
@Command(name = "add")
final class StructureAddCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "ID")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", required = true)
    private String name = "";

    @Option(names = "--agreement", paramLabel = "AGREEMENT", required = true)
    private CollectiveAgreement agreement = CollectiveAgreement.IDCC_2941;

    @Option(names = "--since", paramLabel = "DATE")
    private LocalDate since = LocalDate.MIN;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Europe/Paris")
    private ZoneId zone = ZoneId.of("Europe/Paris");

    @Option(names = "--siret", paramLabel = "SIRET")
    private @Nullable String siret;

    @Option(names = "--finess", paramLabel = "FINESS")
    private @Nullable String finess;

    @Option(names = "--departement", paramLabel = "CODE")
    private @Nullable String departement;

    StructureAddCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            ByDate<CollectiveAgreement> former = essaim.time().structures().stream()
                    .filter(known -> known.id().equals(id))
                    .findFirst()
                    .map(Structure::agreement)
                    .orElse(ByDate.never());
            essaim.time().save(structure(former));
            program.say(former.isEmpty() ? "structure.added" : "structure.changed", id);
            return Exit.FINE;
        }
    }

    private Structure structure(ByDate<CollectiveAgreement> former) {
        try {
            return new Structure(id, name, siret, finess, departement, zone, former.with(since, agreement));
        } catch (IllegalArgumentException e) {
            throw new EssaimException(String.valueOf(e.getMessage()), e);
        }
    }
}
