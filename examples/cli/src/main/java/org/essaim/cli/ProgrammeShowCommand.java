package org.essaim.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.engagement.CallForApplications;
import org.essaim.engagement.Programmes;
import org.essaim.programme.Approach;
import org.essaim.programme.DeclaredDate;
import org.essaim.programme.Offer;
import org.essaim.programme.Partner;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.programme.Stated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme show}: what a programme is. */
@Command(name = "show")
final class ProgrammeShowCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String id = "";

    @Option(names = "--json")
    private boolean json;

    ProgrammeShowCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            Programmes programmes = essaim.programmes();
            Programme programme = programmes.programme(id);
            List<CallForApplications> calls = programmes.calls(id);
            if (json) {
                program.answer(Tree.fields()
                        .put("programme", programme.toTree())
                        .put(
                                "calls",
                                calls.stream().map(CallForApplications::toTree).toList())
                        .build());
            } else {
                tell(programme, calls);
            }
            return Exit.FINE;
        }
    }

    private void tell(Programme programme, List<CallForApplications> calls) {
        program.print(
                programme.acronym().isEmpty() ? programme.name() : programme.acronym() + " – " + programme.name());
        program.print(programme.description());
        Table table = new Table().words("").words("");
        DeclaredDate start = programme.start();
        row(table, "start", start == null ? "" : start.text());
        row(table, "territory", programme.territory());
        row(table, "sectors", String.join(", ", programme.sectors()));
        for (Partner partner : programme.partners()) {
            table.row(
                    partner.role().title(program.locale()),
                    partner.organisation() + (partner.legalForm().isEmpty() ? "" : " (" + partner.legalForm() + ")"));
        }
        stated(table, "roadmaps", programme.background().roadmaps());
        stated(table, "targets", programme.background().targetGroups());
        stated(table, "tools", programme.background().tools());
        programme
                .committees()
                .forEach(committee -> row(
                        table,
                        "committee",
                        committee.title()
                                + (committee.organisations().isEmpty()
                                        ? ""
                                        : " (" + String.join(", ", committee.organisations()) + ")")));
        for (Phase phase : programme.phases()) {
            String entry = phase.entry() == null ? "" : " – " + phase.entry().text();
            table.row(
                    program.texts().text("programme.show.phase", phase.number()),
                    phase.title() + " [" + phase.code() + "]" + entry);
        }
        for (Approach approach : programme.approaches()) {
            row(
                    table,
                    "approach",
                    approach.title() + " [" + approach.code() + "] – "
                            + programme.offers(approach.code()).stream()
                                    .map(Offer::provider)
                                    .collect(Collectors.joining(", ")));
        }
        for (CallForApplications call : calls) {
            row(
                    table,
                    "call",
                    call.title() + " [" + call.code() + "] "
                            + program.figures().day(call.opens()) + " – "
                            + program.figures().day(call.closes()));
        }
        program.print(table);
    }

    private void stated(Table table, String key, List<Stated> all) {
        row(table, key, all.stream().map(Stated::text).collect(Collectors.joining(" / ")));
    }

    private void row(Table table, String key, String value) {
        if (!value.isEmpty()) {
            table.row(program.texts().text("programme.show." + key.toLowerCase(Locale.ROOT)), value);
        }
    }
}
