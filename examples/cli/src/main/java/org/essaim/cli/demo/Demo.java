package org.essaim.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.essaim.Essaim;
import org.essaim.cli.simulation.LateCorrections;
import org.essaim.cli.simulation.Simulation;
import org.essaim.cli.simulation.SimulationReport;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.document.SourceTree;
import org.essaim.engagement.Funnel;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.funding.FundingAgreement;
import org.essaim.funding.FundingStatement;
import org.essaim.funding.Verification;
import org.essaim.jdbc.JdbcStore;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.Packs;
import org.essaim.programme.Programme;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Value;
import org.essaim.time.ImportReport;
import org.essaim.time.Proposal;
import org.essaim.time.Window;

/**
 * One run of the demonstration. It seeds its own findings and succeeds only if exactly those come out.
 */
final class Demo {
    private static final int THREADS = 2;

    private final Simulation simulation;
    private final Path out;
    private final Locale locale;
    private final PrintWriter print;
    private final Figures figures;
    private final Stopwatch watch = new Stopwatch();
    private final List<Path> files = new ArrayList<>();

    Demo(Simulation simulation, Path out, Locale locale, PrintWriter print) {
        this.simulation = simulation;
        this.out = out;
        this.locale = locale;
        this.print = print;
        this.figures = Figures.in(locale);
    }

    int run() throws IOException {
        print.println(text(
                "Essaim – démonstration sur des données fictives\u00a0: aucune structure, aucun financeur n’existe.",
                "Essaim – demonstration on fictitious data: no such structure or funder exists."));
        print.println();
        Path store = out.resolve("store");
        clear(store);
        SimulationReport simulated = simulation.writeTo(out);
        LateCorrections late = simulation.writeLateCorrections(out);
        watch.lap(
                Stopwatch.Step.SIMULATION,
                figures.count(simulated.rows()) + text(" événements, ", " events, ")
                        + simulated.plannings().size() + " structures, " + simulated.months()
                        + text(" mois", " months"));
        Path key = out.resolve("store").resolve("essaim.key");
        Files.createDirectories(store);
        Files.writeString(key, Pseudonymiser.newHexKey() + "\n", StandardCharsets.US_ASCII);
        try (Essaim essaim = Essaim.builder()
                .store(JdbcStore.inFolder(store))
                .pseudonymKey(key)
                .build()) {
            essaim.load(Packs.standard().load(out.resolve("pack")).require());
            boolean expected = take(essaim, simulated, late);
            fund(essaim, simulated);
            print.println();
            watch.print(print, simulated.rows(), locale);
            return expected ? 0 : 1;
        }
    }

    private boolean take(Essaim essaim, SimulationReport simulated, LateCorrections late) throws IOException {
        watch.start();
        YearMonth first = simulated.from();
        YearMonth last = first.plusMonths(simulated.months() - 1L);
        List<ImportReport> imports = inParallel(simulated.plannings(), planning -> {
            ImportReport report = essaim.time()
                    .load(
                            CsvTimeSource.of(
                                    out.resolve("planning").resolve(planning.file()),
                                    CsvPresets.find("compani").orElseThrow()),
                            planning.structure(),
                            Window.complete(first, last));
            // All but the last month are closed at once, so that late corrections meet sealed months.
            for (YearMonth month = first; month.isBefore(last); month = month.plusMonths(1)) {
                essaim.time().close(List.of(planning.structure()), month);
            }
            return report;
        });
        long rejected = imports.stream().mapToLong(ImportReport::rejected).sum();
        long added = imports.stream().mapToLong(ImportReport::added).sum();
        watch.lap(
                Stopwatch.Step.IMPORT,
                figures.count(added)
                        + text(" faits, ", " facts, ")
                        + rejected
                        + text(" lignes refusées", " rows refused"));
        boolean expected = compare(simulated, imports);
        expected &= correct(essaim, late);
        List<String> all = simulated.plannings().stream()
                .map(SimulationReport.Planning::structure)
                .toList();
        inParallel(all, structure -> essaim.time().close(List.of(structure), last));
        watch.lap(
                Stopwatch.Step.CORRECTIONS,
                late.files().stream().mapToInt(LateCorrections.File::amended).sum()
                        + text(" modifiés, ", " amended, ")
                        + late.files().stream()
                                .mapToInt(LateCorrections.File::withdrawn)
                                .sum()
                        + text(" retirés, ", " withdrawn, ")
                        + late.files().stream()
                                .mapToInt(LateCorrections.File::appeared)
                                .sum()
                        + text(
                                " ajoutés après clôture\u00a0; une proposition refusée",
                                " added after closing; one proposal refused"));
        return expected;
    }

