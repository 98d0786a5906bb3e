package org.essaim.claim;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Figures;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;
import org.joda.money.Money;

/** Lays claims out for people: where each stands, every step, every cut, and the sums that a reader can redo. */
final class ClaimsReport {
    private final String subtitle;
    private final List<Claim> claims;
    private final List<Claim> superseded;
    private final Locale locale;
    private final Balance total;

    ClaimsReport(String subtitle, List<Claim> claims, List<Claim> superseded, Locale locale) {
        this.subtitle = subtitle;
        this.claims = claims;
        this.superseded = superseded;
        this.locale = locale;
        this.total = Balance.sum(claims.stream().map(Claim::balance).toList());
    }

    Report report() {
        return new Report(
                "claims",
                text("Suivi des demandes de versement", "Claims and payments"),
                subtitle,
                locale,
                Audience.RECIPIENT,
                false,
                null,
                List.of(summary(), steps(), checks()));
    }

    private Section summary() {
        List<Block> blocks = new ArrayList<>();
        if (claims.isEmpty()) {
            blocks.add(new Block.Paragraph(text("Aucune demande n’a été déposée.", "No claim was submitted.")));
            return new Section("suivi", text("Suivi", "Claims"), false, blocks);
        }
        blocks.add(new Block.Facts(List.of(
                fact("claimed", text("Demandé", "Claimed"), total.claimed()),
                fact("pending", text("En instruction", "Awaiting settlement"), total.pending()),
                fact("accepted", text("Accepté", "Accepted"), total.accepted()),
                fact("paid", text("Versé", "Paid"), total.paid()),
                fact("outstanding", text("Reste à verser", "Outstanding"), total.outstanding()),
                fact("to.recover", text("Reste à reverser au financeur", "To be recovered"), total.toRecover()))));
        notices(blocks);
        blocks.add(asked());
        blocks.add(paid());
        return new Section("suivi", text("Suivi", "Claims"), false, blocks);
    }

    private void notices(List<Block> blocks) {
        if (!superseded.isEmpty()) {
            blocks.add(new Block.Notice(text(
                            "Demandes établies sur un relevé dont une version plus récente a été émise\u00a0: ",
                            "Claims on a statement of which a newer version was issued: ")
                    + ids(superseded)));
        }
        TreeSet<String> open = new TreeSet<>();
        claims.forEach(claim -> open.addAll(claim.open()));
        if (!open.isEmpty()) {
            blocks.add(new Block.Notice(text(
                            "Mois qui n’étaient pas clos, donc absents des relevés demandés\u00a0: ",
                            "Months that were not sealed, and are not in the statements claimed: ")
                    + String.join(", ", open)));
        }
    }

    private static String ids(List<Claim> named) {
        return String.join(", ", named.stream().map(Claim::id).toList());
    }

    private Block asked() {
        List<Column> columns = new ArrayList<>(heads());
        columns.add(Column.of("version", text("Version", "Version")));
        columns.add(Column.of("submitted", text("Déposée le", "Submitted on")));
        columns.add(Column.summed("claimed", text("Demandé", "Claimed")));
        columns.add(Column.summed("cut", text("Rejeté", "Cut")));
        columns.add(Column.summed("accepted", text("Accepté", "Accepted")));
        columns.add(Column.of("state", text("État", "State")));
        return table(
                "claims",
                text("Demandes", "Claims"),
                columns,
                claim -> {
                    Balance balance = claim.balance();
                    List<Value> row = named(claim);
                    row.add(Value.count(claim.version()));
                    row.add(new Value.Day(claim.submitted()));
                    row.add(Value.of(balance.claimed()));
                    row.add(Value.of(balance.cut()));
                    row.add(Value.of(balance.accepted()));
                    row.add(Value.of(claim.state().title(locale)));
                    return row;
                },
                List.of(total.claimed(), total.cut(), total.accepted()));
    }

    private Block paid() {
        List<Column> columns = new ArrayList<>(heads());
        columns.add(Column.summed("accepted", text("Accepté", "Accepted")));
        columns.add(Column.summed("paid", text("Versé", "Paid")));
        columns.add(Column.summed("outstanding", text("Reste à verser", "Outstanding")));
        columns.add(Column.summed("overpaid", text("Trop-perçu", "Overpaid")));
        columns.add(Column.summed("recovered", text("Reversé", "Recovered")));
        columns.add(Column.summed("to.recover", text("Reste à reverser", "To be recovered")));
        return table(
                "payments",
                text("Versements et trop-perçus", "Payments and overpayments"),
                columns,
                claim -> {
                    Balance balance = claim.balance();
                    List<Value> row = named(claim);
                    Stream.of(
                                    balance.accepted(),
                                    balance.paid(),
                                    balance.outstanding(),
                                    balance.overpaid(),
                                    balance.recovered(),
                                    balance.toRecover())
                            .forEach(amount -> row.add(Value.of(amount)));
                    return row;
                },
                List.of(
                        total.accepted(),
                        total.paid(),
                        total.outstanding(),
                        total.overpaid(),
                        total.recovered(),
                        total.toRecover()));
    }

