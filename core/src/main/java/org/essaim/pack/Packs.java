package org.essaim.pack;

import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.essaim.document.DocumentSchema;
import org.essaim.document.FieldReader;
import org.essaim.document.SchemaVersion;
import org.essaim.document.SourceTree;
import org.essaim.finding.Code;
import org.essaim.finding.EssaimException;
import org.essaim.finding.Finding;
import org.essaim.leaflet.Leaflet;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.sheet.ActionSheet;
import org.essaim.spi.DocumentCodec;
import org.essaim.spi.PackSource;
import org.essaim.spi.PackSource.PackFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads packs (<i>chargement des paquets</i>): shipped ones by identifier, local ones from a folder or archive.
 *
 * <p>Immutable and thread-safe; a {@code with…} method answers another loader.
 *
 * <pre>{@code
 * PackReport report = Packs.standard().load("imano");
 * Pack pack = report.require();
 * }</pre>
 *
 * <p>A pack names itself in {@code pack.yaml} (or .yml, .json): {@code id}, {@code title}, {@code version},
 * {@code extends} (identifiers), {@code fictitious}, and may name its form ({@code schema: essaim/pack/1}). All its other data files may hold any of the same top-level keys.
 * What it extends is loaded first, in order, each pack once: shipped packs by identifier, else a folder or archive of
 * that name beside the pack or in the folder of {@link #withFolder}. A shipped pack cannot be shadowed by a local one.
 *
 * <p>A later pack overrides an earlier one entry by entry: an entry with the same identity (an id; label, structure and
 * date; agreement and date…) replaces the earlier one whole, in its place; any other entry is added; nothing is removed.
 * The federation is replaced whole. Only {@code contacts} reach into an entry: they fill the contact of an offer that a
 * published pack leaves empty.
 *
 * <p>Every finding of every pack comes out, and the pack only if none of them is an error.
 */
public final class Packs {
    private static final List<String> HEADERS = List.of("pack.yaml", "pack.yml", "pack.json");

    private final Map<String, PackSource> shipped;
    private final Map<String, DocumentCodec> codecs;
    private final @Nullable Validator validator;
    private final @Nullable Path folder;
    private final @Nullable PackInspection inspection;

    private Packs(
            Map<String, PackSource> shipped,
            Map<String, DocumentCodec> codecs,
            @Nullable Validator validator,
            @Nullable Path folder,
            @Nullable PackInspection inspection) {
        this.shipped = shipped;
        this.codecs = codecs;
        this.validator = validator;
        this.folder = folder;
        this.inspection = inspection;
    }

    /** Finds codecs and shipped packs through the class loader of Essaim itself. */
    public static Packs standard() {
        return of(Packs.class.getClassLoader());
    }

    /**
     * Finds codecs and shipped packs through this class loader, as a plugin needs it.
     *
     * @throws EssaimException if two sources ship a pack of one identifier
     */
    public static Packs of(ClassLoader loader) {
        Map<String, PackSource> shipped = new TreeMap<>();
        for (PackSource source : ServiceLoader.load(PackSource.class, loader)) {
            for (String id : source.ids()) {
                PackSource other = shipped.put(id, source);
                if (other != null) {
                    throw new EssaimException("Two sources ship a pack [" + id + "]: ["
                            + other.getClass().getName() + "] and ["
                            + source.getClass().getName()
                            + "].\nMaybe one jar is there in two versions.");
                }
            }
        }
        return new Packs(shipped, DocumentCodec.installed(loader), null, null, null);
    }

    /**
     * Checks the constraints of constructor parameters with this validator, whose messages then appear in findings; without
     * one the constructors alone guard.
     */
    public Packs withValidator(Validator other) {
        return new Packs(shipped, codecs, other, folder, inspection);
    }

    /** Looks for packs that a pack extends in this folder too. */
    public Packs withFolder(Path other) {
        return new Packs(shipped, codecs, validator, other, inspection);
    }

    /** Looks at each document in this way as well; what it finds where reading found nothing is reported too. */
    public Packs withInspection(PackInspection other) {
        return new Packs(shipped, codecs, validator, folder, other);
    }

    /** The identifiers of the packs shipped. */
    public List<String> shipped() {
        return List.copyOf(shipped.keySet());
    }

    /** The questionnaires of the packs shipped, each version once; reads the packs each time. */
    public List<Questionnaire> questionnaires() {
        return each(Pack::questionnaires);
    }

    /** The action sheets of the packs shipped; reads the packs each time. */
    public List<ActionSheet> sheets() {
        return each(Pack::sheets);
    }

    /** The leaflet of a programme of the packs shipped; reads the packs each time. */
    public Optional<Leaflet> leaflet(String programme) {
        return shipped().stream()
                .map(this::load)
                .flatMap(report -> report.pack().stream())
                .flatMap(pack -> pack.leaflet(programme).stream())
                .findFirst();
    }

    private <T> List<T> each(Function<Pack, List<T>> part) {
        return shipped().stream()
                .map(this::load)
                .flatMap(report -> report.pack().stream())
                .flatMap(pack -> part.apply(pack).stream())
                .distinct()
                .toList();
    }

    /** Loads a shipped pack by its identifier, else the folder or archive at this path. */
    public PackReport load(String idOrPath) {
        if (!shipped.containsKey(idOrPath)) {
            try {
                return load(Path.of(idOrPath));
            } catch (InvalidPathException e) {
                return notFound(idOrPath);
            }
        }
        Loading loading = new Loading();
        return loading.report(new Origin(idOrPath, shipped.get(idOrPath).files(idOrPath), null));
    }

    /** Loads the pack in this folder or archive. */
    public PackReport load(Path path) {
        if (!Files.exists(path)) {
            return notFound(path.toString());
        }
        Loading loading = new Loading();
        return loading.report(new Origin(
                LocalPack.name(path),
                LocalPack.files(path, loading.findings::add),
                path.toAbsolutePath().getParent()));
    }

    private PackReport notFound(String value) {
        return new PackReport(
                null,
                List.of(Finding.of(Code.PACK_NOT_FOUND)
                        .value(value)
                        .with("valid", String.join(", ", shipped()))
                        .build()));
    }

    private record Origin(
            String name, List<PackFile> files, @Nullable Path beside) {}

    private record Part(Header header, Contents contents) {}

    /** One run; collects the findings of every pack on the way. */
    private final class Loading {
        private final List<Finding> findings = new ArrayList<>();
        private final List<Finding> inspected = new ArrayList<>();
        private final Map<String, Part> parts = new LinkedHashMap<>();
        private final List<String> open = new ArrayList<>();

        PackReport report(Origin origin) {
            Optional<Part> own = resolve(origin, "");
            addWhatInspectionFound();
            if (own.isEmpty()) {
                return new PackReport(null, findings);
            }
            Contents merged = new Contents();
            parts.values().forEach(part -> merged.overrideWith(part.contents()));
            Assembly assembly = new Assembly(merged);
            assembly.check();
            if (findings.stream().anyMatch(Finding::isError)) {
                return new PackReport(null, findings);
            }
            boolean fictitious =
                    parts.values().stream().anyMatch(part -> part.header().fictitious());
            return new PackReport(assembly.pack(own.get().header(), List.copyOf(parts.keySet()), fictitious), findings);
        }

        private void addWhatInspectionFound() {
            Set<List<@Nullable Object>> told = new HashSet<>();
            findings.forEach(finding -> told.add(Arrays.asList(finding.file(), finding.path())));
            inspected.stream()
                    .filter(finding -> told.add(Arrays.asList(finding.file(), finding.path())))
                    .forEach(findings::add);
        }

        /** Reads a pack and, before it, what it extends. */
        private Optional<Part> resolve(Origin origin, String prefix) {
            Optional<PackFile> named = origin.files().stream()
                    .filter(file -> HEADERS.contains(file.path()))
                    .findFirst();
            if (named.isEmpty()) {
                findings.add(Finding.of(Code.NOT_A_PACK)
                        .file(origin.name())
                        .value(origin.name())
                        .build());
                return Optional.empty();
            }
            Optional<SourceTree> document = document(named.get(), prefix);
            Optional<SchemaVersion> form =
                    document.flatMap(tree -> Header.FORMS.version(tree, "schema", 1, findings::add));
            if (document.isPresent() && form.isEmpty()) {
                // Of another form nothing can be said, least of all what is wrong with it.
                return Optional.empty();
            }
            Optional<FieldReader> reader = document.map(tree -> reader(tree, form.orElseThrow(), DocumentSchema.PACK));
            Optional<Header> header = reader.flatMap(Header::read);
            if (header.isPresent()) {
                open.add(header.get().id());
                List<String> bases = header.get().bases();
                for (int i = 0; i < bases.size(); i++) {
                    extend(bases.get(i), "extends[" + i + "]", reader.get(), origin);
                }
                open.remove(header.get().id());
            }
            Contents contents = contents(origin, named.get(), prefix, form.orElse(Header.FORMS.newest()));
            return header.map(found -> {
                Part part = new Part(found, contents);
                parts.put(found.id(), part);
                return part;
            });
        }

        private void extend(String base, String key, FieldReader at, Origin from) {
            if (open.contains(base)) {
                at.report(
                        key,
                        Finding.of(Code.PACK_CYCLE).value(base).with("way", String.join(" > ", open) + " > " + base));
            } else if (!base.matches(Header.ID)) {
                at.report(key, Finding.of(Code.OUTSIDE_PACK).value(base));
            } else if (!parts.containsKey(base)) {
                Optional<Origin> origin = find(base, from);
                if (origin.isEmpty()) {
                    at.report(
                            key,
                            Finding.of(Code.PACK_NOT_FOUND).value(base).with("valid", String.join(", ", shipped())));
                    return;
                }
                Optional<Part> part = resolve(origin.get(), base + "/");
                if (part.isPresent() && !part.get().header().id().equals(base)) {
                    at.report(
                            key,
                            Finding.of(Code.PACK_NOT_FOUND)
                                    .value(base)
                                    .with("valid", part.get().header().id()));
                }
            }
        }

        private Optional<Origin> find(String id, Origin from) {
            PackSource source = shipped.get(id);
            if (source != null) {
                return Optional.of(new Origin(id, source.files(id), null));
            }
            List<Path> places = new ArrayList<>();
            if (from.beside() != null) {
                places.add(from.beside());
            }
            if (folder != null) {
                places.add(folder);
            }
            for (Path place : places) {
                for (String name : List.of(id, id + ".zip", id + ".jar")) {
                    Path path = place.resolve(name);
                    if (Files.exists(path)) {
                        List<PackFile> files = LocalPack.files(path, finding -> findings.add(under(id, finding)));
                        return Optional.of(new Origin(id, files, place));
                    }
                }
            }
            return Optional.empty();
        }

        private Finding under(String id, Finding finding) {
            return new Finding(
                    finding.code(),
                    finding.severity(),
                    id + "/" + finding.file(),
                    finding.row(),
                    finding.column(),
                    finding.path(),
                    finding.value(),
                    finding.details());
        }

        private Contents contents(Origin origin, PackFile header, String prefix, SchemaVersion form) {
            Contents contents = new Contents();
            for (PackFile file : origin.files()) {
                if (file.path().equals(header.path())) {
                    continue;
                }
                if (PackPaths.isText(file.path())) {
                    text(file, prefix).ifPresent(text -> contents.texts.put(file.path(), text));
                } else {
                    document(file, prefix)
                            .map(tree -> reader(tree, form, DocumentSchema.PACK_DATA))
                            .ifPresent(contents::read);
                }
            }
            return contents;
        }

        private Optional<String> text(PackFile file, String prefix) {
            try {
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(file.bytes()))
                        .toString());
            } catch (CharacterCodingException e) {
                findings.add(Finding.of(Code.UNREADABLE_ENCODING)
                        .file(prefix + file.path())
                        .with("expected", "UTF-8")
                        .build());
                return Optional.empty();
            }
        }

        private Optional<SourceTree> document(PackFile file, String prefix) {
            DocumentCodec codec = codecs.get(PackPaths.extension(file.path()));
            if (codec == null) {
                throw new EssaimException("No codec reads [" + file.path() + "]; there are codecs for "
                        + codecs.keySet() + ".\nMaybe essaim-jackson is missing from the class path.");
            }
            return codec.decode(file.bytes(), prefix + file.path(), findings::add);
        }

        private FieldReader reader(SourceTree written, SchemaVersion form, DocumentSchema schema) {
            SourceTree document = Header.FORMS.migrate(written, form);
            if (inspection != null) {
                inspection.inspect(document, schema, inspected::add);
            }
            Consumer<Finding> sink = findings::add;
            return FieldReader.of(document, Optional.ofNullable(validator), sink);
        }
    }
}
