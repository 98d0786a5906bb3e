package org.essaim.benchmarks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationResult;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** A questionnaire as the validator of HAPI FHIR understands it. */
final class HapiForm {
    private static final FhirContext FHIR = FhirContext.forR4();

    private final FhirValidator validator;

    HapiForm(byte[] questionnaire) {
        Questionnaire form = read(questionnaire);
        validator = FHIR.newValidator()
                .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                        new DefaultProfileValidationSupport(FHIR),
                        new CommonCodeSystemsTerminologyService(FHIR),
                        new InMemoryTerminologyServerValidationSupport(FHIR),
                        new Known(form))));
    }

    static Questionnaire read(byte[] questionnaire) {
        return FHIR.newJsonParser()
                .parseResource(Questionnaire.class, new String(questionnaire, StandardCharsets.UTF_8));
    }

    /** Knows one questionnaire by its address. */
    private record Known(Questionnaire form) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return FHIR;
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String address) {
            boolean meant = address.equals(form.getUrl()) || address.equals(form.getUrl() + "|" + form.getVersion());
            return meant && (type == null || type.isInstance(form)) ? cast(form) : null;
        }

        @SuppressWarnings("unchecked")
        private static <T> T cast(Object form) {
            return (T) form;
        }
    }

    /** True if nothing that it finds is an error. */
    boolean accepts(byte[] response) {
        return validate(response).isSuccessful();
    }

    ValidationResult validate(byte[] response) {
        return validator.validateWithResult(new String(response, StandardCharsets.UTF_8));
    }
}
