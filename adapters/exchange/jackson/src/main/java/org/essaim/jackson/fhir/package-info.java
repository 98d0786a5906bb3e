/**
 * Questionnaires and answers as FHIR R4 writes them (<i>questionnaires FHIR</i>), in JSON.
 *
 * <p>One format, found by {@link java.util.ServiceLoader}: {@link org.essaim.jackson.fhir.FhirFormat}.
 */
@NullMarked
package org.essaim.jackson.fhir;

import org.jspecify.annotations.NullMarked;
