package org.essaim.engagement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.essaim.engagement.Enrolment.State;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;
import org.essaim.organisation.Function;
import org.essaim.programme.Approach;
import org.essaim.programme.EntryCondition;
import org.essaim.programme.EntryCondition.Approached;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;

/** What speaks against something that somebody wants to record; no finding names a person. */
final class EngagementRules {
    private EngagementRules() {}

    /** An application to a call, beside the structure's enrolments in the programme. */
    static List<Finding> application(CallForApplications call, List<Enrolment> before, Application application) {
        List<Finding> findings = new ArrayList<>();
        LocalDate day = application.date();
        if (day.isBefore(call.opens())) {
            findings.add(Finding.of(Code.CALL_NOT_OPEN)
                    .column("date")
                    .value(day.toString())
                    .with("call", call.code())
                    .with("opens", call.opens())
                    .build());
        }
        if (day.isAfter(call.closes())) {
            findings.add(Finding.of(Code.APPLICATION_LATE)
                    .column("date")
                    .value(day.toString())
                    .with("call", call.code())
                    .with("closes", call.closes())
                    .build());
        }
        before.stream()
                .filter(each -> each.call().equals(call.code()) || each.isOnItsWay())
                .findFirst()
                .ifPresent(each -> findings.add(Finding.of(Code.APPLIED_TWICE)
                        .value(application.structure())
                        .with("state", each.state())
                        .with("date", each.last().date())
                        .build()));
        return findings;
    }

    /** A step, beside the structure's newest enrolment in the programme. */
    static List<Finding> move(Programme programme, Optional<Enrolment> way, Move move) {
        if (move.state() == State.APPLIED) {
            return List.of(Finding.of(Code.ILLEGAL_TRANSITION)
                    .value(move.structure())
                    .with("from", way.map(each -> each.state().name()).orElse("–"))
                    .with("to", move.state())
                    .with("legal", legal(way))
                    .build());
        }
        boolean decision = move.state() == State.ACCEPTED || move.state() == State.REFUSED;
        if (way.isEmpty() || (decision && move.date().isBefore(way.get().appliedOn()))) {
            return List.of(Finding.of(decision ? Code.DECISION_BEFORE_APPLICATION : Code.NOT_ON_ITS_WAY)
                    .value(move.structure())
                    .with("programme", programme.id())
                    .with("date", move.date())
                    .build());
        }
        Enrolment enrolment = way.get();
        if (decision && enrolment.steps().size() > 1) {
            Enrolment.Step decided = enrolment.steps().get(1);
            return List.of(Finding.of(Code.DECIDED_TWICE)
                    .value(move.structure())
                    .with("state", decided.state())
                    .with("date", decided.date())
                    .build());
        }
        List<Finding> findings = new ArrayList<>();
        if (!Enrolment.following(enrolment.state()).contains(move.state())) {
            findings.add(Finding.of(Code.ILLEGAL_TRANSITION)
                    .value(move.structure())
                    .with("from", enrolment.state())
                    .with("to", move.state())
                    .with("legal", legal(way))
                    .build());
        } else if (move.date().isBefore(enrolment.last().date())) {
            findings.add(Finding.of(Code.STEP_BEFORE_THE_LAST)
                    .column("date")
                    .value(move.date().toString())
                    .with("structure", move.structure())
                    .with("last", enrolment.last().date())
                    .build());
        } else if (move.state() == State.ENGAGED) {
            phase(programme, enrolment, move, findings);
        } else if (move.reason().isBlank() && leaves(move.state())) {
            findings.add(Finding.of(Code.NO_REASON)
                    .column("reason")
                    .value(move.structure())
                    .with("state", move.state())
                    .build());
        }
        return findings;
    }

    private static boolean leaves(State state) {
        return state == State.WITHDRAWN || state == State.REFUSED || state == State.SUSPENDED;
    }

