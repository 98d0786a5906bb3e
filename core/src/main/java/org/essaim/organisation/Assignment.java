package org.essaim.organisation;

/**
 * Where a worker works and as what, from a date on (<i>affectation</i>).
 *
 * @param team the team's identifier; empty if none
 * @param function what the worker is employed as
 */
public record Assignment(String team, Function function) {}
