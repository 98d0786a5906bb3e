package org.essaim.recording;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.document.TableForm;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/**
 * Takes lines in, whatever order they stand in (<i>lot de lignes</i>): sorted first, then again and again until none of the
 * refused ones fits any more. So the order of rows never matters, and the same lines a second time change nothing.
 *
 * <p>For the packages that record what people type, and for nobody else. Not thread-safe.
 */
public final class Batch {
    private Batch() {}

    /** What became of one line at one try. */
    public enum Outcome {
        STORED,
        UNCHANGED,
        REFUSED
    }

    /**
     * One try.
     *
     * @param outcome what became of the line
     * @param findings why, or what is doubtful
     */
    public record Attempt(Outcome outcome, List<Finding> findings) {
        public Attempt {
            findings = List.copyOf(findings);
        }

        /** What the findings lead to: with an error the line is refused, else it is kept by whoever asked. */
        public static Attempt of(List<Finding> findings, Runnable keep) {
            if (findings.stream().anyMatch(Finding::isError)) {
                return new Attempt(Outcome.REFUSED, findings);
            }
            keep.run();
            return new Attempt(Outcome.STORED, findings);
        }

        /** The line was known, word for word. */
        public static Attempt unchanged() {
            return new Attempt(Outcome.UNCHANGED, List.of());
        }
    }

    /**
     * Takes the lines in.
     *
     * @param file the file they stand in; empty if there is none
     * @param order the order in which they happened, total but for equal lines
     * @param columns the name that a person knows a column under, by its key
     * @param attempt tries one line, and keeps it if it can
     */
    public static <T> Recorded run(
            String file,
            List<TableForm.Line<T>> lines,
            Comparator<? super T> order,
            Function<String, String> columns,
            Function<T, Attempt> attempt) {
        List<TableForm.Line<T>> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.<TableForm.Line<T>, T>comparing(TableForm.Line::value, order)
                .thenComparing(TableForm.Line::row));
        Attempt[] attempts = new Attempt[sorted.size()];
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < attempts.length; i++) {
                if (attempts[i] == null || attempts[i].outcome() == Outcome.REFUSED) {
                    attempts[i] = attempt.apply(sorted.get(i).value());
                    moved |= attempts[i].outcome() == Outcome.STORED;
                }
            }
        }
        Map<Long, List<Finding>> findings = new java.util.TreeMap<>();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < attempts.length; i++) {
            outcomes.merge(attempts[i].outcome(), 1, Integer::sum);
            long row = sorted.get(i).row();
            for (Finding finding : attempts[i].findings()) {
                findings.computeIfAbsent(row, none -> new ArrayList<>()).add(placed(finding, file, row, columns));
            }
        }
        return new Recorded(
                outcomes.getOrDefault(Outcome.STORED, 0),
                outcomes.getOrDefault(Outcome.UNCHANGED, 0),
                outcomes.getOrDefault(Outcome.REFUSED, 0),
                findings.values().stream().flatMap(List::stream).toList());
    }

    /** Takes one line in. */
    public static <T> Recorded run(T value, Function<T, Attempt> attempt) {
        return run(
                "",
                List.of(new TableForm.Line<>(0, value)),
                Comparator.comparing(Object::toString),
                Function.identity(),
                attempt);
    }

    /**
     * The lines without those that contradict each other: of several lines that say different things under one key, none is
     * taken, since nobody can say which is right.
     */
    public static <T> List<TableForm.Line<T>> agreeing(
            String file, List<TableForm.Line<T>> lines, Function<T, ?> key, Consumer<? super Finding> findings) {
        Map<Object, List<TableForm.Line<T>>> byKey = new HashMap<>();
        for (TableForm.Line<T> line : lines) {
            byKey.computeIfAbsent(key.apply(line.value()), none -> new ArrayList<>())
                    .add(line);
        }
        List<TableForm.Line<T>> agreeing = new ArrayList<>();
        for (TableForm.Line<T> line : lines) {
            List<TableForm.Line<T>> same = byKey.getOrDefault(key.apply(line.value()), Collections.emptyList());
            if (same.stream().allMatch(each -> each.value().equals(line.value()))) {
                agreeing.add(line);
            } else {
                findings.accept(Finding.of(Code.ROWS_CONTRADICT)
                        .file(file)
                        .row(line.row())
                        .with(
                                "rows",
                                same.stream()
                                        .map(each -> Long.toString(each.row()))
                                        .collect(java.util.stream.Collectors.joining(", ")))
                        .build());
            }
        }
        return agreeing;
    }

    private static Finding placed(Finding finding, String file, long row, Function<String, String> columns) {
        if (file.isEmpty()) {
            return new Finding(
                    finding.code(), finding.severity(), null, null, null, null, finding.value(), finding.details());
        }
        String column = finding.column();
        return new Finding(
                finding.code(),
                finding.severity(),
                file,
                row,
                column == null ? null : columns.apply(column),
                null,
                finding.value(),
                finding.details());
    }
}
