package org.essaim.engagement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.essaim.document.FieldReader;
import org.essaim.engagement.Enrolment.State;
import org.essaim.organisation.Function;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;

/** How rows of tables are read, and in which order what they tell happened. */
final class EngagementRows {
    static final Comparator<Application> APPLICATIONS = Comparator.comparing(Application::date)
            .thenComparing(Application::structure)
            .thenComparing(Application::reference);

    static final Comparator<Choice> CHOICES = Comparator.<Choice, java.time.LocalDate>comparing(
                    each -> each.choice().date())
            .thenComparing(Choice::structure)
            .thenComparing(each -> each.choice().kind())
            .thenComparing(each -> each.choice().approach())
            .thenComparing(each -> each.choice().provider())
            .thenComparing(each -> each.choice().reason());

    static final Comparator<Sent> SENT = Comparator.<Sent, java.time.LocalDate>comparing(
                    each -> each.participants().date())
            .thenComparing(Sent::structure)
            .thenComparing(each -> each.participants().phase())
            .thenComparing(each -> each.participants().function());

    private EngagementRows() {}

    /** An approach and the structure that tried or chose it. */
    record Choice(String structure, ApproachChoice choice) {}

    /** People and the structure that sends them. */
    record Sent(String structure, Participants participants) {
        List<Object> key() {
            return List.of(structure, participants.phase(), participants.function(), participants.date());
        }
    }

    static Optional<Application> application(FieldReader row) {
        return row.build(Application.class, row.text("structure"), row.date("date"), row.text("reference", ""));
    }

    static Optional<Move> decision(FieldReader row) {
        return row.build(
                Move.class,
                row.text("structure"),
                row.oneOf("state", State.class),
                "",
                row.date("date"),
                row.text("reason", ""),
                "");
    }

    static Optional<Move> move(FieldReader row) {
        return row.build(
                Move.class,
                row.text("structure"),
                row.oneOf("state", State.class),
                row.text("phase", ""),
                row.date("date"),
                row.text("reason", ""),
                row.text("waiver", ""));
    }

    static Optional<Choice> choice(FieldReader row) {
        String structure = row.text("structure");
        return row.build(
                        ApproachChoice.class,
                        row.oneOf("kind", ApproachChoice.Kind.class),
                        row.text("approach"),
                        row.text("provider", ""),
                        row.date("date"),
                        row.text("reason", ""))
                .map(choice -> new Choice(structure, choice));
    }

    static Optional<Sent> sent(FieldReader row) {
        String structure = row.text("structure");
        return row.build(
                        Participants.class,
                        row.text("phase"),
                        row.oneOf("function", Function.class),
                        row.small("number"),
                        row.date("date"))
                .map(participants -> new Sent(structure, participants));
    }

    /** By day; of one day, as a way goes: the decision, the phases in their order, the pause, the end. */
    static Comparator<Move> moves(Programme programme) {
        return Comparator.comparing(Move::date)
                .thenComparing(Move::state)
                .thenComparing(
                        move -> programme.phase(move.phase()).map(Phase::number).orElse(0))
                .thenComparing(Move::structure)
                .thenComparing(Move::phase)
                .thenComparing(Move::reason)
                .thenComparing(Move::waiver);
    }
}
