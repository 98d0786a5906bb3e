package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.essaim.Essaim;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.funding.FundingAgreement;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.Structure;
import org.essaim.pack.Packs;
import org.essaim.time.Seal;
import org.essaim.time.Window;
import org.junit.jupiter.api.Test;

/** How long the first page takes; run by {@code scripts/overview-speed.sh}, never in a build. */
final class OverviewSpeed {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int VISITS = Integer.getInteger("essaim.visits", 20);

    private static final YearMonth DECEMBER = House.JANUARY.plusMonths(11);

    @Test
    void theFirstPageOverAYear() throws Exception {
        Path folder = Path.of(System.getProperty("essaim.federation"));
        Path ready = folder.resolve("ready");
        try (House house = new House(JdbcStore.inFolder(folder.resolve("store")))) {
            if (!Files.exists(ready)) {
                lived(house.essaim, folder.resolve("made"));
                Files.createFile(ready);
            }
            long entries = 0;
            for (Structure structure : house.essaim.time().structures()) {
                entries += house.essaim.time().sealed().made(structure.id()).stream()
                        .mapToLong(Seal::entries)
                        .sum();
            }
            System.out.println(
                    "Overview of " + house.essaim.time().structures().size() + " structures, " + entries + " entries");
            tell("Overview, everything", house, "/");
            tell("Overview, one structure", house, "/?structure=S002");
        }
    }

    private static void lived(Essaim essaim, Path made) throws IOException {
        essaim.load(Packs.standard().load(made.resolve("pack")).require());
        for (Structure structure : essaim.time().structures()) {
            CsvTimeSource planning = CsvTimeSource.of(
                    made.resolve("planning").resolve(structure.id() + ".csv"),
                    CsvPresets.find("compani").orElseThrow());
            essaim.time().load(planning, structure.id(), Window.complete(House.JANUARY, DECEMBER));
            for (YearMonth month = House.JANUARY; !month.isAfter(DECEMBER); month = month.plusMonths(1)) {
                essaim.time().close(List.of(structure.id()), month);
            }
        }
        for (FundingAgreement agreement : essaim.funding().agreements()) {
            essaim.funding().issue(agreement.id(), House.JANUARY, DECEMBER);
        }
    }

    private static void tell(String what, House house, String path) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(house.url(path)))
                .header("X-Visitor", "agent-7;READER;*")
                .build();
        long[] times = new long[VISITS];
        long[] worked = new long[VISITS];
        for (int visit = 0; visit < VISITS; visit++) {
            long began = System.nanoTime();
            long work = MACHINE.getProcessCpuTime();
            HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
            times[visit] = (System.nanoTime() - began) / 1_000_000;
            worked[visit] = (MACHINE.getProcessCpuTime() - work) / 1_000_000;
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("S002");
        }
        System.out.println(what + ": " + median(times) + " ms, median of " + Arrays.toString(times));
        // Other programs share the machine: what this one computed, all its threads together.
        System.out.println(what + ", computing: " + median(worked) + " ms, median of " + Arrays.toString(worked));
    }

    private static long median(long[] figures) {
        long[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
