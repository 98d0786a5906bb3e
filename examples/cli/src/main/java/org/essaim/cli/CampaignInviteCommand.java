package org.essaim.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Invitation;
import org.essaim.campaign.Recipient;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim campaign invite}: links for those who are to answer, told this once. */
@Command(name = "invite")
final class CampaignInviteCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CAMPAIGN", descriptionKey = "CAMPAIGN")
    private String id = "";

    @Option(names = "--structure", paramLabel = "S", required = true, descriptionKey = "campaign.structure")
    private List<String> structures = List.of();

    @Option(names = "--team", paramLabel = "T", descriptionKey = "campaign.team")
    private List<String> teams = List.of();

    @Option(names = "--workers", paramLabel = "FILE", descriptionKey = "campaign.workers")
    private @Nullable Path workers;

    @Option(names = "--json")
    private boolean json;

    CampaignInviteCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        try (Essaim essaim = workers == null ? store.open(program) : store.openWithKey(program)) {
            Campaign campaign = essaim.campaigns().campaign(id);
            List<Recipient> recipients = new ArrayList<>();
            for (String structure : structures) {
                String known =
                        StoreOptions.structure(essaim, structure, program).id();
                switch (campaign.respondents()) {
                    case STRUCTURE -> recipients.add(Recipient.structure(known));
                    case TEAM -> teams.forEach(team -> recipients.add(Recipient.team(known, team)));
                    case PERSON -> {
                        for (String worker : people()) {
                            recipients.add(Recipient.person(
                                    known,
                                    Objects.requireNonNull(essaim.sessions()
                                            .worker(known, worker)
                                            .worker())));
                        }
                    }
                }
            }
            List<Invitation> invitations = essaim.campaigns().invite(id, recipients);
            if (json) {
                program.answer(Tree.fields()
                        .put(
                                "invitations",
                                invitations.stream()
                                        .map(CampaignInviteCommand::tree)
                                        .toList())
                        .build());
            } else {
                tell(invitations);
            }
            return Exit.FINE;
        }
    }

    private List<String> people() throws IOException {
        if (workers == null) {
            throw program.texts().refusal("campaign.people");
        }
        ColumnOptions.requireFiles(List.of(workers), program);
        return Files.readString(workers, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void tell(List<Invitation> invitations) {
        Table table = new Table()
                .words(program.texts().text("head.structure"))
                .words(program.texts().text("campaign.who"))
                .words(program.texts().text("campaign.link"));
        for (Invitation invitation : invitations) {
            Recipient recipient = invitation.recipient();
            table.row(
                    recipient.structure(),
                    recipient.worker() == null
                            ? recipient.team()
                            : recipient.worker().display(),
                    invitation.token());
        }
        program.print(table);
    }

    private static Tree tree(Invitation invitation) {
        Recipient recipient = invitation.recipient();
        return Tree.fields()
                .put("structure", recipient.structure())
                .putIfPresent("team", recipient.team())
                .putIfPresent(
                        "worker",
                        recipient.worker() == null ? "" : recipient.worker().value())
                .put("token", invitation.token())
                .build();
    }
}
