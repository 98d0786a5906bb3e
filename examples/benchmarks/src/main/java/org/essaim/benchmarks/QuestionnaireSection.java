package org.essaim.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.essaim.benchmarks.Turns.Times;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.finding.Finding;
import org.essaim.jackson.JsonCodec;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Questionnaire;
import org.essaim.questionnaire.Response;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.javarosa.core.model.FormDef;

/** Questionnaires beside JavaRosa and the validator of HAPI FHIR: understood, and answers checked. */
final class QuestionnaireSection implements Section {
    private static final String OURS = "Essaim";
    private static final String ROSA = "JavaRosa";
    private static final String HAPI = "HAPI FHIR";
    private static final JsonCodec JSON = new JsonCodec();

    @Override
    public String name() {
        return "questionnaires";
    }

    @Override
    public List<String> parts(Scale scale) {
        return List.of("questionnaires");
    }

    @Override
    public int megabytes(String part, Scale scale) {
        return 1_500;
    }

    @Override
    public String opening(Scale scale) {
        return """
                ## Questionnaires, beside JavaRosa and the validator of HAPI FHIR

                The same questions as a questionnaire of ours, an XForm and a questionnaire of FHIR R4: choices, numbers within bounds, texts of bounded length, all required, a third of them under
                a condition. To understand: from the bytes to a form that can be asked; HAPI has no such form, and parses its questionnaire without looking at its conditions. To check: from the
                bytes of a response to the verdict, in a process that is warm. One response in four is sound; each is accepted by all three, or refused by all three.

                | work | Essaim (ms) | beside | (ms) | Essaim’s speed in that of the other | spread |
                |---|---|---|---|---|---|
                """;
    }

    @Override
    public void measure(String part, Scale scale, Told told) throws Exception {
        Survey survey = new Survey(scale.of(18, 99, 99), scale.of(4, 20, 20));
        byte[] ours = survey.ours();
        byte[] xform = survey.xform();
        byte[] fhir = survey.fhir();
        Form form = understood(ours);
        RosaForm rosa = new RosaForm(xform);
        HapiForm hapi = new HapiForm(fhir);
        List<byte[]> answers = survey.oursAnswered();
        List<byte[]> instances = survey.xformAnswered();
        List<byte[]> resources = survey.fhirAnswered();
        for (int i = 0; i < survey.size(); i++) {
            boolean sound = i % 4 == 0;
            require(OURS, i, sound, accepts(form, answers.get(i)));
            require(ROSA, i, sound, rosa.accepts(instances.get(i)));
            if (hapi.accepts(resources.get(i)) != sound) {
                throw new IllegalStateException(
                        "HAPI FHIR says of response " + i + ": " + hapi.validate(resources.get(i)));
            }
        }

        Times understood = Turns.onTheWall()
                .way(OURS, () -> understood(ours).questions().size())
                .way(ROSA, () -> new RosaForm(xform).size())
                .way(HAPI, () -> HapiForm.read(fhir).getItem().size())
                .take(scale.of(0, 30, 60), scale.of(1, 11, 31));
        String size = survey.form().questions().size() + " questions";
        for (String other : List.of(ROSA, HAPI)) {
            tell(told, "understand " + size, understood, other);
        }
        Times checked = Turns.onTheWall()
                .way(OURS, () -> accepted(answers, each -> accepts(form, each)))
                .way(ROSA, () -> accepted(instances, rosa::accepts))
                .way(HAPI, () -> accepted(resources, hapi::accepts))
                .take(scale.of(0, 3, 5), scale.of(1, 5, 11));
        for (String other : List.of(ROSA, HAPI)) {
            tell(told, "check " + survey.size() + " responses to " + size, checked, other);
        }
        told.versions(FormDef.class, FhirInstanceValidator.class, FhirContext.class);
    }

    private static void tell(Told told, String work, Times times, String other) {
        Turns.Ratio ratio = times.ratio(OURS, other);
        told.row(work, times.millis(OURS), other, times.millis(other), ratio.toString(), ratio.spread());
    }

    private static void require(String who, int response, boolean expected, boolean found) {
        if (expected != found) {
            throw new IllegalStateException(
                    who + (found ? " accepts" : " refuses") + " response " + response + ", which it should not.");
        }
    }

    /** Says of a response whether nothing speaks against it. */
    private interface Verdict {
        boolean accepts(byte[] response) throws Exception;
    }

    private static long accepted(List<byte[]> responses, Verdict verdict) throws Exception {
        long accepted = 0;
        for (byte[] each : responses) {
            accepted += verdict.accepts(each) ? 1 : 0;
        }
        return accepted;
    }

    private static FieldReader reader(byte[] bytes) {
        SourceTree tree =
                JSON.decode(bytes, "mesure.json", QuestionnaireSection::refuse).orElseThrow();
        return FieldReader.of(tree, Optional.empty(), QuestionnaireSection::refuse);
    }

    private static void refuse(Finding finding) {
        throw new IllegalStateException(finding.toString());
    }

    private static Form understood(byte[] questionnaire) {
        return Form.require(Questionnaire.read(reader(questionnaire)).orElseThrow());
    }

    private static boolean accepts(Form form, byte[] response) {
        return form.validate(Response.read(reader(response), form).orElseThrow())
                .isEmpty();
    }
}
