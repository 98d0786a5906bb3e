package org.essaim.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.essaim.disclosure.Protection;
import org.essaim.exact.Rational;
import org.essaim.formula.Outcome;
import org.essaim.formula.Why;
import org.essaim.progress.CancelledException;
import org.essaim.progress.Operation;
import org.essaim.progress.Progress;
import org.essaim.progress.Stage;
import org.essaim.progress.Step;
import org.essaim.progress.Work;
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
    void countingTellsBoxByBoxAndQuestionByQuestionHowFarItHasComeAndEndsWhereItIsTold() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        answered(campaign, "S001", 1, 1, 2, 2, 5, 5, 1, 1, 1, 1, 1);
        answered(campaign, "S002", 21, 2, 2, 2, 2, 2);
        campaigns.close(campaign.id());
        List<Step> told = new ArrayList<>();
        Work.watched(told::add, () -> barometer.essaim.tally().publish(campaign.id(), Protection.standard()));
        assertThat(told).extracting(Step::operation).containsOnly(Operation.COUNTING);
        assertThat(told)
                .filteredOn(step -> step.stage() == Stage.READING)
                .extracting(Step::item)
                .containsExactly("S001", "S002");
        assertThat(told)
                .filteredOn(step -> step.stage() == Stage.RECKONING)
                .extracting(Step::item)
                .contains("charge");
        Progress watching = told::add;
        assertThatThrownBy(() -> Work.watched(
                        watching.until(() -> true),
                        () -> barometer.essaim.tally().summary(campaign.id())))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void ofAnIdentifiedCampaignEachWhoWasInvitedIsAStepAndNoneIsNamed() {
        Campaign campaign = barometer.open(Campaign.Regime.IDENTIFIED, "qvct", 0);
        answered(campaign, "S001", 1, 1, 0, 2);
        List<Step> told = new ArrayList<>();
        Work.watched(told::add, () -> barometer.essaim.tally().summary(campaign.id()));
        assertThat(told).hasSize(3).extracting(Step::item).containsOnly("S001");
        assertThat(told).extracting(Step::done).containsExactly(0L, 1L, 2L);
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
