package org.essaim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.essaim.Essaim;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.ical.IcalOptions;
import org.essaim.ical.IcalTimeSource;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.organisation.Structure;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.ImportReport;
import org.essaim.time.TimeBasis;
import org.essaim.time.WorkingTimeRules;
import org.essaim.timeclock.TimeclockSource;
import org.essaim.xlsx.XlsxTimeSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code essaim time}: what files say, without a store and without a key. */
@Command(name = "time")
final class TimeCommand implements Callable<Integer> {
    private static final String NOBODYS = "FILE";
    private final Program program;

    @ArgGroup
    private ColumnOptions columns = ColumnOptions.usual();

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Europe/Paris")
    private ZoneId zone = ZoneId.of("Europe/Paris");

    @Option(names = "--from", paramLabel = "DATE")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE")
    private @Nullable LocalDate to;

    @Option(names = "--json")
    private boolean json;

    TimeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        ColumnOptions.requireFiles(files, program);
        if (from != null && to != null && to.isBefore(from)) {
            throw program.texts().refusal("time.window", from, to);
        }
        List<Finding> findings = new ArrayList<>();
        List<ToldTime> told = new ArrayList<>();
        Optional<Function<Path, TimeSource>> source = sources(findings);
        if (source.isPresent()) {
            read(source.get(), told, findings);
        }
        told.removeIf(time -> (from != null && time.date().isBefore(from))
                || (to != null && time.date().isAfter(to)));
        return json ? answer(told, findings) : tell(told, findings);
    }

    private Optional<Function<Path, TimeSource>> sources(List<Finding> findings) throws IOException {
        return switch (columns.form()) {
            case COLUMNS ->
                columns.byColumns(files, program, findings::add).map(read -> read.andThen(Delivered::source));
            case TEMPLATE -> Optional.of(XlsxTimeSource::of);
            case CALENDAR -> Optional.of(calendar());
            case DELIVERY -> Optional.of(columns::delivery);
            case CLOCK -> Optional.of(TimeclockSource::of);
        };
    }

    private Function<Path, TimeSource> calendar() {
        if (from == null || to == null) {
            throw program.texts().refusal("calendar.days");
        }
        IcalOptions options = IcalOptions.between(from, to).worker(NOBODYS).build();
        return file -> IcalTimeSource.of(file, options);
    }

    // An Essaim in memory reads the file, so that it is read exactly as an import would.
    private void read(Function<Path, TimeSource> sources, List<ToldTime> told, List<Finding> findings) {
        Pseudonymiser throwAway = Pseudonymiser.ofHexKey(Pseudonymiser.newHexKey());
        try (Essaim essaim = Essaim.builder().pseudonyms(throwAway).build()) {
            essaim.time()
                    .save(new Structure(
                            NOBODYS, NOBODYS, null, null, null, zone, ByDate.always(CollectiveAgreement.IDCC_2941)));
            essaim.time()
                    .save(
                            CollectiveAgreement.IDCC_2941,
                            ByDate.always(WorkingTimeRules.builder("as planned", TimeBasis.PLANNED)
                                    .cancelledPaid(true)
                                    .build()));
            for (Path file : files) {
                NavigableMap<Long, Fact> facts = new TreeMap<>();
                TimeSource source = new ListeningSource(sources.apply(file), facts::put);
                ImportReport report = program.watched(json, () -> essaim.time().preview(source, NOBODYS));
                // Two rows of one key that disagree are refused once both were heard; two that agree are one event.
                facts.keySet().removeAll(report.rejectedRows());
                Set<String> keys = new HashSet<>();
                facts.values().stream()
                        .filter(fact -> fact.key() == null || keys.add(fact.key()))
                        .forEach(fact -> told.addAll(ToldTime.of(fact, zone)));
                report.findings().stream()
                        // Without a store no label has a category, which says nothing about the file.
                        .filter(finding -> finding.code() != Code.UNMAPPED_LABEL)
                        .forEach(findings::add);
            }
        }
    }

    private int answer(List<ToldTime> told, List<Finding> findings) {
        program.answer(Tree.fields()
                .put("entries", told.stream().map(this::tree).toList())
                .put("seconds", seconds(told))
                .put("findings", Json.findings(findings, program.locale()))
                .build());
        return Program.exit(findings);
    }

    private Tree tree(ToldTime time) {
        return Tree.fields()
                .putIfPresent(
                        "worker", time.worker() == null ? null : time.worker().value())
                .put("start", moment(time.start()))
                .put("end", moment(time.end()))
                .put("date", time.date().toString())
                .put("seconds", time.seconds())
                .putIfPresent("label", time.label())
                .put("cancelled", time.cancelled())
                .build();
    }

    private String moment(long second) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochSecond(second).atZone(zone));
    }

    private static long seconds(List<ToldTime> told) {
        return told.stream()
                .filter(ToldTime::counts)
                .mapToLong(ToldTime::seconds)
                .sum();
    }

    private int tell(List<ToldTime> told, List<Finding> findings) {
        Texts texts = program.texts();
        record Sum(long count, long seconds) {
            static Sum plus(Sum one, Sum other) {
                return new Sum(one.count + other.count, one.seconds + other.seconds);
            }
        }
        SortedMap<String, Sum> labels = new TreeMap<>();
        for (ToldTime time : told) {
            String label = time.label() + (time.cancelled() ? " " + texts.text("time.cancelled") : "");
            labels.merge(label, new Sum(1, time.seconds()), Sum::plus);
        }
        Table table = new Table()
                .words(texts.text("head.label"))
                .figures(texts.text("head.entries"))
                .figures(texts.text("head.hours"));
        labels.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().seconds(), one.getValue().seconds()))
                .forEach(entry -> table.row(
                        entry.getKey(),
                        program.figures().count(entry.getValue().count()),
                        program.figures().hours(entry.getValue().seconds())));
        long workers = told.stream()
                .map(ToldTime::worker)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        program.say(
                "time.said",
                files.size(),
                told.size(),
                workers,
                program.figures().hours(seconds(told)));
        if (!table.isEmpty()) {
            program.print(table);
        }
        return program.tell(findings);
    }
}
