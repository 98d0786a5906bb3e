package org.essaim.organisation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Asks for a SIRET by INSEE's rule, La Poste included; absent passes (<i>SIRET valide</i>). */
@Documented
@Constraint(validatedBy = ValidSiret.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidSiret {
    String message() default "{org.essaim.organisation.ValidSiret.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule, for any Bean Validation provider. */
    final class Check implements ConstraintValidator<ValidSiret, @Nullable String> {
        /** For the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || Siret.isValid(value);
        }
    }
}
