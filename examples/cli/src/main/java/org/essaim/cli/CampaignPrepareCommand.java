package org.essaim.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.campaign.Campaign;
import org.essaim.questionnaire.Questionnaire;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim campaign prepare}: who is to answer what, until when, and what is to be known of who did. */
@Command(name = "prepare")
final class CampaignPrepareCommand implements Callable<Integer> {
    private static final int USUAL = 5;
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CAMPAIGN", descriptionKey = "CAMPAIGN")
    private String id = "";

    @Option(names = "--questionnaire", paramLabel = "Q", required = true, descriptionKey = "campaign.questionnaire")
    private String questionnaire = "";

    @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "campaign.title")
    private @Nullable String title;

    @Option(
            names = "--respondents",
            paramLabel = "STRUCTURE|TEAM|PERSON",
            defaultValue = "PERSON",
            descriptionKey = "campaign.respondents")
    private Campaign.Respondents respondents = Campaign.Respondents.PERSON;

    @Option(
            names = "--regime",
            paramLabel = "IDENTIFIED|PSEUDONYMOUS|ANONYMOUS",
            defaultValue = "ANONYMOUS",
            descriptionKey = "campaign.regime")
    private Campaign.Regime regime = Campaign.Regime.ANONYMOUS;

    @Option(names = "--series", paramLabel = "NAME", defaultValue = "", descriptionKey = "campaign.series")
    private String series = "";

    @Option(names = "--wave", paramLabel = "N", defaultValue = "0", descriptionKey = "campaign.wave")
    private int wave;

    @Option(names = "--between", paramLabel = "DATE..DATE", required = true, descriptionKey = "campaign.between")
    private @Nullable Days between;

    @Option(names = "--least", paramLabel = "N", defaultValue = "5", descriptionKey = "campaign.least")
    private int least = USUAL;

    @Option(names = "--json")
    private boolean json;

    CampaignPrepareCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Days days = Objects.requireNonNull(between);
        try (Essaim essaim = store.open(program)) {
            Questionnaire asked = essaim.questionnaires().require(questionnaire).questionnaire();
            Campaign campaign = Campaign.builder(id, asked.id(), asked.version())
                    .title(title == null ? asked.title().in(program.locale()) : title)
                    .respondents(respondents)
                    .regime(regime)
                    .wave(series, wave)
                    .between(days.first(), days.last())
                    .least(least)
                    .build();
            return RecordedAnswer.tell(essaim.campaigns().save(campaign), program, json);
        }
    }
}
