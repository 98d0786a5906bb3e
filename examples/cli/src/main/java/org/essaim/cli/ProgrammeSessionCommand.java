package org.essaim.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.essaim.recording.Recorded;
import org.essaim.session.SessionKind;
import org.essaim.session.SessionTable;
import org.essaim.session.Sessions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code essaim programme session}: plans sessions, changes or cancels them. */
@Command(name = "session")
final class ProgrammeSessionCommand extends SessionCommand {
    @Option(names = "--id", paramLabel = "SESSION", descriptionKey = "session.id")
    private @Nullable String id;

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "session.kind")
    private @Nullable SessionKind kind;

    @Option(names = "--title", paramLabel = "TEXT", descriptionKey = "session.title")
    private @Nullable String title;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", descriptionKey = "session.date")
    private @Nullable LocalDate date;

    @Option(names = "--from", paramLabel = "HH:MM", descriptionKey = "session.from")
    private String from = "";

    @Option(names = "--to", paramLabel = "HH:MM", descriptionKey = "session.to")
    private String to = "";

    @Option(names = "--phase", paramLabel = "CODE", descriptionKey = "programme.phase")
    private String phase = "";

    @Option(names = "--approach", paramLabel = "CODE", descriptionKey = "programme.approach")
    private String approach = "";

    @Option(names = "--training", paramLabel = "ID", descriptionKey = "session.training")
    private String training = "";

    @Option(names = "--community", paramLabel = "ID", descriptionKey = "session.community")
    private String community = "";

    @Option(names = "--cycle", paramLabel = "TEXT", descriptionKey = "session.cycle")
    private String cycle = "";

    @Option(names = "--structure", paramLabel = "S", descriptionKey = "session.structure")
    private String structure = "";

    @Option(names = "--place", paramLabel = "TEXT", descriptionKey = "session.place")
    private String place = "";

    @Option(names = "--places", paramLabel = "N", descriptionKey = "session.places")
    private @Nullable Integer places;

    @Option(names = "--expert", paramLabel = "ORGANISATION", descriptionKey = "session.expert")
    private List<String> experts = List.of();

    @Option(names = "--label", paramLabel = "TEXT", descriptionKey = "session.label")
    private String label = "";

    @Option(names = "--cancel", paramLabel = "REASON", descriptionKey = "session.cancel")
    private @Nullable String cancel;

    ProgrammeSessionCommand(Program program) {
        super(program, SessionTable.SESSIONS);
    }

    @Override
    @Nullable
    Recorded instead(Sessions sessions) {
        return cancel == null ? null : sessions.cancel(needed(id, "--id"), cancel);
    }

    @Override
    Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", needed(id, "--id"));
        row.put("kind", needed(kind, "--kind").name());
        row.put("title", needed(title, "--title"));
        row.put("date", date == null ? "" : date.toString());
        row.put("from", from);
        row.put("to", to);
        row.put("phase", phase);
        row.put("approach", approach);
        row.put("training", training);
        row.put("community", community);
        row.put("cycle", cycle);
        row.put("structure", structure);
        row.put("place", place);
        row.put("places", places == null ? "" : places.toString());
        row.put("experts", String.join(";", experts));
        row.put("label", label);
        return row;
    }
}
