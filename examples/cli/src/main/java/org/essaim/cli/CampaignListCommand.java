package org.essaim.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.campaign.Campaign;
import org.essaim.campaign.Turnout;
import org.essaim.document.Tree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim campaign list}: campaigns, and how many answered. */
@Command(name = "list")
final class CampaignListCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CAMPAIGN", arity = "0..1", descriptionKey = "campaign.one")
    private String id = "";

    @Option(names = "--json")
    private boolean json;

    CampaignListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<Campaign> campaigns = id.isEmpty()
                    ? essaim.campaigns().all()
                    : List.of(essaim.campaigns().campaign(id));
            if (json) {
                program.answer(Tree.fields()
                        .put(
                                "campaigns",
                                campaigns.stream()
                                        .map(each ->
                                                tree(each, essaim.campaigns().turnout(each.id())))
                                        .toList())
                        .build());
            } else if (campaigns.isEmpty()) {
                program.say("campaign.none");
            } else {
                tell(essaim, campaigns);
            }
            return Exit.FINE;
        }
    }

    private void tell(Essaim essaim, List<Campaign> campaigns) {
        Texts texts = program.texts();
        Table table = new Table()
                .words(texts.text("campaign.head"))
                .words(texts.text("campaign.asked"))
                .words(texts.text("campaign.status"))
                .words(texts.text("campaign.days"))
                .words(texts.text("head.structure"))
                .figures(texts.text("campaign.invited"))
                .figures(texts.text("campaign.answered"))
                .figures(texts.text("campaign.rate"));
        for (Campaign campaign : campaigns) {
            Turnout turnout = essaim.campaigns().turnout(campaign.id());
            row(table, campaign, "", turnout.all());
            if (!id.isEmpty()) {
                turnout.structures().forEach((structure, count) -> row(table, campaign, structure, count));
            }
        }
        program.print(table);
    }

    private void row(Table table, Campaign campaign, String structure, Turnout.Count count) {
        table.row(
                campaign.id(),
                campaign.questionnaire() + " " + campaign.version(),
                program.texts().text("campaign." + campaign.status()),
                program.figures().day(campaign.opens()) + " – "
                        + program.figures().day(campaign.closes()),
                structure,
                Integer.toString(count.invited()),
                Integer.toString(count.answered()),
                count.invited() == 0 ? "–" : program.figures().share(count.answered(), count.invited()));
    }

    private static Tree tree(Campaign campaign, Turnout turnout) {
        Tree.Builder structures = Tree.fields();
        turnout.structures().forEach((structure, count) -> structures.put(structure, tree(count)));
        return Tree.fields()
                .put("id", campaign.id())
                .put("title", campaign.title())
                .put("questionnaire", campaign.questionnaire())
                .put("version", campaign.version())
                .put("respondents", campaign.respondents().name())
                .put("regime", campaign.regime().name())
                .putIfPresent("series", campaign.series())
                .put("wave", campaign.wave())
                .put("opens", campaign.opens().toString())
                .put("closes", campaign.closes().toString())
                .put("least", campaign.least())
                .put("status", campaign.status().name())
                .put("turnout", tree(turnout.all()))
                .put("structures", structures.build())
                .build();
    }

    private static Tree tree(Turnout.Count count) {
        return Tree.fields()
                .put("invited", count.invited())
                .put("answered", count.answered())
                .build();
    }
}
