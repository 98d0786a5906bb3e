package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.essaim.document.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTest {
    @TempDir
    private Path folder;

    private static List<Tree.Fields> entries(Shell.Answer answer) {
        return answer.each("entries");
    }

    @Test
    void saysWhatAFileHoldsWithoutAStoreOrAKey() {
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.run("time", shell.export().toString(), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.json().fields().keySet()).containsExactly("entries", "seconds", "findings");
        assertThat(entries(answer)).hasSize(13);
        assertThat(answer.number("seconds")).isEqualTo(71_100);
        assertThat(answer.codes()).isEmpty();
        assertThat(folder.resolve("essaim-data")).doesNotExist();
    }

    @Test
    void anEntryHasExactlyTheAgreedKeys() {
        Shell shell = Shell.in(folder);
        Tree.Fields entry =
                entries(shell.run("time", shell.export().toString(), "--json")).get(3);
        assertThat(entry.fields().keySet())
                .containsExactly("worker", "start", "end", "date", "seconds", "label", "cancelled");
        assertThat(Shell.text(entry, "worker")).matches("[0-9a-f]{32}");
        assertThat(Shell.text(entry, "start")).isEqualTo("2025-03-04T14:00:00+01:00");
        assertThat(Shell.text(entry, "end")).isEqualTo("2025-03-04T15:30:00+01:00");
        assertThat(Shell.text(entry, "date")).isEqualTo("2025-03-04");
        assertThat(Shell.text(entry, "label")).isEqualTo("Réunion d'équipe");
        assertThat(entry.get("cancelled")).contains(Tree.of(false));
    }

    @Test
    void aNightIsCutAtMidnightAndKeepsEverySecond() {
        Shell shell = Shell.in(folder);
        List<Tree.Fields> entries = entries(shell.run("time", shell.export().toString(), "--json"));
        Tree.Fields evening = entries.get(11);
        Tree.Fields morning = entries.get(12);
        assertThat(Shell.text(evening, "end")).isEqualTo("2025-03-30T00:00:00+01:00");
        assertThat(evening.get("seconds")).contains(Tree.of(7_200));
        assertThat(Shell.text(morning, "start")).isEqualTo("2025-03-30T00:00:00+01:00");
        assertThat(Shell.text(morning, "end")).isEqualTo("2025-03-30T06:00:00+02:00");
        assertThat(Shell.text(morning, "date")).isEqualTo("2025-03-30");
        assertThat(morning.get("seconds")).contains(Tree.of(18_000));
    }

    @Test
    void aWorkerKeepsOnePseudonymWithinARunAndGetsAnotherInTheNext() {
        Shell shell = Shell.in(folder);
        String one = shell.export().toString();
        String other = shell.export("april.csv", "2025/03", "2025/04").toString();
        Shell.Answer answer = shell.run("time", one, other, "--json");
        assertThat(entries(answer).stream()
                        .map(entry -> entry.get("worker"))
                        .flatMap(Optional::stream)
                        .distinct())
                .hasSize(3);
        String again = Shell.text(entries(shell.run("time", one, "--json")).get(0), "worker");
        assertThat(again).isNotEqualTo(Shell.text(entries(answer).get(0), "worker"));
    }

    @Test
    void takesTheDaysAskedForOnly() {
        Shell shell = Shell.in(folder);
        Shell.Answer answer =
                shell.run("time", shell.export().toString(), "--from", "2025-03-10", "--to", "2025-03-29", "--json");
        assertThat(entries(answer)).hasSize(4);
        assertThat(answer.number("seconds")).isEqualTo(3_600 + 3_600 + 7_200);
    }

    @Test
    void anUnassignedEventHasNoWorker() {
        Shell shell = Shell.in(folder);
        Tree.Fields entry =
                entries(shell.run("time", shell.export().toString(), "--json")).get(10);
        assertThat(entry.get("worker")).isEmpty();
        assertThat(entry.get("seconds")).contains(Tree.of(3_600));
    }

    @Test
    void readsLocalTimesInTheZoneAskedFor() {
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.run("time", shell.export().toString(), "--zone", "Indian/Reunion", "--json");
        assertThat(Shell.text(entries(answer).get(0), "start")).isEqualTo("2025-03-03T08:00:00+04:00");
        // There, no clock goes forward that night.
        assertThat(answer.number("seconds")).isEqualTo(71_100 + 3_600);
    }

    @Test
    void errorsLeadToExitOneAndTheRestIsTold() {
        Shell shell = Shell.in(folder);
        Path faulty = shell.export("faulty.csv", "2025/03/06 12:00:00", "midi");
        Shell.Answer answer = shell.run("time", faulty.toString(), "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(answer.codes()).containsExactly("ESM-1005");
        assertThat(entries(answer)).hasSize(12);
    }

    @Test
    void tellsAPersonTheHoursOfEachLabel() {
        Shell shell = Shell.in(folder);
        Shell.Answer answer = shell.run("time", shell.export().toString());
        assertThat(answer.out()).contains("Intervenants\u00a0: 3", "19,75\u00a0h", "Réunion d'équipe", "4,50\u00a0h");
        assertThat(answer.out()).doesNotContain("PERSONNE", "SECRET");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsWrongUse() {
        Shell shell = Shell.in(folder);
        String[] call = {"time", shell.export().toString(), "--from", "2025-03-10", "--to", "2025-03-09"};
        assertThat(shell.run(call).exit()).isEqualTo(Exit.WRONG_USE);
    }
}
