package org.essaim.time;

/** What kind of event a source tells of (<i>type d’événement</i>). */
public enum FactKind {
    /** A visit at a beneficiary's home (intervention). */
    VISIT,
    /** Time inside the organisation under a free label (heure interne). */
    INTERNAL,
    /** An absence; its motive is health data and never comes in. */
    ABSENCE,
    /** A time at which the worker is not available; never counted. */
    UNAVAILABILITY
}