    private static String legal(Optional<Enrolment> way) {
        Set<State> legal = way.map(each -> Enrolment.following(each.state())).orElse(Set.of());
        return legal.isEmpty()
                ? "–"
                : EnumSet.copyOf(legal).stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static void phase(Programme programme, Enrolment enrolment, Move move, List<Finding> findings) {
        Optional<Phase> entered = programme.phase(move.phase());
        if (entered.isEmpty()) {
            findings.add(unknownPhase(programme, move.phase()));
            return;
        }
        Optional<Phase> last = programme.phase(enrolment.lastPhase());
        boolean resumes = enrolment.state() == State.SUSPENDED;
        int least =
                last.map(phase -> resumes ? phase.number() : phase.number() + 1).orElse(0);
        if (entered.get().number() < least) {
            findings.add(Finding.of(Code.PHASE_OUT_OF_ORDER)
                    .column("phase")
                    .value(move.phase())
                    .with("structure", move.structure())
                    .with("last", enrolment.lastPhase())
                    .build());
            return;
        }
        EntryCondition entry = entered.get().entry();
        if (entry != null) {
            for (String lacking : lacking(programme, entry, enrolment, entered.get(), move.date())) {
                Finding.Builder finding = Finding.of(Code.ENTRY_CONDITION)
                        .column("phase")
                        .value(move.structure())
                        .with("phase", entered.get().title())
                        .with("lacking", lacking)
                        .with("condition", entry.text());
                findings.add((move.waiver().isBlank() ? finding : finding.severity(Severity.WARNING)).build());
            }
        }
    }

    private static Finding unknownPhase(Programme programme, String phase) {
        return Finding.of(Code.UNKNOWN_PHASE)
                .column("phase")
                .value(phase)
                .with("valid", programme.phases().stream().map(Phase::code).collect(Collectors.joining(", ")))
                .build();
    }

    /** What of a condition does not hold, in words of both languages: a finding has one text of its own in each. */
    private static List<String> lacking(
            Programme programme, EntryCondition entry, Enrolment enrolment, Phase phase, LocalDate day) {
        List<String> lacking = new ArrayList<>();
        for (String before : entry.after()) {
            boolean been =
                    enrolment.steps().stream().anyMatch(step -> step.phase().equals(before));
            if (!been) {
                lacking.add(programme.phase(before).map(Phase::title).orElse(before));
            }
        }
        if (entry.approach() == Approached.CHOSEN && enrolment.chosen(day).isEmpty()) {
            lacking.add("aucune approche choisie / no approach chosen");
        }
        if (entry.approach() == Approached.TRIED
                && enrolment.choices().stream().noneMatch(each -> !each.date().isAfter(day))) {
            lacking.add("aucune approche essayée / no approach tried");
        }
        SortedMap<Function, Integer> people = enrolment.participants(phase.code(), day);
        int number = people.values().stream().mapToInt(Integer::intValue).sum();
        if (number < entry.participants()) {
            lacking.add("participants " + number + " < " + entry.participants());
        }
        if (!entry.functions().isEmpty()
                && entry.functions().stream().noneMatch(function -> people.getOrDefault(function, 0) > 0)) {
            lacking.add(words(entry.functions(), Locale.FRENCH) + " / " + words(entry.functions(), Locale.ENGLISH));
        }
        return lacking;
    }

    private static String words(List<Function> functions, Locale locale) {
        return functions.stream().map(function -> function.title(locale)).collect(Collectors.joining(", "));
    }

    /** An approach that a structure tried or chose. */
    static List<Finding> choice(Programme programme, Optional<Enrolment> way, String structure, ApproachChoice choice) {
        List<Finding> findings = new ArrayList<>();
        engagedOn(programme, way, structure, choice.date(), findings);
        if (programme.approach(choice.approach()).isEmpty()) {
            findings.add(Finding.of(Code.UNKNOWN_APPROACH)
                    .column("approach")
                    .value(choice.approach())
                    .with(
                            "valid",
                            programme.approaches().stream().map(Approach::code).collect(Collectors.joining(", ")))
                    .build());
        } else if (!choice.provider().isEmpty()
                && programme.offers(choice.approach()).stream()
                        .noneMatch(offer -> offer.provider().equals(choice.provider()))) {
            findings.add(Finding.of(Code.UNKNOWN_PROVIDER)
                    .column("provider")
                    .value(choice.provider())
                    .with("approach", choice.approach())
                    .with(
                            "valid",
                            programme.offers(choice.approach()).stream()
                                    .map(offer -> offer.provider())
                                    .collect(Collectors.joining(", ")))
                    .build());
        } else if (choice.kind() == ApproachChoice.Kind.CHOSEN
                && way.isPresent()
                && way.get().choices().stream()
                        .noneMatch(each -> each.kind() == ApproachChoice.Kind.TRIED
                                && each.approach().equals(choice.approach()))) {
            findings.add(Finding.of(Code.CHOSEN_UNTRIED)
                    .column("approach")
                    .value(choice.approach())
                    .with("structure", structure)
                    .build());
        }
        return findings;
    }

    /** How many people a structure sends into a phase. */
    static List<Finding> participants(
            Programme programme, Optional<Enrolment> way, String structure, Participants participants) {
        List<Finding> findings = new ArrayList<>();
        if (way.isEmpty() || participants.date().isBefore(way.get().appliedOn())) {
            findings.add(notOnItsWay(programme, structure, participants.date()));
        }
        if (programme.phase(participants.phase()).isEmpty()) {
            findings.add(unknownPhase(programme, participants.phase()));
        }
        return findings;
    }

    private static void engagedOn(
            Programme programme, Optional<Enrolment> way, String structure, LocalDate day, List<Finding> findings) {
        boolean there = way.flatMap(each -> each.stateOn(day))
                .filter(state -> state == State.ACCEPTED || state == State.ENGAGED || state == State.SUSPENDED)
                .isPresent();
        if (!there) {
            findings.add(notOnItsWay(programme, structure, day));
        }
    }

    private static Finding notOnItsWay(Programme programme, String structure, LocalDate day) {
        return Finding.of(Code.NOT_ON_ITS_WAY)
                .value(structure)
                .with("programme", programme.id())
                .with("date", day)
                .build();
    }
}