    private boolean correct(Essaim essaim, LateCorrections late) {
        boolean expected = true;
        boolean refused = false;
        for (LateCorrections.File file : late.files()) {
            ImportReport report = essaim.time()
                    .load(
                            CsvTimeSource.of(
                                    out.resolve("corrections").resolve(file.file()),
                                    CsvPresets.find("compani").orElseThrow()),
                            file.structure(),
                            Window.complete(file.month()));
            expected &= report.proposed() == file.amended() + file.withdrawn() + file.appeared();
            // By row, because pseudonyms, and with them identifiers, differ from key to key.
            List<Proposal> open = essaim.time().proposals(file.structure()).stream()
                    .sorted(Comparator.comparingLong(Proposal::row).reversed())
                    .toList();
            for (Proposal proposal : open) {
                if (refused) {
                    essaim.time()
                            .accept(
                                    proposal.id(),
                                    text("avenant au planning (fictif)", "amended planning (fictitious)"));
                } else {
                    essaim.time()
                            .refuse(
                                    proposal.id(),
                                    text(
                                            "non confirmé par la responsable de secteur (fictif)",
                                            "not confirmed by the sector manager (fictitious)"));
                    refused = true;
                }
            }
        }
        return expected;
    }

    private boolean compare(SimulationReport simulated, List<ImportReport> imports) {
        SortedMap<Code, Long> found = new TreeMap<>();
        imports.forEach(report -> report.findings().forEach(finding -> found.merge(finding.code(), 1L, Long::sum)));
        print.println(text(
                "  Constats semés dans les plannings, et retrouvés à l’import\u00a0:",
                "  Findings sown in the plannings, and found at import:"));
        SortedMap<Code, Long> expected = simulated.expected();
        SortedMap<Code, Finding> examples = new TreeMap<>();
        imports.forEach(report -> report.findings().forEach(finding -> examples.putIfAbsent(finding.code(), finding)));
        found.forEach((code, count) -> print.printf(
                Locale.ROOT,
                "    %s  %3d / %-3d  %s%n",
                code.id(),
                count,
                expected.getOrDefault(code, 0L),
                Optional.ofNullable(examples.get(code))
                        .map(finding -> finding.message(locale))
                        .orElse("")));
        boolean same = found.equals(expected);
        if (!same) {
            print.println(text("    ÉCART\u00a0: attendus ", "    DIFFERENCE: expected ")
                    + expected
                    + text(", trouvés ", ", found ")
                    + found);
        }
        return same;
    }

    private void fund(Essaim essaim, SimulationReport simulated) throws IOException {
        watch.start();
        YearMonth first = simulated.from();
        YearMonth last = first.plusMonths(simulated.months() - 1L);
        List<FundingStatement> statements = new ArrayList<>();
        for (FundingAgreement agreement : essaim.funding().agreements()) {
            statements.add(essaim.funding().issue(agreement.id(), first, last));
        }
        watch.lap(
                Stopwatch.Step.STATEMENTS,
                statements.size()
                        + text(" conventions, ", " agreements, ")
                        + simulated.months()
                        + text(" mois", " months"));
        FundingStatement hero = statements.stream()
                .filter(statement ->
                        essaim.funding().agreement(statement.agreement()).priority() == 1)
                .filter(statement -> statement.unfundedSeconds() > 0)
                .filter(statement -> essaim.funding().agreement(statement.agreement()).categories().stream()
                        .anyMatch(category -> category.isCoordination()))
                .findFirst()
                .orElseThrow();
        for (String extension : List.of("json", "xlsx", "html", "pdf")) {
            file(essaim, hero, out.resolve("statement." + extension));
        }
        for (FundingStatement statement : statements) {
            if (statement != hero) {
                Path folder = out.resolve("statements");
                file(essaim, statement, folder.resolve(statement.agreement() + ".json"));
                file(essaim, statement, folder.resolve(statement.agreement() + ".html"));
            }
        }
        Programme imano =
                Packs.standard().load("imano").require().programme("imano").orElseThrow();
        Path report = out.resolve("report.html");
        essaim.export(new FederationReport(essaim, statements, Funnel.declared(imano), imano, locale).report())
                .to(report);
        files.add(report);
        share();
        watch.lap(Stopwatch.Step.FILES, files.size() + text(" fichiers", " files"));
        table(statements);
        verify(hero);
        print.println();
        print.println(text("  Fichiers", "  Files"));
        files.forEach(file -> print.println("    " + file));
    }

