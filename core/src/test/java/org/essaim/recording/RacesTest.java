package org.essaim.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.Essaim;
import org.essaim.engagement.CallForApplications;
import org.essaim.network.NetworkProject;
import org.essaim.network.ProjectSearch;
import org.essaim.network.ProjectState;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.people.PeopleTable;
import org.essaim.programme.Programme;
import org.essaim.session.Attendee;
import org.essaim.session.ProgrammeSession;
import org.essaim.session.Registration;
import org.essaim.session.SessionKind;
import org.essaim.sharing.Reading;
import org.essaim.sharing.Resource;
import org.essaim.sharing.ResourceKind;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.LostUpdateException;
import org.essaim.spi.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two people record something about one thing at once: one of them is told to read again, and nothing of either is lost. */
class RacesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 5);
    private static final YearMonth MONTH = YearMonth.of(2026, 4);

    /** What two people do, and how one sees what came of it. */
    record Race(String name, Consumer<Essaim> mine, Consumer<Essaim> theirs, Function<Essaim, Integer> seen, int each) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Race> races() {
        return Stream.of(
                new Race(
                        "two move the closing of a call",
                        essaim -> essaim.programmes().open(call(60)),
                        essaim -> essaim.programmes().open(call(45)),
                        essaim -> essaim.programmes().calls("essai").size(),
                        0),
                new Race(
                        "two register for a session",
                        essaim -> essaim.sessions()
                                .register("jour", registration(org.essaim.organisation.Function.DIRECTOR)),
                        essaim -> essaim.sessions()
                                .register("jour", registration(org.essaim.organisation.Function.AREA_MANAGER)),
                        essaim -> essaim.sessions().session("jour").registered(),
                        1),
                new Race(
                        "two publish under one identifier",
                        essaim -> essaim.resources().publish(resource("Guide")),
                        essaim -> essaim.resources().publish(resource("Autre guide")),
                        essaim -> essaim.resources().all().size(),
                        1),
                new Race(
                        "two tell of one month’s readings",
                        essaim -> essaim.resources().record(new Reading("etude", MONTH, "S001", 2, 2)),
                        essaim -> essaim.resources().record(new Reading("etude", MONTH, "S002", 1, 1)),
                        essaim -> essaim.resources().readings("etude").size(),
                        1),
                new Race(
                        "two register one project",
                        essaim -> essaim.projects().save(project("Plannings")),
                        essaim -> essaim.projects().save(project("Équipes")),
                        essaim -> essaim.projects().find(ProjectSearch.ALL).size(),
                        1),
                new Race(
                        "two tell of one structure’s people",
                        essaim -> essaim.people().load(PeopleTable.WORKFORCE, workforce("Dirigeant")),
                        essaim -> essaim.people().load(PeopleTable.WORKFORCE, workforce("Intervenant à domicile")),
                        essaim -> essaim.people().figures("S001", MONTH, MONTH).size(),
                        1));
    }

    private static CallForApplications call(int days) {
        return new CallForApplications("essai", "appel", "Appel", DAY, DAY.plusDays(days), "");
    }

    private static Registration registration(org.essaim.organisation.Function function) {
        return new Registration(Attendee.count("S001", function, 1), DAY);
    }

    private static Resource resource(String title) {
        return Resource.builder("guide", title, ResourceKind.TOOL, LocalDate.of(2026, 4, 1))
                .build();
    }

    private static NetworkProject project(String title) {
        return NetworkProject.builder("p1", title, "Fédération fictive", ProjectState.RUNNING)
                .build();
    }

    private static org.essaim.document.SourceTable workforce(String function) {
        return TableRule.table(List.of(Map.of(
                "Structure",
                "S001",
                "Mois",
                "04/2026",
                "Fonction",
                function,
                "Contrat",
                "CDI",
                "Personnes",
                "1",
                "ETP",
                "1")));
    }

    @ParameterizedTest
    @MethodSource("races")
    void whoComesSecondIsToldToReadAgainAndNothingIsLost(Race race) {
        Store store = new InMemoryStore();
        Essaim them = essaim(store);
        found(them);
        Essaim me = essaim(racing(store, () -> race.theirs.accept(them)));
        int before = seen(race, them);
        assertThatThrownBy(() -> race.mine.accept(me)).isInstanceOf(LostUpdateException.class);
        int theirs = seen(race, them);
        assertThat(theirs - before).isEqualTo(race.each);
        long sequence = store.sequence();
        race.mine.accept(essaim(store));
        assertThat(store.sequence()).as("read again, it is recorded").isEqualTo(sequence + 1);
        assertThat(seen(race, them)).isGreaterThanOrEqualTo(theirs);
    }

    private static int seen(Race race, Essaim essaim) {
        return race.seen.apply(essaim);
    }

    private static Essaim essaim(Store store) {
        return Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey("5e".repeat(32)))
                .clock(Clock.fixed(Instant.parse("2027-06-01T08:00:00Z"), ZoneOffset.UTC))
                .build();
    }

    private static void found(Essaim essaim) {
        essaim.found(new Federation("essai", "Fédération fictive", true));
        for (String id : List.of("S001", "S002")) {
            essaim.time()
                    .save(new Structure(
                            id, "Structure fictive", null, null, null, ZoneId.of("Europe/Paris"), ByDate.never()));
        }
        essaim.programmes().save(Programme.builder("essai", "Programme fictif").build());
        essaim.programmes().open(call(30));
        essaim.sessions()
                .save(ProgrammeSession.builder("jour", "essai", SessionKind.AWARENESS_DAY, "Journée")
                        .held(LocalDateTime.parse("2027-04-06T09:00"), LocalDateTime.parse("2027-04-06T17:00"))
                        .build());
        essaim.resources()
                .publish(Resource.builder("etude", "Étude", ResourceKind.ARTICLE, LocalDate.of(2026, 4, 1))
                        .build());
    }

    /** A store in which somebody else is faster, once. */
    private static Store racing(Store store, Runnable other) {
        boolean[] raced = {false};
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && !raced[0]) {
                        raced[0] = true;
                        other.run();
                    }
                    return invoke(method, store, arguments);
                });
    }

    private static @Nullable Object invoke(
            java.lang.reflect.Method method, Store store, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
