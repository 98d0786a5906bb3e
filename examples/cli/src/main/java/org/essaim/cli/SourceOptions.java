package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.essaim.finding.Finding;
import org.essaim.sql.SqlMapping;
import org.essaim.sql.SqlTimeSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is imported: files by their columns, or a program's own database. */
final class SourceOptions extends ColumnOptions {
    static final String URL_VARIABLE = "ESSAIM_SOURCE_URL";
    static final String USER_VARIABLE = "ESSAIM_SOURCE_USER";
    static final String PASSWORD_VARIABLE = "ESSAIM_SOURCE_PASSWORD";

    @Option(names = "--source", paramLabel = "SOURCE.yaml", required = true)
    private @Nullable Path source;

    /** True if a database is read, and no file. */
    boolean isDatabase() {
        return source != null;
    }

    /** The source's mapping, or nothing if a finding says why not. */
    Optional<SqlMapping> database(Program program, Consumer<Finding> findings) throws IOException {
        Path file = java.util.Objects.requireNonNull(source);
        requireFiles(List.of(file), program);
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SqlMapping.read(program.codec(extension), Files.readAllBytes(file), name, findings);
    }

    /** Connections to the program's database, by what the command line and the environment say. */
    static SqlTimeSource.Connections connections(@Nullable String named, Program program) {
        Map<String, String> environment = program.machine().environment();
        String url = named == null ? environment.getOrDefault(URL_VARIABLE, "") : named;
        if (!url.startsWith("jdbc:")) {
            throw program.texts().refusal("source.none", URL_VARIABLE);
        }
        // A password in the arguments is there for everybody who lists the processes of the machine.
        if (named != null && !Credentials.hiddenIn(named).equals(named)) {
            throw program.texts().refusal("source.password", USER_VARIABLE, PASSWORD_VARIABLE);
        }
        Properties account = new Properties();
        Optional.ofNullable(environment.get(USER_VARIABLE)).ifPresent(user -> account.setProperty("user", user));
        Optional.ofNullable(environment.get(PASSWORD_VARIABLE))
                .ifPresent(password -> account.setProperty("password", password));
        String careful = careful(url);
        return () -> DriverManager.getConnection(careful, account);
    }

    // H2 makes a database where the URL has a slip, and opens files to write unless it is told not to.
    private static String careful(String url) {
        boolean ofFile =
                url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:") && !url.startsWith("jdbc:h2:tcp:");
        if (!ofFile || url.toUpperCase(Locale.ROOT).contains("ACCESS_MODE_DATA")) {
            return url;
        }
        return url + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
    }
}
