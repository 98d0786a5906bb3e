package org.essaim.sharing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/** What makes a reading impossible, or doubtful. */
final class ReadingRules {
    private ReadingRules() {}

    static List<Finding> of(ResourceBook book, Reading reading, YearMonth now) {
        Optional<Resource> known = book.resource(reading.resource());
        if (known.isEmpty()) {
            return List.of(Finding.of(Code.UNKNOWN_RESOURCE)
                    .column("resource")
                    .value(reading.resource())
                    .with(
                            "valid",
                            book.resources().stream()
                                    .limit(20)
                                    .map(Resource::id)
                                    .collect(Collectors.joining(", ")))
                    .build());
        }
        Resource resource = known.get();
        List<Finding> findings = new ArrayList<>();
        if (reading.month().isAfter(now)) {
            findings.add(Finding.of(Code.MONTH_NOT_BEGUN)
                    .column("month")
                    .value(reading.month().toString())
                    .build());
        }
        if (reading.month().isBefore(YearMonth.from(resource.published()))) {
            findings.add(Finding.of(Code.READ_BEFORE_PUBLISHED)
                    .column("month")
                    .value(reading.month().toString())
                    .with("resource", resource.title())
                    .with("published", resource.published())
                    .build());
        }
        Integer addressees = resource.addressees();
        if (addressees != null && reading.readers() > addressees) {
            findings.add(readers(Code.READERS_ABOVE_ADDRESSEES, resource, reading)
                    .with("addressees", addressees)
                    .build());
        }
        readersBefore(book, reading)
                .filter(before -> before > reading.readers())
                .ifPresent(before -> findings.add(readers(Code.READERS_FALL, resource, reading)
                        .with("before", before)
                        .build()));
        viewsUntil(book, resource, reading)
                .filter(views -> views < reading.readers())
                .ifPresent(views -> findings.add(readers(Code.READERS_WITHOUT_VIEWS, resource, reading)
                        .with("views", views)
                        .build()));
        return findings;
    }

    private static Finding.Builder readers(Code code, Resource resource, Reading reading) {
        return Finding.of(code)
                .column("readers")
                .value(Integer.toString(reading.readers()))
                .with("resource", resource.title());
    }

    private static Optional<Integer> readersBefore(ResourceBook book, Reading reading) {
        SortedMap<YearMonth, SortedMap<String, Reading>> earlier =
                book.readings(reading.resource()).headMap(reading.month());
        return earlier.values().stream()
                .map(told -> told.get(reading.structure()))
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .map(Reading::readers);
    }

    // Nothing if a month in between is unknown: then nobody knows how often it was opened.
    private static Optional<Long> viewsUntil(ResourceBook book, Resource resource, Reading reading) {
        long views = reading.views();
        for (YearMonth month = YearMonth.from(resource.published());
                month.isBefore(reading.month());
                month = month.plusMonths(1)) {
            Optional<Reading> told = book.reading(resource.id(), month, reading.structure());
            if (told.isEmpty()) {
                return Optional.empty();
            }
            views += told.get().views();
        }
        return Optional.of(views);
    }
}
