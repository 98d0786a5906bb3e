package org.essaim.time;

/** How an absence is measured (<i>nature d’absence</i>); its motive is health data and never comes in. */
public enum AbsenceNature {
    /** By the clock, from its start to its end. */
    HOURLY,
    /** Half of each working day. */
    HALF_DAILY,
    /** Each working day, whole. */
    DAILY
}
