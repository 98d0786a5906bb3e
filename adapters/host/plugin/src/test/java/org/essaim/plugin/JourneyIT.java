package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through the plugin in the packaged host, over HTTP, without JavaScript. */
class JourneyIT {
    @TempDir
    private Path folder;

    @Test
    void fromAPlanningExportToAStatementThatAFunderVerifies() throws Exception {
        try (Program program = Program.in(folder)
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Browser coordinator = program.browser();
                Browser closer = program.browser()) {
            new Journey(coordinator, closer, folder).travel();
            assertThat(program.complaints())
                    .as("the host's database is a file with the defaults of H2, and that is said")
                    .singleElement()
                    .asString()
                    .contains("WARN", "can lose acknowledged commits");
        }
    }
}
