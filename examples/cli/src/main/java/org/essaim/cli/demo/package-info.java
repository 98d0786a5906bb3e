/**
 * The main job from end to end, on a federation that does not exist: simulate, import, close, fund, report.
 *
 * <p>Start from {@link org.essaim.cli.demo.DemoCommand}.
 */
@NullMarked
package org.essaim.cli.demo;

import org.jspecify.annotations.NullMarked;
