package org.essaim.cli;

import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.campaign.Campaigns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim campaign open|close}: from when to when a campaign is answered. */
@Command
final class CampaignStatusCommand implements Callable<Integer> {
    private final Program program;
    private final boolean opens;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CAMPAIGN", descriptionKey = "CAMPAIGN")
    private String id = "";

    @Option(names = "--json")
    private boolean json;

    CampaignStatusCommand(Program program, boolean opens) {
        this.program = program;
        this.opens = opens;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            Campaigns campaigns = essaim.campaigns();
            return RecordedAnswer.tell(opens ? campaigns.open(id) : campaigns.close(id), program, json);
        }
    }
}
