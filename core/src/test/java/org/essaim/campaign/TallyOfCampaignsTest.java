package org.essaim.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.essaim.disclosure.Protection;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.questionnaire.Answer;
import org.essaim.tally.Change;
import org.essaim.tally.Comparison;
import org.essaim.tally.OptionFigures;
import org.essaim.tally.QuestionFigures;
import org.essaim.tally.Summary;
import org.junit.jupiter.api.Test;

/** What came of campaigns, from links that were answered to figures. */
class TallyOfCampaignsTest {
    private final Barometer barometer = new Barometer();
    private final Campaigns campaigns = barometer.campaigns;

    private void answered(Campaign campaign, String structure, int first, int... levels) {
        List<Invitation> invitations = barometer.invite(campaign, structure, first, first + levels.length - 1);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] > 0) {
                campaigns
                        .draft(campaign.id(), invitations.get(i).token())
                        .answer("charge", Answer.choice(Integer.toString(levels[i])))
                        .complete();
            }
        }
    }

    private static Rational known(Outcome outcome) {
        return ((Outcome.Known) outcome).value();
    }

    @Test
    void aSummarySaysHowManyAnsweredAndWhatTheyChose() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        answered(campaign, "S001", 1, 1, 2, 2, 5, 5, 0);
        campaigns.close(campaign.id());
        Summary summary = barometer.essaim.tally().summary(campaign.id());
        QuestionFigures charge = summary.all().question("charge");
        assertThat(known(charge.reach().answered())).isEqualTo(Rational.of(5));
        assertThat(known(charge.mean())).isEqualTo(Rational.of(3));
        assertThat(known(charge.median())).isEqualTo(Rational.of(2));
        assertThat(known(charge.option("2").share())).isEqualTo(Rational.of(2, 5));
        assertThat(known(charge.option("3").count())).isEqualTo(Rational.ZERO);
        assertThat(summary.report(Locale.FRANCE).sections()).isNotEmpty();
    }

    @Test
    void wavesOfTheSameRespondentsArePairedAndWhoLeftIsToldApart() {
        Campaign before = barometer.open(Campaign.Regime.PSEUDONYMOUS, "qvct", 0);
        answered(before, "S001", 1, 1, 2, 3, 4, 1, 1, 1);
        campaigns.close(before.id());
        Campaign after = barometer.open(Campaign.Regime.PSEUDONYMOUS, "qvct", 1);
        answered(after, "S001", 1, 2, 3, 4, 5, 0, 0, 0);
        campaigns.close(after.id());
        Comparison comparison = barometer.essaim.tally().compare(before.id(), after.id());
        assertThat(known(comparison.attrition().both())).isEqualTo(Rational.of(4));
        assertThat(known(comparison.attrition().onlyBefore())).isEqualTo(Rational.of(3));
        assertThat(known(comparison.attrition().onlyAfter())).isEqualTo(Rational.ZERO);
        Change mean = comparison.changes().stream()
                .filter(change ->
                        change.kind() == Change.Kind.MEAN && change.code().equals("charge"))
                .findFirst()
                .orElseThrow();
        // Who left does not count: the four who stayed went up by 1 each.
        assertThat(known(mean.difference())).isEqualTo(Rational.ONE);
        assertThat(comparison.excluded()).isEmpty();
    }

    @Test
    void whatIsPublishedTellsOfNoFewerPeopleThanTheThreshold() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        answered(campaign, "S001", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 5);
        answered(campaign, "S002", 21, 2, 2);
        campaigns.close(campaign.id());
        Summary published = barometer.essaim.tally().publish(campaign.id(), Protection.ofNaturalPersons());
        for (OptionFigures option : published.all().question("charge").options()) {
            if (option.count() instanceof Outcome.Known count) {
                assertThat(count.value().signum() == 0 || count.value().compareTo(Rational.of(3)) >= 0)
                        .isTrue();
            } else {
                assertThat(option.count()).isEqualTo(Outcome.unknown(Why.SUPPRESSED));
            }
        }
        assertThat(published.all().question("charge").option("5").count()).isEqualTo(Outcome.unknown(Why.SUPPRESSED));
        assertThat(published.words("mot")).isEmpty();
    }
}