    // The two founding documents, as the shipped packs tell them: their organisations are real ones.
    private void share() {
        Report sheet = Packs.standard().sheets().get(0).report(locale);
        Report leaflet = Packs.standard().leaflet("imano").orElseThrow().report(locale);
        try (Essaim unstored = Essaim.builder().build()) {
            for (String extension : List.of("docx", "pdf", "html", "md")) {
                file(unstored, sheet, out.resolve("action-sheet." + extension));
                file(unstored, leaflet, out.resolve("leaflet." + extension));
            }
        }
    }

    private void file(Essaim essaim, Report report, Path file) {
        essaim.export(report).in(locale).to(file);
        files.add(file);
    }

    private void file(Essaim essaim, FundingStatement statement, Path file) {
        essaim.export(statement).in(locale).to(file);
        files.add(file);
    }

    private void table(List<FundingStatement> statements) {
        print.println();
        print.println(text("  Relevés de financement (heures\u00a0; euros)", "  Funding statements (hours; euros)"));
        print.printf(
                Locale.ROOT,
                "    %-26s %14s %14s %14s %14s %16s %16s%n",
                text("convention", "agreement"),
                text("constaté", "recorded"),
                text("retenu", "claimed"),
                text("financé", "funded"),
                text("non financé", "unfunded"),
                text("montant", "amount"),
                text("reste à charge", "remaining"));
        for (FundingStatement statement : statements) {
            print.printf(
                    Locale.ROOT,
                    "    %-26s %14s %14s %14s %14s %16s %16s%n",
                    statement.agreement(),
                    figures.hours(statement.recordedSeconds()),
                    figures.hours(statement.claimedSeconds()),
                    figures.hours(statement.fundedSeconds()),
                    figures.hours(statement.unfundedSeconds()),
                    figures.amount(statement.amount()),
                    statement
                            .remaining()
                            .map(money -> figures.text(Value.of(money)))
                            .orElse("–"));
        }
    }

    private void verify(FundingStatement hero) {
        Verification verification = Verification.of(
                new SourceTree(hero.toTree(), "statement.json", Map.of()),
                List.of(hero.digest().hex()));
        print.println();
        print.println(text("  Vérification de ", "  Verification of ") + hero.agreement() + text("\u00a0: ", ": ")
                + verification.verdict() + ". " + verification.guarantee(locale));
        print.println(text("  Empreinte à conserver par le financeur\u00a0: ", "  Digest for the funder to keep: ")
                + hero.digest().hex());
        watch.lap(Stopwatch.Step.VERIFICATION, verification.verdict().name());
        if (verification.verdict() == Verification.Verdict.REFUSED) {
            throw new EssaimException("The demonstration's own statement does not verify: "
                    + verification.findings().stream()
                            .map(Finding::code)
                            .distinct()
                            .toList()
                    + ".\nMaybe report it: this is our fault.");
        }
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }

    private interface Work<T, R> {
        R of(T item);
    }

    private static <T, R> List<R> inParallel(List<T> items, Work<T, R> work) {
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<R>> futures = new ArrayList<>();
            items.forEach(item -> futures.add(workers.submit(() -> work.of(item))));
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EssaimException known) {
                throw known;
            }
            throw new IllegalStateException("A step of the demonstration failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EssaimException("The demonstration was interrupted.\nMaybe start it again.", e);
        } finally {
            workers.shutdownNow();
        }
    }

    // A store of an earlier run has another key; only what the demonstration itself makes there is removed.
    private static void clear(Path store) throws IOException {
        if (!Files.isDirectory(store)) {
            return;
        }
        Files.walkFileTree(store, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.equals("essaim.key") || (name.startsWith("essaim.") && name.endsWith(".db"))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
