package org.essaim.jackson.fhir;

import org.essaim.questionnaire.Questionnaire;

/**
 * Under which address other programs know a questionnaire, and a version of it.
 *
 * <p>FHIR wants an absolute one. Where nobody gave one, it stands below ours, and is the bare name again once it comes back.
 */
final class Canonical {
    private static final String OURS = Uris.NAME + "/";

    private Canonical() {}

    /** The address of a questionnaire, without its version. */
    static String url(Questionnaire questionnaire) {
        return questionnaire.url().isEmpty() ? OURS + questionnaire.id() : questionnaire.url();
    }

    /** The address of a version. */
    static String version(Questionnaire questionnaire) {
        return url(questionnaire) + "|" + questionnaire.version();
    }

    /** True if this address says no more than the name does. */
    static boolean isOurs(String url, String id) {
        return url.equals(OURS + id);
    }

    /** What a host knows a questionnaire by: its bare name if its address is one of ours. */
    static String known(String canonical) {
        return canonical.startsWith(OURS) ? canonical.substring(OURS.length()) : canonical;
    }
}
