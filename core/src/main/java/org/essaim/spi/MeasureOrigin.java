package org.essaim.spi;

import java.math.BigDecimal;

/**
 * A record that a figure was added up from (<i>enregistrement d’origine</i>); never a person.
 *
 * @param kind what it is, such as {@code sealed-month}, {@code people-table}, {@code session}
 * @param structure whose it is; empty if it is several structures’
 * @param reference what finds it again: a seal, a month and a line of a table, an identifier
 * @param amount how much of the figure it makes, in the unit of the measure
 */
public record MeasureOrigin(String kind, String structure, String reference, BigDecimal amount) {}
