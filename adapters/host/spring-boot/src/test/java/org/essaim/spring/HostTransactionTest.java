package org.essaim.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.essaim.Essaim;
import org.essaim.organisation.Federation;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One unit with whatever else the host does in its transaction; without one, a unit of its own. */
final class HostTransactionTest {
    private static final Federation FEDERATION = new Federation("f", "Fédération fictive", true);

    @Test
    void whatTheHostRollsBackNeverWas() {
        Hosts.open().run(host -> {
            JdbcTemplate jdbc = employees(host);
            Essaim essaim = host.getBean(Essaim.class);
            assertThatThrownBy(() -> transaction(host).executeWithoutResult(running -> {
                        jdbc.update("insert into employee values (1)");
                        Hosts.found(essaim);
                        essaim.time().load(Hosts.planning(0), "S001");
                        essaim.time().close(List.of("S001"), Hosts.JANUARY);
                        assertThat(essaim.time().sealed().sealedMonths("S001"))
                                .as("seen within")
                                .hasSize(1);
                        throw new IllegalStateException("the host fails");
                    }))
                    .hasMessage("the host fails");
            assertThat(jdbc.queryForObject("select count(*) from employee", Long.class))
                    .isZero();
            assertThat(jdbc.queryForObject("select count(*) from essaim_commit", Long.class))
                    .isZero();
            assertThat(host.getBean(Store.class).sequence()).isZero();
        });
    }

    @Test
    void whatTheHostCommitsStands() {
        Hosts.open().run(host -> {
            JdbcTemplate jdbc = employees(host);
            Essaim essaim = host.getBean(Essaim.class);
            transaction(host).executeWithoutResult(running -> {
                jdbc.update("insert into employee values (1)");
                essaim.found(FEDERATION);
            });
            assertThat(jdbc.queryForObject("select count(*) from employee", Long.class))
                    .isEqualTo(1);
            assertThat(host.getBean(Store.class).sequence()).isEqualTo(1);
        });
    }

    @Test
    void withoutATransactionOfTheHostEachCommitIsOneOfItsOwn() {
        Hosts.open().run(host -> {
            host.getBean(Essaim.class).found(FEDERATION);
            assertThat(host.getBean(Store.class).sequence()).isEqualTo(1);
            assertThat(new JdbcTemplate(host.getBean(DataSource.class))
                            .queryForObject("select count(*) from essaim_commit", Long.class))
                    .isEqualTo(1);
        });
    }

    @Test
    void whatIsDoneOutsideTheSuspendedTransactionStands() {
        Hosts.open().run(host -> {
            Essaim essaim = host.getBean(Essaim.class);
            TransactionTemplate aside = transaction(host);
            aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
            transaction(host).executeWithoutResult(running -> {
                aside.executeWithoutResult(none -> essaim.found(FEDERATION));
                running.setRollbackOnly();
            });
            assertThat(host.getBean(Store.class).sequence()).isEqualTo(1);
        });
    }

    @Test
    void aTransactionOnAnotherDatabaseIsNoneOfOurs() {
        Hosts.open().run(host -> {
            JdbcTemplate jdbc = employees(host);
            Essaim essaim = host.getBean(Essaim.class);
            DataSource elsewhere = HostsDatabases.fresh();
            new TransactionTemplate(new DataSourceTransactionManager(elsewhere)).executeWithoutResult(running -> {
                // The host looks into our database too: Spring keeps that connection on the thread, in auto-commit
                // mode.
                jdbc.queryForObject("select count(*) from employee", Long.class);
                essaim.found(FEDERATION);
                assertThat(essaim.federation()).isEqualTo(FEDERATION);
                running.setRollbackOnly();
            });
            assertThat(host.getBean(Store.class).sequence()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @MethodSource
    void aHostMayWrapItsDatabase(UnaryOperator<DataSource> wrapping) {
        Hosts.open()
                .withBean(DataSource.class, () -> wrapping.apply(HostsDatabases.fresh()))
                .run(host -> {
                    JdbcTemplate jdbc = employees(host);
                    Essaim essaim = host.getBean(Essaim.class);
                    transaction(host).executeWithoutResult(running -> {
                        essaim.found(FEDERATION);
                        jdbc.update("insert into employee values (1)");
                        running.setRollbackOnly();
                    });
                    assertThat(jdbc.queryForObject("select count(*) from employee", Long.class))
                            .isZero();
                    assertThat(host.getBean(Store.class).sequence()).isZero();
                    essaim.found(FEDERATION);
                    assertThat(host.getBean(Store.class).sequence()).isEqualTo(1);
                });
    }

    static List<UnaryOperator<DataSource>> aHostMayWrapItsDatabase() {
        return List.of(
                TransactionAwareDataSourceProxy::new,
                LazyConnectionDataSourceProxy::new,
                DelegatingDataSource::new,
                database -> new TransactionAwareDataSourceProxy(new LazyConnectionDataSourceProxy(database)));
    }

    private static JdbcTemplate employees(ApplicationContext host) {
        JdbcTemplate jdbc = new JdbcTemplate(host.getBean(DataSource.class));
        jdbc.execute("create table employee (id int primary key)");
        return jdbc;
    }

    private static TransactionTemplate transaction(ApplicationContext host) {
        return new TransactionTemplate(host.getBean(PlatformTransactionManager.class));
    }
}
