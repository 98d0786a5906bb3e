package org.essaim.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Finding;
import org.essaim.organisation.Assignment;
import org.essaim.organisation.ByDate;
import org.essaim.organisation.CollectiveAgreement;
import org.essaim.organisation.Staff;
import org.essaim.organisation.Structure;
import org.essaim.organisation.WorkerId;
import org.essaim.spi.Document;
import org.essaim.spi.DocumentKey;
import org.essaim.spi.Store;
import org.essaim.spi.StoreException;

/** How structures, staff and mappings are kept as documents of a store. */
final class SettingsForm {
    /** The identifier of what holds for every structure. */
    static final String FEDERATION = "federation";

    private SettingsForm() {}

    /** A value and the version of the document that held it; 0 if there was none. */
    record Loaded<T>(T value, long version) {}

    private record Dated(LocalDate from, String value) {}

    static DocumentKey structureKey(String id) {
        return new DocumentKey("structure", id);
    }

    static DocumentKey mappingKey(String owner) {
        return new DocumentKey("mapping", owner);
    }

    static DocumentKey servicesKey() {
        return new DocumentKey("services", FEDERATION);
    }

    static DocumentKey staffKey(String structure) {
        return new DocumentKey("staff", structure);
    }

    static Tree tree(Structure structure) {
        return Tree.fields()
                .put("id", structure.id())
                .put("name", structure.name())
                .putIfPresent("siret", structure.siret())
                .putIfPresent("finess", structure.finess())
                .putIfPresent("departement", structure.departement())
                .put("zone", structure.zone().getId())
                .put("agreements", dated(structure.agreement(), Enum::name))
                .build();
    }

    static Optional<Loaded<Structure>> structure(Store store, String id, long asOf) {
        return store.document(structureKey(id), asOf).map(SettingsForm::structure);
    }

    private static Loaded<Structure> structure(Document document) {
        return load(document, reader -> {
            ByDate<CollectiveAgreement> agreements = byDate(reader, "agreements", CollectiveAgreement::valueOf);
            return reader.build(
                    Structure.class,
                    reader.text("id"),
                    reader.text("name"),
                    reader.optionalText("siret").orElse(null),
                    reader.optionalText("finess").orElse(null),
                    reader.optionalText("departement").orElse(null),
                    ZoneId.of(reader.text("zone")),
                    agreements);
        });
    }

    static List<Structure> structures(Store store) {
        return store.documents("structure").stream()
                .map(document -> structure(document).value())
                .toList();
    }

    static List<String> knownStructures(Store store) {
        return store.documents("structure").stream()
                .map(document -> document.key().id())
                .toList();
    }

    static Tree tree(CategoryMapping mapping) {
        Tree.Builder labels = Tree.fields();
        mapping.labels().forEach((label, categories) -> labels.put(label, dated(categories, Enum::name)));
        return Tree.fields().put("labels", labels.build()).build();
    }

    static Loaded<CategoryMapping> mapping(Store store, String owner, long asOf) {
        return store.document(mappingKey(owner), asOf)
                .map(document -> load(document, reader -> {
                    Map<String, ByDate<Category>> meanings = new LinkedHashMap<>();
                    reader.one("labels", labels -> {
                        for (String label : labels.keys()) {
                            meanings.put(label, byDate(labels, label, Category::valueOf));
                        }
                        return Optional.of(meanings);
                    });
                    return Optional.of(CategoryMapping.of(meanings));
                }))
                .orElse(new Loaded<>(CategoryMapping.empty(), 0));
    }

    static Tree tree(ServiceMapping services) {
        Tree.Builder classes = Tree.fields();
        services.services()
                .forEach((service, byDate) -> classes.put(
                        service,
                        dated(byDate, meaning -> meaning.scheme().name() + (meaning.fragile() ? " fragile" : ""))));
        return Tree.fields().put("services", classes.build()).build();
    }

