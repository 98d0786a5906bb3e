package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.List;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Texts;

/** The texts below a question: what helps to answer it, what else one may ask oneself, and what stands after a number. */
final class Beside {
    private static final List<String> HELP = List.of("help", "flyover", "prompt");
    private static final List<String> ENDS = List.of("lower", "upper");

    private final Languages languages;
    private final List<Texts> hints = new ArrayList<>();
    private final List<Texts> units = new ArrayList<>();
    private final List<Texts> prompts = new ArrayList<>();

    Beside(Languages languages) {
        this.languages = languages;
    }

    void read(Element display) {
        Texts texts = languages.read(display, "text");
        Controls controls = Controls.of(display);
        if (HELP.stream().anyMatch(controls::take)) {
            hints.add(texts);
        } else if (controls.take("unit")) {
            units.add(texts);
        } else if (ENDS.stream().anyMatch(controls::take)) {
            display.report("", Finding.of(Code.ITEM_LEFT_OUT).value("lower, upper"));
        } else {
            controls.take("inline");
            prompts.add(texts);
        }
        controls.done();
    }

    Texts hint() {
        return Languages.together(hints);
    }

    Texts unit() {
        return Languages.together(units);
    }

    List<Texts> prompts() {
        return prompts;
    }
}
