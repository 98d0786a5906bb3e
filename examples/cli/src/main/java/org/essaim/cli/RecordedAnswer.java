package org.essaim.cli;

import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.recording.Recorded;

/** How commands answer that record what somebody typed. */
final class RecordedAnswer {
    private RecordedAnswer() {}

    static int tell(Recorded given, Program program, boolean json) {
        Recorded recorded = new Recorded(
                given.stored(),
                given.unchanged(),
                given.refused(),
                given.findings().stream().map(RecordedAnswer::placed).toList());
        if (json) {
            program.answer(Tree.fields()
                    .put("stored", recorded.stored())
                    .put("unchanged", recorded.unchanged())
                    .put("refused", recorded.refused())
                    .put("findings", Json.findings(recorded.findings(), program.locale()))
                    .build());
            return Program.exit(recorded.findings());
        }
        program.say("recorded", recorded.stored(), recorded.unchanged(), recorded.refused());
        return program.tell(recorded.findings());
    }

    // What options tell is read as a row of a table that has no file: there is no place to show.
    private static Finding placed(Finding finding) {
        return finding.file() == null || !finding.file().isEmpty()
                ? finding
                : new Finding(
                        finding.code(),
                        finding.severity(),
                        null,
                        null,
                        finding.column(),
                        null,
                        finding.value(),
                        finding.details());
    }
}
