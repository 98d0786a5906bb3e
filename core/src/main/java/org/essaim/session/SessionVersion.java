package org.essaim.session;

import java.time.Instant;

/**
 * What was known of a session after one change (<i>version d’un dossier de séance</i>).
 *
 * @param dossier the session as it was then
 * @param actor who recorded the change
 * @param at when
 */
public record SessionVersion(SessionDossier dossier, String actor, Instant at) {}
