package org.essaim.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.essaim.engagement.CallForApplications;
import org.essaim.organisation.Function;
import org.essaim.programme.Committee;
import org.essaim.programme.DeclaredCount;
import org.essaim.programme.DeclaredDate;
import org.essaim.programme.EntryCondition.Approached;
import org.essaim.programme.Phase;
import org.essaim.programme.Programme;
import org.essaim.programme.TrainingProduct.Modality;

/** What is written as a constant in programmes, in the words of whoever reads. */
final class ProgrammeWords {
    private ProgrammeWords() {}

    static String name(Programme programme) {
        return programme.acronym().isEmpty() ? programme.name() : programme.acronym();
    }

    static String kind(Language language, Phase.Kind kind) {
        return switch (kind) {
            case AWARENESS -> language.say("Sensibilisation", "Awareness");
            case MATURITY_ASSESSMENT -> language.say("Diagnostic de maturité", "Maturity assessment");
            case COLLECTIVE_TRAINING -> language.say("Formation collective", "Collective training");
            case IN_HOUSE_TRAINING -> language.say("Formation dans la structure", "In-house training");
        };
    }

    static String kind(Language language, Committee.Kind kind) {
        return switch (kind) {
            case STEERING -> language.say("Comité de pilotage", "Steering committee");
            case SCIENTIFIC -> language.say("Comité scientifique", "Scientific committee");
        };
    }

    static String precision(Language language, DeclaredCount.Precision precision) {
        return switch (precision) {
            case EXACT -> language.say("compté", "counted");
            case ABOUT -> language.say("environ", "about");
            case UNQUANTIFIED -> language.say("sans nombre", "no number given");
        };
    }

    static String precision(Language language, DeclaredDate.Precision precision) {
        return switch (precision) {
            case DAY -> language.say("au jour près", "to the day");
            case MONTH -> language.say("au mois près", "to the month");
            case YEAR -> language.say("à l’année près", "to the year");
            case EARLY_YEAR -> language.say("début d’année", "early in the year");
            case LATE_YEAR -> language.say("fin d’année", "late in the year");
        };
    }

    static String approached(Language language, Approached approached) {
        return switch (approached) {
            case ANY -> language.say("rien d’exigé", "nothing asked");
            case TRIED -> language.say("en avoir essayé une", "has tried one");
            case CHOSEN -> language.say("en avoir choisi une", "has chosen one");
        };
    }

    static String modality(Language language, Modality modality) {
        return switch (modality) {
            case COLLECTIVE -> language.say("temps collectif entre structures", "collective time between structures");
            case INDIVIDUAL -> language.say("accompagnement individuel", "individual support");
        };
    }

    static List<Part.Option> functions(Visit visit) {
        Locale locale = visit.language().locale();
        return options(visit, Function.class, (language, function) -> function.title(locale));
    }

    static <E extends Enum<E>> List<Part.Option> options(
            Visit visit, Class<E> type, BiFunction<Language, E, String> word) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> new Part.Option(each.name(), word.apply(visit.language(), each)))
                .toList();
    }

    static List<Part.Option> phases(Programme programme) {
        return programme.phases().stream()
                .map(phase -> new Part.Option(phase.code(), phase.number() + ". " + phase.title()))
                .toList();
    }

    static List<Part.Option> approaches(Programme programme) {
        return programme.approaches().stream()
                .map(approach -> new Part.Option(approach.code(), approach.title()))
                .toList();
    }

    static List<Part.Option> structures(Visit visit) {
        return visit.structures().stream()
                .map(structure -> new Part.Option(structure.id(), Forms.name(structure)))
                .toList();
    }

    static List<Part.Option> calls(Visit visit, List<CallForApplications> calls) {
        return calls.stream()
                .map(call -> new Part.Option(
                        call.code(),
                        call.title() + " (" + visit.figures().day(call.opens()) + " – "
                                + visit.figures().day(call.closes()) + ")"))
                .toList();
    }
}
