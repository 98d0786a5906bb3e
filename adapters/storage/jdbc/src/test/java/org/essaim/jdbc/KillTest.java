package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.essaim.spi.Document;
import org.essaim.spi.Segment;
import org.essaim.spi.SegmentKind;
import org.essaim.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process that is killed while it commits; {@code -Dessaim.kills=100} does it a hundred times. */
final class KillTest {
    private static final int KILLS = Integer.getInteger("essaim.kills", 5);

    private final Path folder = Path.of("target", "stores", UUID.randomUUID().toString());
    private final Random random = new Random();

    @AfterEach
    void removeFiles() throws IOException {
        Folders.remove(folder);
    }

    @Test
    void aKilledProcessLosesNothingThatWasAcknowledgedAndLeavesNothingTorn() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            Committing committing = new Committing(folder);
            Thread.sleep(random.nextInt(800));
            committing.kill();
            try (JdbcStore store = JdbcStore.inFolder(folder)) {
                assertThat(store.sequence())
                        .as("kill %s: commits there, when %s were acknowledged", kill, committing.acknowledged())
                        // One more may have reached the file before its number reached us.
                        .isBetween(committing.acknowledged(), committing.acknowledged() + 1);
                everyCommitIsWhole(store, kill);
            }
        }
        System.out.println("Killed: " + KILLS + " times with ours; nothing was missing or torn");
    }

    @Test
    void aFileThatAHostOpensWithH2sOwnSettingsIsWholeOrRefused() throws Exception {
        int refused = 0;
        int lost = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            Path own = folder.resolve("kill-" + kill);
            JdbcStore.inFolder(own).close();
            Committing committing = new Committing(own, false);
            Thread.sleep(random.nextInt(1_500));
            committing.kill();
            try (JdbcStore store = JdbcStore.inFolder(own)) {
                // It may have forgotten what it acknowledged; what it shows must be right.
                everyCommitIsWhole(store, kill);
                lost += store.sequence() < committing.acknowledged() ? 1 : 0;
            } catch (StoreException e) {
                refused++;
                assertThat(e).hasMessageContaining("\nMaybe");
            }
            Folders.remove(own);
        }
        System.out.println(
                "Killed: " + KILLS + " times with H2's own settings; acknowledged commits were missing after " + lost
                        + ", the store was refused after " + refused);
    }

    static void everyCommitIsWhole(JdbcStore store, int kill) {
        long commits = store.sequence();
        List<Document> history = store.history(Committing.COUNTER);
        List<Segment> segments = store.segments("S042", Committing.MONTH, SegmentKind.FACTS);
        assertThat(history).as("kill %s: versions of the counter", kill).hasSize((int) commits);
        assertThat(store.documents("receipt")).as("kill %s: receipts", kill).hasSize((int) commits);
        assertThat(segments).as("kill %s: segments", kill).hasSize((int) commits * Committing.SEGMENTS);
        for (int i = 0; i < commits; i++) {
            int number = i + 1;
            assertThat(history.get(i))
                    .as("kill %s: counter of commit %s", kill, number)
                    .matches(document -> document.version() == number && document.sequence() == number, "numbers")
                    .matches(document -> document.content().equals(Committing.content(number)), "content");
            assertThat(store.document(Committing.receipt(number)).orElseThrow().content())
                    .as("kill %s: receipt of commit %s", kill, number)
                    .isEqualTo(Committing.content(number));
            for (int k = 0; k < Committing.SEGMENTS; k++) {
                Segment segment = segments.get(i * Committing.SEGMENTS + k);
                assertThat(segment.sequence() == number && Arrays.equals(segment.bytes(), Committing.bytes(number, k)))
                        .as("kill %s: segment %s of commit %s is as it was committed", kill, k, number)
                        .isTrue();
            }
        }
    }
}
