package org.essaim.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Response;
import org.essaim.recording.Recorded;
import org.essaim.spi.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Campaigns: who may answer when, and what is never known of who did. */
class CampaignsTest {
    private final Barometer barometer = new Barometer();
    private final Campaigns campaigns = barometer.campaigns;

    private Recorded answer(Invitation invitation, int charge, String word) {
        return campaigns
                .draft(invitation.campaign(), invitation.token())
                .answer("charge", Answer.choice(Integer.toString(charge)))
                .answer("mot", word)
                .complete();
    }

    @Test
    void aLinkOpensTheQuestionnaireFromTheFirstToTheLastDayOfAnOpenCampaign() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        Invitation invitation = barometer.invite(campaign, "S001", 1, 1).get(0);
        assertThat(campaigns.access(campaign.id(), invitation.token())).isEqualTo(Access.OPEN);
        assertThat(campaigns.access(campaign.id(), "autre")).isEqualTo(Access.UNKNOWN);
        assertThat(campaigns.access("autre", invitation.token())).isEqualTo(Access.UNKNOWN);
        barometer.on(Barometer.FIRST.minusDays(1));
        assertThat(campaigns.access(campaign.id(), invitation.token())).isEqualTo(Access.TOO_EARLY);
        barometer.on(Barometer.FIRST);
        assertThat(campaigns.access(campaign.id(), invitation.token())).isEqualTo(Access.OPEN);
        barometer.on(Barometer.LAST);
        assertThat(campaigns.access(campaign.id(), invitation.token())).isEqualTo(Access.OPEN);
        barometer.on(Barometer.LAST.plusDays(1));
        assertThat(campaigns.access(campaign.id(), invitation.token())).isEqualTo(Access.CLOSED);
        assertThatThrownBy(() -> campaigns.draft(campaign.id(), invitation.token()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("CLOSED");
    }

    @Test
    void aCampaignThatIsOpenChangesNothingButItsLastDay() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        assertThat(campaigns.save(campaign.until(Barometer.LAST.plusDays(7))).isFine())
                .isTrue();
        Campaign identified = Campaign.builder("qvct-0", "qvct", "1")
                .title(campaign.title())
                .regime(Campaign.Regime.IDENTIFIED)
                .wave("qvct", 0)
                .between(Barometer.FIRST, Barometer.LAST)
                .least(3)
                .build();
        assertThat(campaigns.save(identified).findings())
                .extracting(Finding::code)
                .containsExactly(Code.CAMPAIGN_FIXED);
        campaigns.close(campaign.id());
        assertThat(campaigns.open(campaign.id()).findings())
                .extracting(Finding::code)
                .containsExactly(Code.CAMPAIGN_FIXED);
    }

    @Test
    void wavesOfASeriesHaveOneRegimeAndEachItsNumber() {
        barometer.open(Campaign.Regime.PSEUDONYMOUS, "qvct", 0);
        for (Campaign other : List.of(
                Campaign.builder("meme", "qvct", "1")
                        .regime(Campaign.Regime.PSEUDONYMOUS)
                        .wave("qvct", 0)
                        .between(Barometer.FIRST, Barometer.LAST)
                        .build(),
                Campaign.builder("autre", "qvct", "1")
                        .regime(Campaign.Regime.IDENTIFIED)
                        .wave("qvct", 1)
                        .between(Barometer.FIRST, Barometer.LAST)
                        .build())) {
            assertThat(campaigns.save(other).findings())
                    .extracting(Finding::code)
                    .containsExactly(Code.WAVE_DIFFERS);
        }
    }

