package org.essaim.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.essaim.finding.EssaimException;

/**
 * A folder of sealed months, on any file system that Hadoop knows (<i>dossier de mois scellés</i>).
 *
 * <p>What counts is what the newest catalogue names. An export writes its files first and its catalogue last, so that one which was
 * killed has changed nothing for whoever reads.
 */
final class Folder {
    private static final Pattern CATALOGUE = Pattern.compile("seals-(\\d{9})\\.tsv");
    private static final String CELLS = "cells";
    private static final String UNFINISHED = ".unfinished";

    private final Path root;
    private final Configuration configuration;

    Folder(String root, Configuration configuration) {
        this.root = new Path(root);
        this.configuration = configuration;
    }

    Configuration configuration() {
        return configuration;
    }

    /** Where the files with the cells lie. */
    Path cells() {
        return new Path(root, CELLS);
    }

    /** The name of a file with cells, by the export that writes it. */
    static String lot(YearMonth booking, long export, int number) {
        return "booking=" + booking + "/lot-%09d-%04d.parquet".formatted(export, number);
    }

    Path lot(String name) {
        return new Path(cells(), name);
    }

    private FileSystem files() throws IOException {
        return root.getFileSystem(configuration);
    }

    private record Found(long number, Path file) {}

    private List<Found> found() throws IOException {
        List<Found> found = new ArrayList<>();
        try {
            for (FileStatus file : files().listStatus(root)) {
                Matcher name = CATALOGUE.matcher(file.getPath().getName());
                if (name.matches()) {
                    found.add(new Found(Long.parseLong(name.group(1)), file.getPath()));
                }
            }
        } catch (FileNotFoundException none) {
            return List.of();
        }
        found.sort(Comparator.comparingLong(Found::number).reversed());
        return found;
    }

    /** The newest catalogue that is whole. */
    Optional<Catalogue> catalogue() {
        try {
            for (Found each : found()) {
                try (InputStream in = files().open(each.file())) {
                    Optional<Catalogue> catalogue = Catalogue.of(each.number(), in.readAllBytes());
                    if (catalogue.isPresent()) {
                        return catalogue;
                    }
                } catch (FileNotFoundException replaced) {
                    // An export made a newer one since, which is found by asking again.
                    return catalogue();
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The newest catalogue, for who reads. */
    Catalogue existing() {
        return catalogue()
                .orElseThrow(() -> new EssaimException("Folder [" + root
                        + "] holds no sealed months.\nMaybe export to it first, or the first export did not end."));
    }

    /** Makes a catalogue the newest, then takes away what none but former ones name. */
    void publish(Catalogue catalogue) {
        try {
            Path file = new Path(root, "seals-%09d.tsv".formatted(catalogue.number()));
            Path unfinished = new Path(root, "." + file.getName() + UNFINISHED);
            try (FSDataOutputStream out = files().create(unfinished, true)) {
                ((OutputStream) out).write(catalogue.bytes());
                out.hsync();
            }
            if (files().exists(file) || !files().rename(unfinished, file)) {
                throw new EssaimException("Folder [" + root + "] has catalogue [" + file.getName()
                        + "] already.\nMaybe another export ran at the same time: let one of them run again.");
            }
            for (Found each : found()) {
                if (each.number() < catalogue.number()) {
                    files().delete(each.file(), false);
                }
            }
            clean(catalogue);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Takes away every file with cells that a catalogue does not name, and catalogues that were never finished. */
    void clean(Catalogue catalogue) {
        Collection<String> named = catalogue.lots();
        try {
            for (FileStatus file : files().listStatus(root)) {
                if (file.getPath().getName().endsWith(UNFINISHED)) {
                    files().delete(file.getPath(), false);
                }
            }
            for (FileStatus month : files().exists(cells()) ? files().listStatus(cells()) : new FileStatus[0]) {
                boolean empty = true;
                for (FileStatus lot : files().listStatus(month.getPath())) {
                    String name =
                            month.getPath().getName() + "/" + lot.getPath().getName();
                    if (named.contains(name)) {
                        empty = false;
                    } else {
                        files().delete(lot.getPath(), false);
                    }
                }
                if (empty) {
                    files().delete(month.getPath(), true);
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Takes away files with cells of an export that did not end, unless another one has published them since. */
    void remove(Collection<String> lots) {
        Set<String> named = catalogue().map(Catalogue::lots).orElse(Set.of());
        Set<Path> months = new TreeSet<>();
        try {
            for (String lot : lots) {
                if (!named.contains(lot)) {
                    files().delete(lot(lot), false);
                    months.add(lot(lot).getParent());
                }
            }
            for (Path month : months) {
                removeIfEmpty(month);
            }
            removeIfEmpty(cells());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void removeIfEmpty(Path path) throws IOException {
        if (files().exists(path) && files().listStatus(path).length == 0) {
            files().delete(path, true);
        }
    }

    /** The folder as it was named. */
    @Override
    public String toString() {
        return root.toString();
    }

    private UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException("Folder [" + root + "] cannot be used: " + e.getMessage(), e);
    }
}