    static Loaded<ServiceMapping> services(Store store, long asOf) {
        return store.document(servicesKey(), asOf)
                .map(document -> load(document, reader -> {
                    Map<String, ByDate<ServiceClass>> meanings = new LinkedHashMap<>();
                    reader.one("services", services -> {
                        for (String service : services.keys()) {
                            meanings.put(service, byDate(services, service, SettingsForm::serviceClass));
                        }
                        return Optional.of(meanings);
                    });
                    return Optional.of(ServiceMapping.of(meanings));
                }))
                .orElse(new Loaded<>(ServiceMapping.empty(), 0));
    }

    private static ServiceClass serviceClass(String text) {
        boolean fragile = text.endsWith(" fragile");
        return new ServiceClass(Scheme.valueOf(fragile ? text.substring(0, text.indexOf(' ')) : text), fragile);
    }

    static Tree tree(Staff staff) {
        Tree.Builder workers = Tree.fields();
        new TreeMap<>(staff.assignments())
                .forEach((worker, byDate) -> workers.put(worker.value(), dated(byDate, SettingsForm::text)));
        return Tree.fields().put("workers", workers.build()).build();
    }

    static Loaded<Staff> staff(Store store, String structure, long asOf) {
        return store.document(staffKey(structure), asOf)
                .map(document -> load(document, reader -> {
                    Map<WorkerId, ByDate<Assignment>> assignments = new TreeMap<>();
                    reader.one("workers", workers -> {
                        for (String worker : workers.keys()) {
                            assignments.put(new WorkerId(worker), byDate(workers, worker, SettingsForm::assignment));
                        }
                        return Optional.of(assignments);
                    });
                    return Optional.of(new Staff(structure, assignments));
                }))
                .orElse(new Loaded<>(Staff.none(structure), 0));
    }

    // The weekly seconds stand behind the function: what was written before contracts were known reads as it did.
    private static String text(Assignment assignment) {
        String weekly = assignment.weekly() == null ? "" : "@" + assignment.weekly();
        return assignment.function() + weekly + " " + assignment.team();
    }

    private static Assignment assignment(String text) {
        int space = text.indexOf(' ');
        String[] function = text.substring(0, space).split("@", 2);
        return new Assignment(
                text.substring(space + 1),
                org.essaim.organisation.Function.valueOf(function[0]),
                function.length == 1 ? null : Long.valueOf(function[1]));
    }

    static <T> Tree dated(ByDate<T> byDate, Function<T, String> write) {
        return Tree.of(byDate.changes().stream()
                .map(change -> Tree.fields()
                        .put("from", date(change.date()))
                        .put("value", write.apply(change.value()))
                        .build())
                .toList());
    }

    static <T> ByDate<T> byDate(FieldReader reader, String key, Function<String, T> read) {
        List<ByDate.From<T>> changes = new ArrayList<>();
        for (Dated dated :
                reader.each(key, each -> each.build(Dated.class, day(each.text("from")), each.text("value")))) {
            changes.add(new ByDate.From<>(dated.from(), read.apply(dated.value())));
        }
        return ByDate.of(changes);
    }

    // LocalDate.MIN stands for "always" and has no everyday form.
    static String date(LocalDate date) {
        return date.equals(LocalDate.MIN) ? "always" : date.toString();
    }

    static LocalDate day(String text) {
        return text.equals("always") ? LocalDate.MIN : date(text);
    }

    // Every closing reads hundreds of them, and a formatter takes its time: it is left to what looks unusual.
    private static LocalDate date(String text) {
        if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            int year = digits(text, 0, 4);
            int month = digits(text, 5, 7);
            int day = digits(text, 8, 10);
            if (year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28) {
                return LocalDate.of(year, month, day);
            }
        }
        return LocalDate.parse(text);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    static <T> Loaded<T> load(Document document, Function<FieldReader, Optional<T>> reading) {
        List<Finding> findings = new ArrayList<>();
        SourceTree source = new SourceTree(document.content(), document.key().toString(), Map.of());
        Optional<T> value = reading.apply(FieldReader.of(source, Optional.empty(), findings::add));
        if (value.isEmpty() || !findings.isEmpty()) {
            throw new StoreException("Document [" + document.key() + "] version [" + document.version()
                    + "] cannot be read: "
                    + findings.stream().map(Finding::code).toList()
                    + ".\nMaybe a newer Essaim wrote it, or the store is damaged.");
        }
        return new Loaded<>(value.get(), document.version());
    }
}