    @Test
    void aDraftIsResumedUnderItsLinkAndReadByNobodyElse() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        Invitation invitation = barometer.invite(campaign, "S001", 1, 1).get(0);
        campaigns
                .draft(campaign.id(), invitation.token())
                .answer("mot", "confidence")
                .save();
        campaigns
                .draft(campaign.id(), invitation.token())
                .answer("charge", Answer.choice("2"))
                .save();
        Response resumed = campaigns.draft(campaign.id(), invitation.token()).response();
        assertThat(resumed.at("mot")).containsExactly(Answer.text("confidence"));
        assertThat(resumed.at("charge")).containsExactly(Answer.choice("2"));
        assertThat(barometer.everything()).doesNotContain("confidence").doesNotContain(invitation.token());
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsHandedIn() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        Invitation invitation = barometer.invite(campaign, "S001", 1, 1).get(0);
        Draft draft = campaigns.draft(campaign.id(), invitation.token()).answer("mot", "rien");
        assertThat(draft.validate()).extracting(Finding::code).containsExactly(Code.ANSWER_MISSING);
        Recorded refused = draft.complete();
        assertThat(refused.isFine()).isFalse();
        assertThat(campaigns.access(campaign.id(), invitation.token())).isEqualTo(Access.OPEN);
        assertThat(campaigns.turnout(campaign.id()).all()).isEqualTo(new Turnout.Count(1, 0));
    }

    @Test
    void theLinkOfAnAnonymousAnswerIsDead() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        Invitation invitation = barometer.invite(campaign, "S001", 1, 1).get(0);
        Draft late = campaigns.draft(campaign.id(), invitation.token()).answer("charge", Answer.choice("1"));
        campaigns
                .draft(campaign.id(), invitation.token())
                .answer("mot", "brouillon")
                .save();
        assertThat(answer(invitation, 4, "bien").isFine()).isTrue();
        assertThat(campaigns.access(campaign.id(), invitation.token())).isEqualTo(Access.ANSWERED);
        assertThatThrownBy(late::complete).isInstanceOf(EssaimException.class);
        assertThatThrownBy(late::save).isInstanceOf(EssaimException.class);
        assertThatThrownBy(() -> campaigns.renew(campaign.id(), invitation.recipient()))
                .isInstanceOf(EssaimException.class);
        assertThat(campaigns.turnout(campaign.id()).all()).isEqualTo(new Turnout.Count(1, 1));
    }

    @Test
    void nothingLeadsFromAnAnonymousAnswerToWhoGaveIt() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        List<Invitation> invitations = barometer.invite(campaign, "S001", 1, 6);
        for (Invitation invitation : invitations) {
            assertThat(answer(invitation, 3, "réponse").isFine()).isTrue();
        }
        List<Document> boxes = barometer
                .documents()
                .filter(each -> each.key().kind().equals("campaign-box"))
                .toList();
        // No history: each version but the newest is empty, so no version tells which answer came with which commit.
        assertThat(boxes).hasSize(6);
        assertThat(boxes.subList(0, 5))
                .extracting(Document::content)
                .containsOnly(Tree.fields().put("emptied", true).build());
        String box = boxes.get(5).content().toString();
        for (Invitation invitation : invitations) {
            assertThat(box)
                    .doesNotContain(invitation.token())
                    .doesNotContain(String.valueOf(invitation.recipient().worker()));
        }
        // No date, no time, no order: only names made by chance.
        assertThat(box).doesNotContain("2027");
        Set<String> marks = ((Tree.Fields)
                        ((Tree.Fields) boxes.get(5).content()).get("ballots").orElseThrow())
                .fields()
                .keySet();
        assertThat(marks).hasSize(6).allMatch(mark -> mark.matches("[0-9a-f]{32}"));
        assertThat(marks)
                .isEqualTo(marks.stream().sorted().collect(Collectors.toCollection(java.util.LinkedHashSet::new)));
    }

    @Test
    void nothingIsToldOfAnonymousAnswersBeforeTheEndAndOfFewNotWhere() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        barometer.invite(campaign, "S001", 1, 3).forEach(each -> answer(each, 4, "nord"));
        barometer.invite(campaign, "S002", 11, 12).forEach(each -> answer(each, 1, "sud"));
        assertThatThrownBy(() -> campaigns.collected(campaign.id()))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("close it first");
        campaigns.close(campaign.id());
        assertThat(campaigns.collected(campaign.id()))
                .extracting(Collected::structure)
                .containsExactlyInAnyOrder("S001", "S001", "S001", "", "");
        assertThat(campaigns.collected(campaign.id()))
                .allMatch(each -> each.recipient() == null && each.mark().isEmpty());
        barometer.sees("S001");
        assertThatThrownBy(() -> campaigns.collected(campaign.id())).isInstanceOf(EssaimException.class);
        assertThat(campaigns.turnout(campaign.id()).structures()).containsOnlyKeys("S001");
    }

    @Test
    void pseudonymousAnswersOfOneRespondentCarryOneMarkInAllWavesAndNoneOfThemNamesThem() {
        for (int wave = 0; wave < 2; wave++) {
            Campaign campaign = barometer.open(Campaign.Regime.PSEUDONYMOUS, "qvct", wave);
            List<Invitation> invitations = barometer.invite(campaign, "S001", 1, 4);
            for (int i = 0; i < 4; i++) {
                answer(invitations.get(i), i + 1, "vague " + wave);
            }
            campaigns.close(campaign.id());
        }
        Set<String> first =
                campaigns.collected("qvct-0").stream().map(Collected::mark).collect(Collectors.toSet());
        Set<String> second =
                campaigns.collected("qvct-1").stream().map(Collected::mark).collect(Collectors.toSet());
        assertThat(first).hasSize(4).isEqualTo(second);
        for (int i = 1; i <= 4; i++) {
            assertThat(first).doesNotContain(Barometer.worker(i).value());
        }
        Campaign other = barometer.open(Campaign.Regime.PSEUDONYMOUS, "autre", 0);
        barometer.invite(other, "S001", 1, 4).forEach(each -> answer(each, 2, "autre"));
        campaigns.close(other.id());
        assertThat(campaigns.collected(other.id())).extracting(Collected::mark).noneMatch(first::contains);
    }

    @Test
    void correctionsKeepWhatWasAnsweredBeforeUnlessTheCampaignIsAnonymous() {
        for (Campaign.Regime regime : List.of(Campaign.Regime.IDENTIFIED, Campaign.Regime.PSEUDONYMOUS)) {
            Campaign campaign = barometer.open(regime, regime == Campaign.Regime.IDENTIFIED ? "a" : "b", 0);
            List<Invitation> invitations = barometer.invite(campaign, "S001", 1, 3);
            invitations.forEach(each -> answer(each, 1, "avant"));
            Invitation first = invitations.get(0);
            assertThat(campaigns.access(campaign.id(), first.token())).isEqualTo(Access.AMENDABLE);
            Draft again = campaigns.draft(campaign.id(), first.token());
            assertThat(again.response().at("mot")).containsExactly(Answer.text("avant"));
            assertThat(again.answer("mot", "après").complete().isFine()).isTrue();
            campaigns.close(campaign.id());
            List<Collected> corrected = campaigns.collected(campaign.id()).stream()
                    .filter(each -> !each.former().isEmpty())
                    .toList();
            assertThat(corrected).hasSize(1);
            assertThat(corrected.get(0).response().status()).isEqualTo(Response.Status.AMENDED);
            assertThat(corrected.get(0).response().at("mot")).containsExactly(Answer.text("après"));
            assertThat(corrected.get(0).former().get(0).at("mot")).containsExactly(Answer.text("avant"));
            assertThat(campaigns.turnout(campaign.id()).all()).isEqualTo(new Turnout.Count(3, 3));
        }
    }

    @Test
    void whoIsInvitedTwiceHasOneLinkAndWhoLostItGetsAnother() {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        Invitation lost = barometer.invite(campaign, "S001", 1, 1).get(0);
        assertThat(barometer.invite(campaign, "S001", 1, 2)).hasSize(1);
        Invitation renewed = campaigns.renew(campaign.id(), lost.recipient());
        assertThat(campaigns.access(campaign.id(), lost.token())).isEqualTo(Access.UNKNOWN);
        assertThat(campaigns.access(campaign.id(), renewed.token())).isEqualTo(Access.OPEN);
        assertThat(campaigns.waiting(campaign.id())).hasSize(2);
        answer(renewed, 2, "oui");
        assertThat(campaigns.waiting(campaign.id())).containsExactly(Barometer.person("S001", 2));
        campaigns.reminded(campaign.id(), campaigns.waiting(campaign.id()));
        assertThat(barometer.everything()).contains("reminded");
    }

    @Test
    void manyWhoAnswerAtOnceAreAllCounted() throws Exception {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        List<Invitation> invitations = new ArrayList<>(barometer.invite(campaign, "S001", 1, 40));
        Collections.shuffle(invitations);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Recorded>> all = new ArrayList<>();
            for (Invitation invitation : invitations) {
                all.add(threads.submit(() -> answer(invitation, 3, "ensemble")));
            }
            for (Future<Recorded> each : all) {
                assertThat(each.get().isFine()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        campaigns.close(campaign.id());
        assertThat(campaigns.collected(campaign.id())).hasSize(40);
        assertThat(campaigns.turnout(campaign.id()).all()).isEqualTo(new Turnout.Count(40, 40));
    }

    @RepeatedTest(40)
    void oneLinkAnsweredTwiceAtOnceCountsOnce() throws Exception {
        Campaign campaign = barometer.open(Campaign.Regime.ANONYMOUS, "qvct", 0);
        Invitation invitation = barometer.invite(campaign, "S001", 1, 1).get(0);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            drafts.add(campaigns.draft(campaign.id(), invitation.token()).answer("charge", Answer.choice("1")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int counted = 0;
        try {
            List<Future<Recorded>> all = new ArrayList<>();
            drafts.forEach(draft -> all.add(threads.submit(draft::complete)));
            for (Future<Recorded> each : all) {
                try {
                    counted += each.get().stored();
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(EssaimException.class);
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(counted).isEqualTo(1);
        campaigns.close(campaign.id());
        assertThat(campaigns.collected(campaign.id())).hasSize(1);
    }

    @Test
    void whoIsErasedIsInNoVersionOfARegisterAndTheirAnswersLeadNowhere() {
        for (Campaign.Regime regime : Campaign.Regime.values()) {
            String series = "r" + List.of(Campaign.Regime.values()).indexOf(regime);
            Campaign campaign = barometer.open(regime, series, 0);
            List<Invitation> invitations = barometer.invite(campaign, "S001", 1, 4);
            invitations.forEach(each -> answer(
                    each,
                    1,
                    "mots de " + regime + (each.recipient().equals(Barometer.person("S001", 1)) ? " première" : "")));
        }
        barometer.essaim.privacy().erase(Barometer.worker(1), java.time.YearMonth.of(2027, 3), "demande");
        assertThat(barometer.everything())
                .doesNotContain(Barometer.worker(1).value())
                .doesNotContain("IDENTIFIED première")
                .doesNotContain("PSEUDONYMOUS première")
                .contains("ANONYMOUS première")
                .contains(Barometer.worker(2).value());
        for (int i = 0; i < 3; i++) {
            assertThat(campaigns.turnout("r" + i + "-0").all()).isEqualTo(new Turnout.Count(4, 4));
            campaigns.close("r" + i + "-0");
        }
        assertThat(campaigns.collected("r0-0")).hasSize(3);
        assertThat(campaigns.collected("r1-0")).hasSize(3);
        assertThat(campaigns.collected("r2-0")).hasSize(4);
    }

    @Test
    void structuresAnswerAnonymouslyTogether() {
        campaigns.save(Campaign.builder("appel", "qvct", "1")
                .respondents(Campaign.Respondents.STRUCTURE)
                .between(Barometer.FIRST, Barometer.LAST)
                .least(3)
                .build());
        campaigns.open("appel");
        assertThatThrownBy(() -> barometer.invite(campaigns.campaign("appel"), "S001", 1, 1))
                .isInstanceOf(EssaimException.class)
                .hasMessageContaining("STRUCTURE");
        campaigns
                .invite("appel", List.of(Recipient.structure("S001"), Recipient.structure("S002")))
                .forEach(each -> answer(each, 5, "structure"));
        campaigns.close("appel");
        assertThat(campaigns.collected("appel"))
                .extracting(Collected::structure)
                .containsExactly("", "");
    }
}
