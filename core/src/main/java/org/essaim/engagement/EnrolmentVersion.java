package org.essaim.engagement;

import java.time.Instant;

/**
 * What was known of a structure's way after one change (<i>version d’un parcours</i>).
 *
 * @param enrolment the way as it was then
 * @param actor who recorded the change
 * @param at when
 */
public record EnrolmentVersion(Enrolment enrolment, String actor, Instant at) {}
