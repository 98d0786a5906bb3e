package org.essaim.cli.simulation;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.essaim.time.Cancellation;
import org.essaim.time.Category;
import org.jspecify.annotations.Nullable;

/** Every cell of a structure's export that comes back, quoted and encoded once (<i>cellules</i>). */
final class ExportCells {
    final byte[] visit;
    final byte[] internal;
    final byte[] yes;
    final byte[] no;
    /** Id, title, names, and that somebody is assigned. */
    final byte[][] workers;

    final byte[] nobody;
    final byte[][] beneficiaries;
    final byte[] noBeneficiary;
    final byte[][] services;
    final Map<Category, byte[]> labels = new EnumMap<>(Category.class);
    final byte[][] teams;
    final byte[] office;
    final byte[][] repetitions;
    final byte[][] transports;
    final byte[][] notes;
    /** How somebody clocked and why not otherwise. */
    final byte[][] stamps;

    final Map<Cancellation, byte[]> cancellations = new EnumMap<>(Cancellation.class);
    final byte[] byClient;
    final byte[] byWorker;
    /** The beginning of each day's times. */
    final byte[][] dates;

    final byte[][] twoDigits = new byte[100][];

    private final Charset charset;

    ExportCells(FictitiousStructure structure) {
        charset = structure.charset();
        visit = cell("Intervention");
        internal = cell("Heure interne");
        yes = cell("Oui");
        no = cell("Non");
        workers = new byte[structure.employees.size() + 1][];
        for (Employee employee : structure.employees) {
            workers[employee.number()] = encoded(
                    employee.id() + ";" + quoted(employee.title(), employee.firstName(), employee.lastName(), "Non"));
        }
        nobody = encoded(";;;;" + quoted("Oui"));
        beneficiaries = structure.beneficiaries.stream()
                .map(who -> encoded(who.id() + ";" + quoted(who.title(), who.lastName(), who.firstName())))
                .toArray(byte[][]::new);
        noBeneficiary = encoded(";;;");
        services = cells(
                Beneficiary.SERVICES.stream().map(Beneficiary.Service::name).toList());
        for (Category category : Vocabulary.SPELLINGS.keySet()) {
            labels.put(category, cell(structure.vocabulary.label(category)));
        }
        @Nullable String unmapped = structure.vocabulary.unmapped();
        labels.put(Category.UNMAPPED, unmapped == null ? new byte[0] : cell(unmapped));
        teams = cells(
                structure.teams.stream().map(FictitiousStructure.Team::name).toList());
        office = cell(FictitiousStructure.OFFICE);
        repetitions = cells(List.of(
                "", "Tous les jours", "Du lundi au vendredi", "Une fois par semaine", "Toutes les deux semaines"));
        transports = cells(List.of("", "Transports en commun / À pied", "Véhicule personnel", "Véhicule d'entreprise"));
        List<String> remarks = new ArrayList<>(List.of(""));
        remarks.addAll(Words.NOTES);
        notes = cells(remarks);
        stamps = new byte[][] {
            encoded(quoted("QR Code") + ";"),
            encoded(quoted("Manuel", "QR Code manquant")),
            encoded(quoted("Manuel", "Erreur de QR Code")),
            encoded(quoted("Manuel", "Problème de caméra"))
        };
        cancellations.put(Cancellation.NONE, new byte[0]);
        cancellations.put(Cancellation.BILLED_AND_PAID, cell("Facturée & payée"));
        cancellations.put(Cancellation.BILLED_NOT_PAID, cell("Facturée & non payée"));
        cancellations.put(Cancellation.NEITHER, cell("Non facturée & non payée"));
        byClient = cell("Initiative du/de la client(e)");
        byWorker = cell("Initiative de l'intervenant(e)");
        // The last night watch ends on the day after the last.
        dates = new byte[structure.period.days() + 1][];
        for (int day = 0; day < dates.length; day++) {
            dates[day] = encoded("\"" + structure.period.date(day).toString().replace('-', '/') + " ");
        }
        for (int number = 0; number < twoDigits.length; number++) {
            twoDigits[number] = new byte[] {(byte) ('0' + number / 10), (byte) ('0' + number % 10)};
        }
    }

    /** A cell; an empty one has no quotes. */
    byte[] cell(String text) {
        return text.isEmpty() ? new byte[0] : encoded(quoted(text));
    }

    private byte[][] cells(List<String> texts) {
        return texts.stream().map(this::cell).toArray(byte[][]::new);
    }

    byte[] encoded(String text) {
        return text.getBytes(charset);
    }

    static String quoted(String... texts) {
        StringBuilder cells = new StringBuilder();
        for (String text : texts) {
            cells.append(cells.isEmpty() ? "\"" : ";\"")
                    .append(text.replace("\"", "\"\""))
                    .append('"');
        }
        return cells.toString();
    }
}
