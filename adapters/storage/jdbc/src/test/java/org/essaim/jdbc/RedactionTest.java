package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.essaim.document.Tree;
import org.essaim.spi.Commit;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Redaction;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was redacted is in no table, and once the store was closed in no byte of its file. */
final class RedactionTest {
    private static final String SECRET = "5ec7e75ec7e75ec7e75ec7e75ec7e75e";
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final DocumentKey KEY = new DocumentKey("staff", "S001");
    private final Path folder = Path.of("target", "stores", UUID.randomUUID().toString());

    @AfterEach
    void removeFiles() throws IOException {
        Folders.remove(folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 50_000})
    void leavesNothingBehind(int times) throws Exception {
        String secrets = SECRET.repeat(times);
        try (Store store = JdbcStore.inFolder(folder)) {
            long sequence = store.commit(commit(
                    List.of(new Commit.Put(KEY, 0, Tree.of(secrets))),
                    List.of(new Commit.Append(
                            "S001", MARCH, SegmentKind.FACTS, secrets.getBytes(StandardCharsets.UTF_8))),
                    List.of()));
            store.commit(commit(List.of(new Commit.Put(KEY, 1, Tree.of("new " + secrets))), List.of(), List.of()));
            assertThat(dump()).contains(SECRET);
            store.commit(commit(
                    List.of(),
                    List.of(),
                    List.of(
                            new Redaction.OfDocument(KEY, 1, Tree.of("erased")),
                            new Redaction.OfDocument(KEY, 2, Tree.of("erased")),
                            new Redaction.OfSegment("S001", MARCH, SegmentKind.FACTS, 0, sequence, new byte[0]))));
            assertThat(dump()).doesNotContain(SECRET).contains("erased");
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET))
                        .as("whether what was redacted is in %s", file.getFileName())
                        .isFalse();
            }
        }
        // What was counted is what is left: the store is whole.
        try (Store again = JdbcStore.inFolder(folder)) {
            assertThat(again.document(KEY)).isPresent();
        }
    }

    private static Commit commit(List<Commit.Put> puts, List<Commit.Append> appends, List<Redaction> redactions) {
        return new Commit("tests", Instant.EPOCH, puts, appends, redactions);
    }

    // Every table, indexes included, as H2 itself writes it out; bytes are written as they are where they are text.
    private String dump() throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection =
                        DriverManager.getConnection(Embedded.inFolder(folder) + ";IFEXISTS=TRUE", "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("script")) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }
        String hex = java.util.HexFormat.of().formatHex(SECRET.getBytes(StandardCharsets.UTF_8));
        return text.toString().replace(hex, SECRET);
    }
}
