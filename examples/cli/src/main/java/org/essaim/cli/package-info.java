/**
 * The main job as one program.
 * Start from {@link org.essaim.cli.Main}.
 */
@NullMarked
package org.essaim.cli;

import org.jspecify.annotations.NullMarked;
