package org.essaim.jackson.fhir;

import java.util.Set;

/** What extensions and code systems are called. */
final class Uris {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
    private static final String OURS = "https://essaim.org/fhir/";

    static final String TRANSLATION = CORE + "translation";
    static final String LANGUAGE = CORE + "language";
    static final String MIN_OCCURS = CORE + "questionnaire-minOccurs";
    static final String MAX_OCCURS = CORE + "questionnaire-maxOccurs";
    static final String MIN_LENGTH = CORE + "minLength";
    static final String MIN_VALUE = CORE + "minValue";
    static final String MAX_VALUE = CORE + "maxValue";
    static final String REGEX = CORE + "regex";
    static final String UNIT = CORE + "questionnaire-unit";
    static final String ORDINAL = CORE + "ordinalValue";
    static final String WEIGHT = CORE + "itemWeight";
    static final String CONTROL = CORE + "questionnaire-itemControl";
    static final String CONTROLS = "http://hl7.org/fhir/questionnaire-item-control";
    static final String OPEN_LABEL = SDC + "openLabel";
    static final String ENABLED_BY_EXPRESSION = SDC + "enableWhenExpression";

    // What other programs can do without stands in extensions of our own, so that nothing is lost on the way back.
    static final String NAME = OURS + "questionnaire";
    static final String RANKING = OURS + "ranking";
    // FHIR's own stands beside names and addresses alone, says its definition.
    static final String OWN_LANGUAGE = OURS + "language";
    static final String LINES = OURS + "lines";
    static final String OPEN_CODE = OURS + "open-option";
    static final String DIGEST = OURS + "questionnaire-digest";
    static final String DROPPED = OURS + "dropped";

    private static final Set<String> APPEARANCE = Set.of(
            CONTROL,
            CORE + "rendering-style",
            CORE + "rendering-xhtml",
            CORE + "rendering-markdown",
            CORE + "rendering-styleSensitive",
            CORE + "questionnaire-choiceOrientation",
            CORE + "questionnaire-displayCategory",
            CORE + "questionnaire-optionPrefix",
            CORE + "questionnaire-sliderStepValue",
            CORE + "questionnaire-supportLink",
            CORE + "questionnaire-usageMode",
            CORE + "entryFormat",
            SDC + "shortText",
            SDC + "width",
            SDC + "collapsible",
            SDC + "columnCount",
            SDC + "optionalDisplay",
            SDC + "preferredTerminologyServer");

    private Uris() {}

    /** True if nothing but the looks of a form depends on this extension. */
    static boolean isAppearance(String extension) {
        return APPEARANCE.contains(extension);
    }
}
