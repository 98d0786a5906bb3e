package org.essaim.cli;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.organisation.Structure;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.essaim.time.Proposal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim proposals}: the changes to sealed months that wait for a decision. */
@Command(name = "proposals")
final class ProposalsCommand implements Callable<Integer> {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--structure", paramLabel = "S")
    private @Nullable String structure;

    @Option(names = "--all")
    private boolean all;

    ProposalsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<String> structures = structure == null
                    ? essaim.time().structures().stream().map(Structure::id).toList()
                    : List.of(StoreOptions.structure(essaim, structure, program).id());
            Texts texts = program.texts();
            Table table = new Table()
                    .words(texts.text("head.proposal"))
                    .words(texts.text("head.worker"))
                    .words(texts.text("head.before"))
                    .words(texts.text("head.after"))
                    .words(texts.text("head.state"));
            structures.stream()
                    .flatMap(each -> essaim.time().proposals(each).stream())
                    .filter(proposal -> all || proposal.state() == Proposal.State.OPEN)
                    .forEach(proposal -> table.row(
                            proposal.id(),
                            worker(proposal),
                            told(proposal.before()),
                            told(proposal.after()),
                            texts.text("proposal." + proposal.state())
                                    + (proposal.reason().isEmpty() ? "" : " (" + proposal.reason() + ")")));
            if (table.isEmpty()) {
                program.say("proposals.none");
            } else {
                program.print(table);
            }
            return Exit.FINE;
        }
    }

    private static String worker(Proposal proposal) {
        Fact fact = proposal.after() == null ? proposal.before() : proposal.after();
        return fact == null || fact.worker() == null ? "–" : fact.worker().display();
    }

    private static String told(@Nullable Fact fact) {
        if (fact == null) {
            return "–";
        }
        Interval interval = fact.reference();
        String what = fact.label().isEmpty() ? fact.service() : fact.label();
        return DAY.format(interval.localStart()) + "–" + TIME.format(interval.localEnd())
                + (what.isEmpty() ? "" : " " + what);
    }
}
