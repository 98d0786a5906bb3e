package org.essaim.examples.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.jsonb.JsonbCodec;
import org.essaim.organisation.Actor;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Federation;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.Store;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The non-Spring road, walked in Weld: no Spring, no Jackson 3. */
class EssaimInCdiTest {
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    private SeContainer container;

    /** What a host has already: a database, and a key. */
    @ApplicationScoped
    static class Host {
        private final JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:cdi-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1", "sa", "");

        @Produces
        DataSource dataSource() {
            return pool;
        }

        @Produces
        @jakarta.inject.Singleton
        Pseudonymiser key() {
            return Pseudonymiser.ofHexKey("1f".repeat(32));
        }
    }

    @BeforeEach
    void start() {
        // What is on the class path is discovered; the test's own class is added.
        container =
                SeContainerInitializer.newInstance().addBeanClasses(Host.class).initialize();
    }

    @AfterEach
    void stop() {
        if (container.isRunning()) {
            container.close();
        }
    }

    @Test
    void aMonthIsTakenInAndClosedByWhoeverIsSignedIn() throws Exception {
        request(Perimeter.all(), () -> {
            found(essaim());
            assertThat(container.select(MonthEnd.class).get().close(new Planning(), "S001", JANUARY))
                    .hasSize(1);
            assertThat(essaim().time().sealed().sealedMonths("S001")).containsExactly(JANUARY);
        });
        assertThat(rows("select distinct actor from essaim_commit")).containsExactly("agent-7");
        assertThat(rows("select content from essaim_document where kind = 'federation'"))
                .singleElement()
                .asString()
                .startsWith("{");
    }

    @Test
    void jakartaJsonIsTheOnlyCodecOnTheClassPath() {
        assertThat(ServiceLoader.load(DocumentCodec.class)).hasOnlyElementsOfType(JsonbCodec.class);
        assertThatThrownBy(() -> Class.forName("tools.jackson.core.JsonParser"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void thePerimeterOfARequestIsItsOwn() {
        request(Perimeter.all(), () -> found(essaim()));
        request(Perimeter.of(Set.of("S002")), () -> {
            assertThat(essaim().time().structures()).isEmpty();
            MonthEnd monthEnd = container.select(MonthEnd.class).get();
            assertThatThrownBy(() -> monthEnd.close(new Planning(), "S001", JANUARY))
                    .isInstanceOf(EssaimException.class)
                    .hasMessageContaining("outside the perimeter of actor [agent-7]");
        });
    }

    @Test
    void nobodyMayImportOrClose() {
        request(Perimeter.all(), () -> found(essaim()));
        MonthEnd monthEnd = container.select(MonthEnd.class).get();
        assertThatThrownBy(() -> monthEnd.close(new Planning(), "S001", JANUARY))
                .as("outside a request")
                .isInstanceOf(ContextNotActiveException.class);
        RequestContextController request =
                container.select(RequestContextController.class).get();
        request.activate();
        assertThatThrownBy(() -> monthEnd.close(new Planning(), "S001", JANUARY))
                .as("in the request of nobody")
                .hasMessageContaining("Nobody is signed in");
        request.deactivate();
    }

    @Test
    void thereIsOneAndItIsClosedWithTheContainer() {
        assertThat(essaim()).isSameAs(essaim());
        Store store = essaim().store();
        container.close();
        assertThatThrownBy(store::sequence).hasMessageContaining("is closed");
    }

    private Essaim essaim() {
        return container.select(Essaim.class).get();
    }

    private void request(Perimeter perimeter, Runnable work) {
        RequestContextController request =
                container.select(RequestContextController.class).get();
        request.activate();
        try {
            container.select(SignedIn.class).get().as(new Actor("agent-7", perimeter));
            work.run();
        } finally {
            request.deactivate();
        }
    }

    private List<String> rows(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = container.select(DataSource.class).get().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static void found(Essaim essaim) {
        essaim.found(new Federation("cdi", "Fédération fictive", true));
        essaim.time()
                .save(new Structure(
                        "S001",
                        "Structure fictive",
                        null,
                        null,
                        "33",
                        ZoneId.of("Europe/Paris"),
                        ByDate.always(CollectiveAgreement.IDCC_2941)));
        essaim.time()
                .save(
                        CollectiveAgreement.IDCC_2941,
                        ByDate.always(WorkingTimeRules.builder("fictif", TimeBasis.PLANNED)
                                .build()));
    }

    private record Planning() implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            ZonedDateTime start = JANUARY.atDay(9).atTime(14, 0).atZone(context.zone());
            ZonedDateTime end = start.plusMinutes(90);
            sink.fact(
                    2,
                    Fact.builder(context.structure(), profile(), FactKind.INTERNAL)
                            .worker(context.pseudonyms().pseudonym("W-1"))
                            .label("Réunion d’équipe")
                            .planned(new Interval(
                                    start.toEpochSecond(),
                                    start.getOffset().getTotalSeconds(),
                                    end.toEpochSecond(),
                                    end.getOffset().getTotalSeconds()))
                            .build());
            return new Reading(Digest.of("planning", new byte[0]), 1);
        }
    }
}
