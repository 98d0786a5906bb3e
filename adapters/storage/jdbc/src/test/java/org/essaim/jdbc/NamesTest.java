package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.essaim.spi.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a host wants the tables and what it calls them. */
final class NamesTest {
    @ParameterizedTest
    @EnumSource
    void aSchemaIsMadeAndNothingOutsideItIsTouched(Database database) throws Exception {
        DataSource host = database.fresh();
        String own = Postgres.schema();
        try (JdbcStore store = JdbcStore.builder()
                .dataSource(host)
                .schema(own)
                .prefix("Dupont_")
                .open()) {
            Life.live(store);
            assertThat(Life.state(store)).contains("S001 2025-03 seal ");
            assertThat(store.sums(Life.STRUCTURES, Life.FIRST, Life.LAST)).isNotEmpty();
        }
        assertThat(tables(host))
                .containsExactlyElementsOf(new TreeSet<>(List.of(
                        own + ".dupont_schema_history",
                        own + ".dupont_head",
                        own + ".dupont_commit",
                        own + ".dupont_document",
                        own + ".dupont_segment",
                        own + ".dupont_sealed",
                        own + ".dupont_cell",
                        own + ".dupont_sum",
                        own + ".dupont_month",
                        own + ".dupont_recorded_time")));
        // Again, by the same names in other letters.
        try (JdbcStore store = JdbcStore.builder()
                .dataSource(host)
                .schema(own.toUpperCase(Locale.ROOT))
                .prefix("dupont_")
                .existing()
                .open()) {
            assertThat(store.sequence()).isPositive();
            assertThat(Database.rows(
                            host, "select distinct structure from " + own + ".dupont_recorded_time order by 1"))
                    .isEqualTo(Life.STRUCTURES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoFederationsLiveSideBySide(Database database) throws Exception {
        DataSource host = database.fresh();
        try (JdbcStore one = JdbcStore.builder().dataSource(host).prefix("one_").open();
                JdbcStore other =
                        JdbcStore.builder().dataSource(host).prefix("one_too_").open();
                JdbcStore third = JdbcStore.on(host)) {
            Life.live(one);
            assertThat(other.sequence()).isZero();
            assertThat(third.sequence()).isZero();
            Life.live(third);
            assertThat(Life.state(third)).isEqualTo(Life.state(one));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a.b",
                "a;drop table employee;--",
                "a\"b",
                "a'b",
                "1a",
                "é",
                "a-b",
                "a$b",
                "a\nb",
                "abcdefghijklmnopqrstuvwxyz12345"
            })
    void aNameThatIsNotPlainIsRefused(String name) {
        assertThatThrownBy(() -> Names.of(name, "essaim_"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The schema [" + name + "] is no plain name.\nMaybe");
        assertThatThrownBy(() -> Names.of(null, name))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The prefix [" + name + "] is no plain name.\nMaybe");
    }

    @ParameterizedTest
    @EnumSource
    void readingMakesNothing(Database database) throws Exception {
        DataSource host = database.fresh();
        assertThatThrownBy(() -> JdbcStore.builder().dataSource(host).existing().open())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("holds no store of Essaim")
                .hasMessageContaining("\nMaybe");
        assertThat(tables(host)).isEmpty();
    }

    /** Every table and view of the host's schemas. */
    private static Set<String> tables(DataSource host) throws Exception {
        Set<String> tables = new TreeSet<>();
        for (String table : Database.rows(
                host,
                "select table_schema || '.' || table_name from information_schema.tables"
                        + " where lower(table_schema) not in ('information_schema', 'pg_catalog')"
                        + " and (lower(table_schema) = 'public' or lower(table_name) like 'dupont%'"
                        + " or table_schema = current_schema())")) {
            tables.add(table.toLowerCase(Locale.ROOT));
        }
        return tables;
    }
}
