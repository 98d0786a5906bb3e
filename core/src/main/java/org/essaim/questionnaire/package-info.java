/**
 * Questionnaires (<i>questionnaires</i>): what is asked, what is answered, and one meaning of both.
 *
 * <p>Start with {@link org.essaim.questionnaire.Questionnaire}, which somebody writes, and {@link org.essaim.questionnaire.Form}, which understood it.
 */
@NullMarked
package org.essaim.questionnaire;

import org.jspecify.annotations.NullMarked;
