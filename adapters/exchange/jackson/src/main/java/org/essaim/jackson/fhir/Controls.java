package org.essaim.jackson.fhir;

import java.util.ArrayList;
import java.util.List;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.finding.Severity;

/** How an item is to be shown, of which a little says what it means too. */
final class Controls {
    private final Element element;
    private final List<String> codes = new ArrayList<>();

    private Controls(Element element) {
        this.element = element;
    }

    static Controls of(Element element) {
        Controls controls = new Controls(element);
        for (Element extension : element.extensions(Uris.CONTROL)) {
            extension.one("valueCodeableConcept").ifPresent(concept -> {
                for (Element coding : concept.each("coding")) {
                    coding.text("code").ifPresent(controls.codes::add);
                }
                concept.text("text");
                concept.done();
            });
            extension.done();
        }
        return controls;
    }

    /** True if this code is there; it is understood then. */
    boolean take(String code) {
        return codes.remove(code);
    }

    /** Reports what was not understood: nothing but looks. */
    void done() {
        for (String code : codes) {
            element.report(
                    "",
                    Finding.of(Code.NOT_UNDERSTOOD)
                            .severity(Severity.INFO)
                            .value(element.reading().told("itemControl " + code)));
        }
    }
}
