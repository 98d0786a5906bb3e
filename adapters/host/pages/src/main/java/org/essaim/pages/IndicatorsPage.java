package org.essaim.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.essaim.finding.Finding;
import org.essaim.indicator.Definition;
import org.essaim.organisation.Duty;
import org.essaim.pack.Pack;
import org.essaim.pack.Packs;
import org.essaim.recording.Recorded;

/** Indicators: which there are, what they come to, where a value comes from, and what of it may be published. */
final class IndicatorsPage extends FormPage {
    static final String PATH = "indicators";
    private static final String SHIPPED = "indicateurs";
    private static final String CSV = "csv";

    private final Publications publications = new Publications();

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title(Language language) {
        return language.say("Indicateurs", "Indicators");
    }

    @Override
    Answer show(Visit visit, List<Part> first) throws IOException {
        return switch (String.join("/", visit.below())) {
            case "" -> asked(visit, first);
            case "value" -> IndicatorValueParts.shown(visit);
            case "download" -> downloaded(visit);
            case "published/download" -> published(visit);
            default -> throw Refusal.notFound(visit.language());
        };
    }

    private Answer asked(Visit visit, List<Part> first) {
        List<Part> parts = new ArrayList<>(first);
        AskedIndicators asked;
        try {
            asked = AskedIndicators.of(visit);
        } catch (Refusal e) {
            return refused(visit, parts, e);
        }
        if (asked.isWhole()) {
            AskedIndicators.Answered answered = asked.within(visit).answer(visit);
            if (!answered.isFine()) {
                return unanswered(visit, parts, answered.findings());
            }
            parts.addAll(
                    ReportParts.of(visit, answered.report(visit), IndicatorValueParts.ways(visit, asked, answered)));
            parts.add(Exports.links(visit, formats(), PATH + "/download", asked.parameters()));
            if (visit.may(Duty.CLOSER) && visit.isWhole()) {
                parts.add(IndicatorForms.publication(visit, asked));
            }
        } else if (asked.period() != null) {
            parts.add(Part.Notice.of(
                    Part.Tone.REMARK, visit.say("Cochez un indicateur au moins.", "Tick one indicator at least.")));
        }
        rest(visit, parts, asked.withoutPeriod());
        return Screen.of(title(visit.language()), parts);
    }

    // What was asked cannot be read, or is too much: the form stands below with what was typed.
    private Answer refused(Visit visit, List<Part> parts, Refusal refusal) {
        if (refusal.status() != 400) {
            throw refusal;
        }
        parts.add(Part.Notice.of(Part.Tone.REFUSAL, refusal.what(), refusal.remedy()));
        rest(visit, parts);
        return new Screen(400, title(visit.language()), parts);
    }

    private Answer unanswered(Visit visit, List<Part> parts, List<Finding> findings) {
        parts.add(Part.Notice.of(
                Part.Tone.REFUSAL,
                visit.say("Cette question n’a pas de réponse.", "This question has no answer."),
                visit.say("Voici pourquoi.", "Here is why.")));
        Forms.findings(visit, parts, findings);
        rest(visit, parts);
        return new Screen(400, title(visit.language()), parts);
    }

    private static void rest(Visit visit, List<Part> parts, String... others) {
        List<Definition> definitions = visit.essaim().indicators().catalogue().definitions();
        if (!definitions.isEmpty()) {
            parts.add(IndicatorForms.question(visit, definitions));
            parts.add(AskedPeriod.links(visit, PATH, others));
        }
        parts.add(IndicatorForms.list(visit, definitions));
        if (visit.may(Duty.CLOSER) && visit.isWhole()) {
            parts.add(IndicatorForms.catalogue(visit));
        }
    }

    private static SortedSet<String> formats() {
        SortedSet<String> formats = new TreeSet<>(Exports.documents());
        if (Desk.hasTables()) {
            formats.add(CSV);
        }
        return formats;
    }

    private Answer downloaded(Visit visit) throws IOException {
        AskedIndicators asked = AskedIndicators.of(visit).within(visit);
        AskedIndicators.Answered answered = asked.answer(visit);
        return answered.isFine()
                ? file(visit, answered, name(visit, asked))
                : unanswered(visit, new ArrayList<>(), answered.findings());
    }

    private static String name(Visit visit, AskedIndicators asked) {
        return visit.say("indicateurs-", "indicators-") + asked.days(visit);
    }

    private static Answer file(Visit visit, AskedIndicators.Answered answered, String name) throws IOException {
        String format = Exports.format(visit, formats());
        if (format.equals(CSV)) {
            byte[] bytes = answered.csv(visit);
            return new Answer.Download(name + "." + CSV, Downloads.type(CSV), out -> out.write(bytes));
        }
        return format.equals("json")
                ? Exports.json(visit, answered.tree(), name)
                : Exports.file(visit, visit.essaim().export(answered.report(visit)), name, format);
    }

    // It was made ready by a form: here are its files, and none of anything else.
    private Answer published(Visit visit) throws IOException {
        Typing.requireWhole(visit, Duty.CLOSER);
        return publications.require(visit).file(visit);
    }

    @Override
    boolean takes(Visit visit) {
        return !visit.text("do").equals("publish");
    }

    @Override
    Done act(Visit visit) {
        Typing.requireWhole(visit, Duty.CLOSER);
        if (!visit.required("do").equals("catalogue")) {
            throw Refusal.incomplete(visit.language(), "do");
        }
        Pack pack = Packs.standard().load(SHIPPED).require();
        int stored = 0;
        int unchanged = 0;
        int refused = 0;
        List<Finding> findings = new ArrayList<>();
        for (Definition definition : pack.indicators()) {
            Recorded recorded = visit.essaim().indicators().save(definition);
            stored += recorded.stored();
            unchanged += recorded.unchanged();
            refused += recorded.refused();
            findings.addAll(recorded.findings());
        }
        return new Done(visit.address(PATH), new Recorded(stored, unchanged, refused, findings));
    }

    @Override
    Answer other(Visit visit) {
        Typing.requireWhole(visit, Duty.CLOSER);
        AskedIndicators asked;
        int threshold;
        try {
            asked = AskedIndicators.of(visit);
            threshold = Publications.threshold(visit);
        } catch (Refusal e) {
            return again(visit, e);
        }
        AskedIndicators.Answered answered = asked.within(visit).publish(visit, threshold);
        if (!answered.isFine()) {
            return unanswered(visit, new ArrayList<>(), answered.findings());
        }
        String name = "publication-" + name(visit, asked);
        String id = publications.keep(visit.visitor().id(), again -> file(again, answered, name));
        List<Part> parts = new ArrayList<>();
        parts.add(Publications.ready(visit));
        parts.add(Exports.links(visit, formats(), PATH + "/published/download", "of", id));
        parts.addAll(ReportParts.of(visit, answered.report(visit)));
        parts.add(new Part.Links(List.of(new Part.Link(
                visit.say("Revenir aux chiffres exacts", "Back to the exact figures"), asked.address(visit, PATH)))));
        return Screen.of(visit.say("Prêt à publier", "Ready to publish"), parts);
    }

    // The question is asked once more, and its form has what was typed.
    private Answer again(Visit visit, Refusal refusal) {
        visit.showAgain();
        Answer answer = asked(visit, List.of(Part.Notice.of(Part.Tone.REFUSAL, refusal.what(), refusal.remedy())));
        return answer instanceof Screen screen ? new Screen(400, screen.title(), screen.parts()) : answer;
    }
}
