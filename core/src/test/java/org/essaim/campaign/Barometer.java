package org.essaim.campaign;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.essaim.Essaim;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.questionnaire.Option;
import org.essaim.questionnaire.Question;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Texts;
import org.essaim.spi.Document;
import org.essaim.spi.InMemoryStore;

/** A made-up federation that asks its people how they are. */
final class Barometer {
    static final Pseudonymiser KEY = Pseudonymiser.ofHexKey("42".repeat(32));
    static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
    static final LocalDate LAST = LocalDate.of(2027, 3, 31);

    final InMemoryStore store = new InMemoryStore();
    private LocalDate today = FIRST.plusDays(4);
    private Perimeter perimeter = Perimeter.all();
    final Essaim essaim = Essaim.builder()
            .store(store)
            .pseudonyms(KEY)
            .actor(() -> new Actor("federation", perimeter))
            .clock(new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return today.atTime(10, 0).toInstant(ZoneOffset.UTC);
                }
            })
            .build();
    final Campaigns campaigns = essaim.campaigns();

    Barometer() {
        essaim.found(new Federation("federation", "Fédération inventée", true));
        for (String id : List.of("S001", "S002")) {
            essaim.time()
                    .save(new Structure(
                            id,
                            "Structure " + id,
                            null,
                            null,
                            null,
                            ZoneId.of("Europe/Paris"),
                            ByDate.<CollectiveAgreement>of(List.of())));
        }
        essaim.questionnaires().save(questionnaire("1"));
    }

    static Questionnaire questionnaire(String version) {
        return Questionnaire.builder("qvct", version, Texts.french("Baromètre"))
                .item(Question.builder("charge", Question.Type.SCALE, Texts.french("Ma charge est soutenable."))
                        .options(Option.range(1, 5))
                        .required()
                        .build())
                .item(Question.open("mot", Texts.french("Un mot de plus"), 3))
                .build();
    }

    Campaign open(Campaign.Regime regime, String series, int wave) {
        String id = series + "-" + wave;
        campaigns.save(Campaign.builder(id, "qvct", "1")
                .title("Baromètre " + wave)
                .regime(regime)
                .wave(series, wave)
                .between(FIRST, LAST)
                .least(3)
                .build());
        campaigns.open(id);
        return campaigns.campaign(id);
    }

    void on(LocalDate day) {
        today = day;
    }

    void sees(String... structures) {
        perimeter = structures.length == 0 ? Perimeter.all() : Perimeter.of(Set.of(structures));
    }

    static Recipient person(String structure, int number) {
        return Recipient.person(structure, worker(number));
    }

    static WorkerId worker(int number) {
        return KEY.pseudonym("salarié " + number);
    }

    List<Invitation> invite(Campaign campaign, String structure, int from, int to) {
        List<Recipient> recipients = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            recipients.add(person(structure, i));
        }
        return campaigns.invite(campaign.id(), recipients);
    }

    /** All that the store holds, of all times. */
    String everything() {
        return documents().map(each -> each.key() + " " + each.content()).collect(Collectors.joining("\n"));
    }

    Stream<Document> documents() {
        return Stream.of("campaign", "campaign-invitation", "campaign-box", "campaign-draft", "campaign-answer")
                .flatMap(kind -> store.documents(kind).stream())
                .flatMap(newest -> store.history(newest.key()).stream());
    }
}
