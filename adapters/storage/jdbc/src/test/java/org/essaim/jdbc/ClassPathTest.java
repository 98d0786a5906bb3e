package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;
import org.junit.jupiter.api.Test;

/** A host that uses one database need not have the driver of the other. */
final class ClassPathTest {

    /** The program: opens a store at a URL and lives in it. */
    static final class Opening {
        private Opening() {}

        /** The arguments are the URL and, for PostgreSQL, the schema. */
        public static void main(String[] arguments) {
            JdbcStore.Builder builder = JdbcStore.builder().url(arguments[0]);
            try (Store store = (arguments.length > 1 ? builder.schema(arguments[1]) : builder).open()) {
                Life.live(store);
                System.out.println("lived");
            } catch (StoreException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void h2WithoutTheDriverOfPostgres() throws Exception {
        assertThat(without("postgresql-", "jdbc:h2:mem:alone;DB_CLOSE_DELAY=-1"))
                .containsExactly("lived");
        assertThat(without("postgresql-", Postgres.url()))
                .containsExactly(
                        "The driver of PostgreSQL is missing.",
                        "Maybe add org.postgresql:postgresql to the class path.");
    }

    @Test
    void postgresWithoutH2() throws Exception {
        assertThat(without("h2-", Postgres.url(), Postgres.schema())).containsExactly("lived");
    }

    private static List<String> without(String jar, String... arguments) throws Exception {
        String[] all = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        String rest = Arrays.stream(all)
                .filter(entry -> !new File(entry).getName().startsWith(jar))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(rest.split(File.pathSeparator, -1)).hasSize(all.length - 1);
        Child child = new Child(List.of("-cp", rest), Opening.class, arguments);
        child.awaitEnd();
        return child.lines();
    }
}
