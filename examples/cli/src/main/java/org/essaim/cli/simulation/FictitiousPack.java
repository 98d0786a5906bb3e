package org.essaim.cli.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.essaim.organisation.Function;
import org.essaim.time.Category;

/** The pack that goes with the exports (<i>paquet fictif</i>): who works where as what, what labels mean, who pays. */
final class FictitiousPack {
    /** In which month prices rise, counted from the first. */
    static final int RISE = 6;

    private static final int STRUCTURES_A_FILE = 100;

    private final Period period;
    private final StringBuilder structures = new StringBuilder("structures:\n");
    /** Some structures each: a file of a pack has its limits. */
    private final List<StringBuilder> staff = new ArrayList<>();

    private final StringBuilder ownLabels = new StringBuilder();
    private int count;

    FictitiousPack(Period period) {
        this.period = period;
    }

    void add(FictitiousStructure structure) {
        if (count % STRUCTURES_A_FILE == 0) {
            staff.add(new StringBuilder("staff:\n"));
        }
        count++;
        StringBuilder members = staff.get(staff.size() - 1);
        line(structures, "  - id: " + structure.id());
        line(structures, "    name: " + quoted(structure.name()));
        line(structures, "    departement: " + quoted(structure.departement()));
        line(structures, "    zone: " + Period.ZONE.getId());
        line(structures, "    agreements:");
        line(structures, "      - {from: " + first() + ", agreement: IDCC_2941}");
        structure.assignments().forEach((worker, assignments) -> {
            line(members, "  - structure: " + structure.id());
            line(members, "    worker: " + worker);
            line(members, "    assignments:");
            assignments.forEach((day, assignment) -> line(
                    members,
                    "      - {from: " + period.date(day) + ", team: " + quoted(assignment.team()) + ", function: "
                            + assignment.function() + "}"));
        });
        Vocabulary.SPELLINGS.forEach((category, spellings) -> {
            String label = structure.vocabulary.label(category);
            if (!sameWord(label, spellings.get(0))) {
                label(ownLabels, label, category, ", structure: " + structure.id());
            }
        });
    }

    // Apostrophes and spaces at the ends never make two labels differ.
    private static boolean sameWord(String label, String other) {
        return label.replace('’', '\'').strip().equals(other);
    }

    private LocalDate first() {
        return period.date(0);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private void label(StringBuilder labels, String label, Category category, String structure) {
        line(
                labels,
                "  - {label: " + quoted(label) + ", category: " + category + ", from: " + first() + structure + "}");
    }

    /** Writes everything; the ceilings are made of what was tallied. */
    void writeTo(Path folder, Tally tally) throws IOException {
        Files.createDirectories(folder);
        Map<String, String> files = new TreeMap<>();
        files.put("pack.yaml", head());
        files.put("federation.yaml", federation() + structures);
        for (int i = 0; i < staff.size(); i++) {
            files.put("staff-" + (i + 1) + ".yaml", staff.get(i).toString());
        }
        files.put("labels.yaml", labels());
        files.put("services.yaml", services());
        files.put("rules.yaml", rules());
        files.put("costs.yaml", costs());
        files.put("agreements.yaml", new FictitiousFunding(period, tally).toYaml());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String head() {
        String title = "Fédération fictive – " + count + " structures, " + period.months() + " mois à partir de "
                + period.month(0);
        return """
                # Simulated: no organisation, person or amount in this pack exists.
                id: simulation
                title: TITLE
                version: "1"
                fictitious: true
                """.replace("TITLE", quoted(title));
    }

    private static String federation() {
        return """
                federation:
                  id: fictive
                  name: "Fédération fictive du Bocage"
                  fictitious: true
                """;
    }

    private String labels() {
        StringBuilder labels = new StringBuilder("labels:\n");
        Vocabulary.SPELLINGS.forEach((category, spellings) -> label(labels, spellings.get(0), category, ""));
        return labels.append(ownLabels).toString();
    }

    private String services() {
        StringBuilder services = new StringBuilder("services:\n");
        for (Beneficiary.Service service : Beneficiary.SERVICES) {
            line(
                    services,
                    "  - {service: " + quoted(service.name()) + ", scheme: " + service.scheme() + ", fragile: "
                            + service.fragile() + ", from: " + first() + "}");
        }
        return services.toString();
    }

    private String rules() {
        return """
                rules:
                  - id: fictif-2941
                    from: FIRST
                    agreement: IDCC_2941
                    basis: PLANNED
                    cancelledPaid: true
                    consecutiveTravel: true
                    longestTravelMinutes: 30
                    source: fictif
                """.replace("FIRST", first().toString());
    }

    private String costs() {
        StringBuilder costs = new StringBuilder("costs:\n");
        for (Function function : Function.values()) {
            cost(costs, function, 0, "");
        }
        // One structure knows its own figure better than the federation.
        cost(costs, Function.CARE_WORKER, 72, ", structure: S001");
        return costs.toString();
    }

    private void cost(StringBuilder costs, Function function, int moreCents, String structure) {
        int cents = cents(function) + moreCents;
        cost(costs, function, first(), cents, structure);
        if (period.months() > RISE) {
            cost(costs, function, period.date(period.monthStart(RISE)), cents + cents / 45, structure);
        }
    }

    private static void cost(StringBuilder costs, Function function, LocalDate from, int cents, String structure) {
        line(
                costs,
                "  - {function: " + function + ", from: " + from + ", hourly: \"" + cents / 100 + "." + cents / 10 % 10
                        + cents % 10 + "\"" + structure + ", source: fictif}");
    }

    private static int cents(Function function) {
        return switch (function) {
            case CARE_WORKER -> 2460;
            case TEAM_FACILITATOR -> 2680;
            case AREA_MANAGER -> 3350;
            case DIRECTOR -> 5230;
            case ADMINISTRATIVE -> 2590;
        };
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
