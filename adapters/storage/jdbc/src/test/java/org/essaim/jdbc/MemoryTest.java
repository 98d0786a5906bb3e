package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import org.essaim.spi.Commit;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.Test;

/** A commit as large as memory allows goes into PostgreSQL as a stream: nothing of it is held a second time. */
final class MemoryTest {
    private static final int LARGE = 48_000_000;

    /** The program: commits one large segment. */
    static final class Large {
        private Large() {}

        /** The arguments are the URL and the schema. */
        public static void main(String[] arguments) {
            try (Store store =
                    JdbcStore.builder().url(arguments[0]).schema(arguments[1]).open()) {
                byte[] bytes = new byte[LARGE];
                new Random(1).nextBytes(bytes);
                store.commit(new Commit(
                        "large",
                        Instant.EPOCH,
                        List.of(),
                        List.of(new Commit.Append("S042", YearMonth.of(2026, 3), SegmentKind.FACTS, bytes))));
                System.out.println("stored");
            }
        }
    }

    @Test
    void aCommitIsNotHeldTwice() throws Exception {
        String schema = Postgres.schema();
        JdbcStore.builder().url(Postgres.url()).schema(schema).open().close();
        Child child = new Child(List.of("-Xmx80m"), Large.class, Postgres.url(), schema);
        assertThat(child.awaitEnd()).as(child.lines().toString()).isZero();
        assertThat(child.lines()).containsExactly("stored");
        assertThat(Database.number(
                        Server.at(Postgres.url(schema), null, null), "select sum(length(bytes)) from essaim_segment"))
                .isEqualTo(LARGE);
    }
}
