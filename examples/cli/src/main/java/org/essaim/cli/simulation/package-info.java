/**
 * A simulated federation (<i>fédération simulée</i>): a pack and the planning exports of structures that do not exist,
 * with faults whose place is known.
 *
 * <p>Start from {@link org.essaim.cli.simulation.Simulation}. The same seed gives the same bytes on every machine.
 */
@NullMarked
package org.essaim.cli.simulation;

import org.jspecify.annotations.NullMarked;
