package org.essaim.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.essaim.Essaim;
import org.essaim.time.Erasure;
import org.essaim.time.RetentionPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code essaim retention}: says which months are over and, with {@code --apply}, erases them. */
@Command(name = "retention")
final class RetentionCommand implements Callable<Integer> {
    private final Program program;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(names = "--on", paramLabel = "YYYY-MM-DD", descriptionKey = "retention.on")
    private @Nullable LocalDate on;

    @Option(names = "--apply", descriptionKey = "retention.apply")
    private boolean apply;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason = "";

    RetentionCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try (Essaim essaim = store.open(program)) {
            LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
            if (apply && on != null && on.isAfter(today)) {
                throw program.texts().refusal("retention.future", on.toString());
            }
            RetentionPlan plan = essaim.privacy().plan(on == null ? today : on);
            Texts texts = program.texts();
            program.say(
                    "retention.rule",
                    texts.period(plan.rule().keep()),
                    plan.rule().source(),
                    program.figures().day(plan.rule().consulted()));
            Table table = new Table()
                    .words(texts.text("head.structure"))
                    .words(texts.text("head.month"))
                    .figures(texts.text("head.facts"))
                    .words(texts.text("head.statement"))
                    .words(texts.text("head.hold"));
            for (RetentionPlan.Month month : plan.months()) {
                table.row(
                        month.structure(),
                        month.month().toString(),
                        program.figures().count(month.facts()),
                        month.statement() == null ? "–" : month.statement(),
                        month.hold() == null ? "–" : month.hold());
            }
            if (table.isEmpty()) {
                program.say("retention.none");
                return Exit.FINE;
            }
            program.print(table);
            if (apply) {
                List<Erasure> erasures =
                        program.watched(false, () -> essaim.privacy().execute(plan, reason));
                erasures.forEach(erasure -> EraseCommand.tell(erasure, program));
            } else {
                program.say("retention.dry");
            }
            return Exit.FINE;
        }
    }
}
