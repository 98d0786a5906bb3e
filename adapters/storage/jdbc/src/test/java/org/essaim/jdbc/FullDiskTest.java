package org.essaim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.essaim.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** H2 on a disk that runs full: it is said, nothing half is stored, and what was acknowledged is there once there is room. */
final class FullDiskTest {
    private final Path folder = Path.of("target", "stores", UUID.randomUUID().toString());

    @AfterEach
    void removeFiles() throws IOException {
        FullDisk.holds(Long.MAX_VALUE);
        Folders.remove(folder);
    }

    @Test
    void aFileThatCannotGrow() throws Exception {
        Files.createDirectories(folder);
        FullDisk.holds(3_000_000);
        String url = "jdbc:h2:full:" + folder.toAbsolutePath() + "/essaim";
        long acknowledged = fill(url);
        FullDisk.holds(Long.MAX_VALUE);
        everythingIsThere(url, acknowledged);
    }

    @Test
    void aFileSystemThatIsFull() throws Exception {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder.toString()),
                "no file system can be mounted here");
        try {
            String url = "jdbc:h2:file:" + folder.toAbsolutePath() + "/essaim";
            long acknowledged = fill(url);
            assertThat(run("mount", "-o", "remount,size=100m", folder.toString()))
                    .isTrue();
            everythingIsThere(url, acknowledged);
        } finally {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    /** Commits until there is no room, and answers how often it was acknowledged. */
    private static long fill(String url) {
        long acknowledged = 0;
        JdbcStore store = JdbcStore.open(url);
        Throwable failure = null;
        while (failure == null) {
            long next = acknowledged + 1;
            failure = catchThrowable(() -> store.commit(Committing.commit(next)));
            acknowledged += failure == null ? 1 : 0;
        }
        assertThat(failure)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("A commit at [jdbc:h2:f")
                .hasMessageContaining("failed: the disk is full")
                .hasMessageContaining("\nMaybe make room, then repeat: of what failed nothing was stored.");
        long refused = acknowledged + 1;
        assertThat(catchThrowable(() -> store.commit(Committing.commit(refused))))
                .as("tried again, without room")
                .isInstanceOf(StoreException.class);
        store.close();
        assertThat(acknowledged).isPositive();
        return acknowledged;
    }

    private static void everythingIsThere(String url, long acknowledged) {
        try (JdbcStore store = JdbcStore.open(url)) {
            assertThat(store.sequence()).isEqualTo(acknowledged);
            KillTest.everyCommitIsWhole(store, 0);
            store.commit(Committing.commit(acknowledged + 1));
        }
        try (JdbcStore store = JdbcStore.open(url)) {
            assertThat(store.sequence()).isEqualTo(acknowledged + 1);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }
}
