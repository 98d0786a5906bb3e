package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way through the plugin in the packaged host, over HTTP, without JavaScript. */
class JourneyIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"planning.jar, v4.1.", "planning.boot-3.5.jar, v3.5."})
    void fromAPlanningExportToAStatementThatAFunderVerifies(String host, String version) throws Exception {
        try (Program program = Program.in(folder)
                        .host(Path.of(System.getProperty(host)))
                        .argument("--essaim.plugin.pack=" + Journey.PACK)
                        .go();
                Browser coordinator = program.browser();
                Browser closer = program.browser()) {
            new Journey(coordinator, closer, folder).travel();
            assertThat(program.output()).contains("(" + version);
            assertThat(program.complaints())
                    .as("the host's database is a file with the defaults of H2, and that is said")
                    .singleElement()
                    .asString()
                    .contains("WARN", "can lose acknowledged commits");
        }
    }
}