    private Block table(
            String id, String caption, List<Column> columns, Function<Claim, List<Value>> row, List<Money> sums) {
        List<Value> totals = new ArrayList<>();
        for (Column column : columns) {
            long before = totals.stream().filter(Value.Amount.class::isInstance).count();
            totals.add(
                    totals.isEmpty()
                            ? Value.of("Total")
                            : column.summed() ? Value.of(sums.get((int) before)) : Value.of(""));
        }
        return new Block.Table(id, caption, columns, claims.stream().map(row).toList(), totals);
    }

    // Whose agreement a claim is on is said where there are several.
    private boolean mixed() {
        return claims.stream().map(Claim::agreement).distinct().count() > 1;
    }

    private List<Column> heads() {
        List<Column> heads = new ArrayList<>();
        heads.add(Column.of("claim", text("Demande", "Claim")));
        if (mixed()) {
            heads.add(Column.of("agreement", text("Convention", "Agreement")));
        }
        heads.add(Column.of("period", text("Relevé", "Statement")));
        return heads;
    }

    private List<Value> named(Claim claim) {
        List<Value> row = new ArrayList<>();
        row.add(Value.of(claim.id()));
        if (mixed()) {
            row.add(Value.of(claim.agreement()));
        }
        Figures figures = Figures.in(locale);
        row.add(Value.of(
                claim.first().equals(claim.last())
                        ? figures.month(claim.first())
                        : figures.month(claim.first()) + " – " + figures.month(claim.last())));
        return row;
    }

    private Section steps() {
        List<List<Value>> steps = new ArrayList<>();
        List<List<Value>> cuts = new ArrayList<>();
        for (Claim claim : claims) {
            for (ClaimStep step : claim.steps()) {
                steps.add(List.of(
                        Value.of(claim.id()),
                        new Value.Day(step.date()),
                        Value.of(step.kind().title(locale)),
                        Value.of(step.amount()),
                        Value.of(step.reference()),
                        Value.of(step.actor()),
                        Value.of(moment(step.at()))));
                for (Cut cut : step.cuts()) {
                    cuts.add(List.of(
                            Value.of(claim.id()),
                            Value.of(cut.reason().title(locale)),
                            Value.of(cut.cell() == null ? "" : cut.cell().toString()),
                            Value.of(cut.text()),
                            Value.of(cut.amount())));
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "steps",
                text("Étapes", "Steps"),
                List.of(
                        Column.of("claim", text("Demande", "Claim")),
                        Column.of("date", text("Date", "Date")),
                        Column.of("step", text("Étape", "Step")),
                        Column.of("amount", text("Montant", "Amount")),
                        Column.of("reference", text("Référence", "Reference")),
                        Column.of("actor", text("Enregistré par", "Recorded by")),
                        Column.of("at", text("Enregistré le", "Recorded on"))),
                steps,
                List.of()));
        if (!cuts.isEmpty()) {
            blocks.add(new Block.Table(
                    "cuts",
                    text("Montants rejetés, par motif", "Cuts, by reason"),
                    List.of(
                            Column.of("claim", text("Demande", "Claim")),
                            Column.of("reason", text("Motif", "Reason")),
                            Column.of("cell", text("Ligne du relevé", "Line of the statement")),
                            Column.of("text", text("Précision", "Detail")),
                            Column.summed("cut", text("Rejeté", "Cut"))),
                    cuts,
                    List.of(Value.of("Total"), Value.of(""), Value.of(""), Value.of(""), Value.of(total.cut()))));
        }
        return new Section("etapes", text("Étapes", "Steps"), false, blocks);
    }

    private String moment(Instant at) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        return Figures.in(locale).day(utc.toLocalDate())
                + String.format(Locale.ROOT, ", %02d:%02d UTC", utc.getHour(), utc.getMinute());
    }

    private Section checks() {
        Money cuts = Euros.sum(claims.stream()
                .flatMap(claim -> claim.steps().stream())
                .flatMap(step -> step.cuts().stream())
                .map(Cut::amount));
        return new Section(
                "controles",
                text("Contrôles", "Checks"),
                false,
                List.of(
                        check(
                                "claimed",
                                text(
                                        "Demandé = accepté + rejeté par motif + en instruction",
                                        "Claimed = accepted + cut by reason + awaiting settlement"),
                                total.claimed(),
                                total.accepted().plus(cuts).plus(total.pending())),
                        check(
                                "owed",
                                text(
                                        "Accepté − repris par un relevé − versé + reversé = reste à verser − reste à reverser",
                                        "Accepted − taken back − paid + recovered = outstanding − to be recovered"),
                                total.accepted()
                                        .minus(total.takenBack())
                                        .minus(total.paid())
                                        .plus(total.recovered()),
                                total.outstanding().minus(total.toRecover()))));
    }

    private static Block check(String id, String title, Money expected, Money found) {
        return new Block.Check(id, title, Value.of(expected), Value.of(found), expected.equals(found));
    }

    private static Block.Facts.Fact fact(String key, String title, Money amount) {
        return new Block.Facts.Fact(key, title, Value.of(amount));
    }

    private String text(String french, String english) {
        return locale.getLanguage().equals("en") ? english : french;
    }
}
