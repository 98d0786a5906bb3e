package org.essaim.disclosure;

import java.time.Instant;

/**
 * What the register says of one release (<i>diffusion</i>): no figure, and nobody behind one.
 *
 * @param number counted for each measure from 1; printed wherever its figures are
 * @param table what the table is called
 * @param measure what is counted
 * @param at when it was registered
 * @param by who did it
 * @param protection the rule, with the waiver if there was one
 * @param primary how many cells were secret by themselves
 * @param complementary how many because they would have told of others
 */
public record Release(
        int number,
        String table,
        String measure,
        Instant at,
        String by,
        Protection protection,
        int primary,
        int complementary) {}
