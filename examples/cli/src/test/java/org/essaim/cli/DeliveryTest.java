package org.essaim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits in the sector's exchange format, imported as people do. */
class DeliveryTest {
    @TempDir
    private Path folder = Path.of("");

    private static String visit(String key, String code, String end) {
        return "<CrossIndustryDespatchAdvice><CIDDHExchangedDocument><ID>" + key + "</ID></CIDDHExchangedDocument>"
                + "<ShipToCITradeParty><Name>Quatrelivres</Name></ShipToCITradeParty>"
                + "<ShipFromCITradeParty><DefinedCITradeContact><ID>17</ID><TypeCode>INT</TypeCode>"
                + "</DefinedCITradeContact></ShipFromCITradeParty>"
                + "<ActualDespatchCISupplyChainEvent><TypeCode>" + code + "</TypeCode><OccurrenceCISpecifiedPeriod>"
                + "<StartDateTime>2025-03-10T09:00:00</StartDateTime><EndDateTime>" + end + "</EndDateTime>"
                + "</OccurrenceCISpecifiedPeriod></ActualDespatchCISupplyChainEvent></CrossIndustryDespatchAdvice>";
    }

    private Path message(String... visits) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "449-202503-APA", ".xml"),
                "<delivery versionID=\"1.4\">" + String.join("", visits) + "</delivery>");
    }

    @Test
    void visitsAreImportedDeletedAndRefused() throws IOException {
        Shell shell = Shell.founded(folder);
        Shell.Answer first = imported(
                shell, message(visit("V-1", "", "2025-03-10T10:00:00"), visit("V-2", "", "2025-03-10T11:00:00")));
        assertThat(first.exit()).isEqualTo(Exit.FINE);
        assertThat(first.number("new")).isEqualTo(2);
        assertThat(first.out()).doesNotContain("Quatrelivres");
        Shell.Answer later = imported(
                shell,
                message(
                        visit("V-1", "SUP", "2025-03-10T10:00:00"),
                        visit("V-2", "", "2025-03-10T11:00:00"),
                        visit("V-3", "", "2025-03-10T08:00:00")));
        assertThat(later.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(later.number("withdrawn")).isEqualTo(1);
        assertThat(later.number("unchanged")).isEqualTo(1);
        assertThat(later.number("rejected")).isEqualTo(1);
    }

    @Test
    void whatAMessageSaysIsShownWithoutAStore() throws IOException {
        Shell.Answer answer = Shell.founded(folder)
                .run(
                        "time",
                        message(visit("V-1", "", "2025-03-10T10:00:00")).toString(),
                        "--preset",
                        "esppadom",
                        "--json");
        assertThat(answer.exit()).isEqualTo(Exit.FINE);
        assertThat(answer.number("seconds")).isEqualTo(3600);
    }

    @Test
    void refusedVisitsAreNotCopied() throws IOException {
        Shell shell = Shell.founded(folder);
        Path file = message(visit("V-1", "", "2025-03-10T08:00:00"));
        Path rejects = folder.resolve("refus.xml");
        Shell.Answer answer = shell.stored(
                "import",
                file.toString(),
                "--preset",
                "esppadom-apa",
                "--structure",
                "S001",
                "--rejects",
                rejects.toString());
        assertThat(answer.exit()).isEqualTo(Exit.WRONG_USE);
        assertThat(rejects).doesNotExist();
    }

    private static Shell.Answer imported(Shell shell, Path file) {
        return shell.stored("import", file.toString(), "--preset", "esppadom", "--structure", "S001", "--json");
    }
}
