package org.essaim.spark;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.essaim.document.Digest;
import org.essaim.finding.EssaimException;
import org.essaim.spi.CubeReader;
import org.essaim.time.Category;
import org.essaim.time.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Adds up sealed months in a folder that {@link SealedParquet} wrote (<i>cube</i>), with as many machines as the session has.
 *
 * <pre>{@code
 * CubeReader cube = SparkCubeReader.over(session, "hdfs:///essaim/cells");
 * Essaim essaim = Essaim.builder().store(store).cubes(cube).build();
 * }</pre>
 *
 * <p>Executors need nothing but Spark: what they do is Spark's own. Thread-safe. The session is the host's, who closes it.
 */
public final class SparkCubeReader implements CubeReader {
    private static final int MOST_TRIES = 3;

    // So many rows fit into the memory of whoever asks, without a thought; beyond, they come piece by piece.
    private static final long MOST_AT_ONCE = 1_000_000;

    private final SparkSession session;
    private final Folder folder;
    private final long mostAtOnce;

    private SparkCubeReader(SparkSession session, Folder folder, long mostAtOnce) {
        this.session = session;
        this.folder = folder;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Reads a folder.
     *
     * @param folder a path that all machines of the session see under this name, or a URI of any file system that Hadoop knows
     */
    public static SparkCubeReader over(SparkSession session, String folder) {
        return new SparkCubeReader(
                session, new Folder(folder, session.sessionState().newHadoopConf()), MOST_AT_ONCE);
    }

    /** The same, which takes so many rows at once. */
    SparkCubeReader withMostAtOnce(long rows) {
        return new SparkCubeReader(session, folder, rows);
    }

    @Override
    public List<Sum> sums(Collection<String> structures, YearMonth first, YearMonth last) {
        return sameThroughout(catalogue -> sums(catalogue, structures, first, last));
    }

    @Override
    public Optional<SortedMap<Month, Digest>> seals(Collection<String> structures, YearMonth first, YearMonth last) {
        SortedMap<Month, Digest> seals = new TreeMap<>();
        asked(folder.existing(), structures, first, last).forEach((month, entry) -> seals.put(month, entry.digest()));
        return Optional.of(seals);
    }

    private static SortedMap<Month, Catalogue.Entry> asked(
            Catalogue catalogue, Collection<String> structures, YearMonth first, YearMonth last) {
        Set<String> ids = new TreeSet<>(structures);
        SortedMap<Month, Catalogue.Entry> asked = new TreeMap<>();
        catalogue.entries().forEach((month, entry) -> {
            if (ids.contains(month.structure())
                    && !month.booking().isBefore(first)
                    && !month.booking().isAfter(last)) {
                asked.put(month, entry);
            }
        });
        return asked;
    }

    private List<Sum> sums(Catalogue catalogue, Collection<String> structures, YearMonth first, YearMonth last) {
        SortedMap<Month, Catalogue.Entry> asked = asked(catalogue, structures, first, last);
        asked.forEach((month, entry) -> {
            if (entry.erased()) {
                throw CubeReader.erased(month.structure(), month.booking());
            }
        });
        List<Sum> sums = new ArrayList<>();
        if (!lots(asked).isEmpty()) {
            for (Row row : queries(catalogue, asked).sums().collectAsList()) {
                sums.add(new Sum(
                        row.getString(0),
                        YearMonth.parse(row.getString(1)),
                        YearMonth.from(LocalDate.ofEpochDay(row.getInt(2))),
                        Category.valueOf(row.getString(3)),
                        scheme(row.getString(4)),
                        row.getLong(5),
                        row.getLong(6)));
            }
        }
        Collections.sort(sums);
        requireWhole(asked, sums);
        return List.copyOf(sums);
    }

    // Spark does not miss a file that somebody took away, or a row that it lost.
    private static void requireWhole(SortedMap<Month, Catalogue.Entry> asked, List<Sum> sums) {
        Map<Month, Map<Category, Long>> found = new TreeMap<>();
        sums.forEach(sum -> found.computeIfAbsent(
                        new Month(sum.structure(), sum.booking()), none -> new EnumMap<>(Category.class))
                .merge(sum.category(), sum.seconds(), Math::addExact));
        asked.forEach((month, entry) -> {
            if (!entry.seconds().equals(found.getOrDefault(month, Map.of()))) {
                throw new EssaimException("What the files hold of month [" + month.booking() + "] of ["
                        + month.structure()
                        + "] is not what was exported.\nMaybe one is lost or changed: export into an empty folder.");
            }
        });
    }

    @Override
    public boolean cells(SortedSet<Month> months, NavigableSet<LocalDate> cuts, Telling telling) {
        List<Month> told = new ArrayList<>();
        Telling once = (month, cells) -> {
            told.add(month);
            telling.month(month, cells);
        };
        sameThroughout(catalogue -> {
            if (!told.isEmpty()) {
                throw new EssaimException(
                        "The files were replaced by an export while they were read.\nMaybe ask again.");
            }
            tell(catalogue, months, cuts, once);
            return months;
        });
        return true;
    }

    private void tell(Catalogue catalogue, SortedSet<Month> months, NavigableSet<LocalDate> cuts, Telling telling) {
        SortedMap<Month, Catalogue.Entry> asked = new TreeMap<>(catalogue.entries());
        asked.keySet().retainAll(months);
        asked.values().removeIf(Catalogue.Entry::erased);
        List<Month> places = List.copyOf(asked.keySet());
        Iterator<Row> rows = lots(asked).isEmpty()
                ? Collections.emptyIterator()
                : inOrder(queries(catalogue, asked).cells(places, cuts), asked);
        CellsInOrder cells = new CellsInOrder(places, rows);
        for (int place = 0; place < places.size(); place++) {
            telling.month(places.get(place), cells.of(place));
        }
    }

    private Iterator<Row> inOrder(Dataset<Row> cells, SortedMap<Month, Catalogue.Entry> asked) {
        long most = asked.values().stream().mapToLong(Catalogue.Entry::rows).sum();
        if (most > mostAtOnce) {
            return cells.orderBy(CellQueries.PLACE).toLocalIterator();
        }
        List<Row> all = new ArrayList<>(cells.collectAsList());
        all.sort(Comparator.comparingInt(row -> row.getInt(0)));
        return all.iterator();
    }

    private CellQueries queries(Catalogue catalogue, SortedMap<Month, Catalogue.Entry> asked) {
        Set<String> structures = new TreeSet<>();
        asked.keySet().forEach(month -> structures.add(month.structure()));
        List<String> lots =
                lots(asked).stream().map(name -> folder.lot(name).toString()).toList();
        Set<String> others = new TreeSet<>();
        catalogue.entries().keySet().forEach(month -> others.add(month.structure()));
        others.removeAll(structures);
        return new CellQueries(session, folder.cells().toString(), lots, others.isEmpty() ? Set.of() : structures);
    }

    private static SortedSet<String> lots(SortedMap<Month, Catalogue.Entry> asked) {
        SortedSet<String> lots = new TreeSet<>();
        for (Catalogue.Entry entry : asked.values()) {
            if (entry.lot() != null) {
                lots.add(entry.lot());
            }
        }
        return lots;
    }

    static @Nullable Scheme scheme(String name) {
        return name.isEmpty() ? null : Scheme.valueOf(name);
    }

    /** Asks again if an export took the files away meanwhile. */
    private <T> T sameThroughout(Function<Catalogue, T> question) {
        Catalogue catalogue = folder.existing();
        for (int tries = 1; ; tries++) {
            try {
                return question.apply(catalogue);
            } catch (EssaimException refused) {
                throw refused;
            } catch (RuntimeException failed) {
                Catalogue now = folder.existing();
                if (tries == MOST_TRIES || now.number() == catalogue.number()) {
                    throw failed;
                }
                catalogue = now;
            }
        }
    }
}
