package org.essaim.cli;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.session.ProgrammeSession;
import org.essaim.session.SessionDossier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim programme sessions}: the sessions of a programme, with how many registered and came. */
@Command(name = "sessions")
final class ProgrammeSessionsCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "PROGRAMME", descriptionKey = "PROGRAMME")
    private String programme = "";

    @Option(names = "--json")
    private boolean json;

    ProgrammeSessionsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            List<SessionDossier> dossiers = essaim.sessions().of(programme);
            if (json) {
                program.answer(Tree.fields()
                        .put(
                                "sessions",
                                dossiers.stream()
                                        .map(ProgrammeSessionsCommand::tree)
                                        .toList())
                        .build());
                return Exit.FINE;
            }
            Texts texts = program.texts();
            Table table = new Table()
                    .words(texts.text("head.session"))
                    .words(texts.text("head.date"))
                    .words(texts.text("head.kind"))
                    .words(texts.text("head.title"))
                    .figures(texts.text("head.registered"))
                    .figures(texts.text("head.attended"));
            for (SessionDossier dossier : dossiers) {
                ProgrammeSession session = dossier.session();
                LocalDateTime start = Objects.requireNonNull(session.start());
                table.row(
                        session.id(),
                        program.figures().day(start.toLocalDate()) + ", " + start.toLocalTime(),
                        session.kind().title(program.locale()),
                        session.isCancelled() ? texts.text("session.cancelled", session.title()) : session.title(),
                        program.figures().count(dossier.registered()),
                        program.figures().count(dossier.attended()));
            }
            if (table.isEmpty()) {
                program.say("session.none");
            } else {
                program.print(table);
            }
            return Exit.FINE;
        }
    }

    private static Tree tree(SessionDossier dossier) {
        ProgrammeSession session = dossier.session();
        return Tree.fields()
                .put("session", session.id())
                .put("kind", session.kind().name())
                .put("title", session.title())
                .put("start", String.valueOf(session.start()))
                .put("end", String.valueOf(session.end()))
                .put("zone", session.zone().getId())
                .putIfPresent("cancelled", session.cancelled())
                .put("registered", dossier.registered())
                .put("attended", dossier.attended())
                .build();
    }
}
