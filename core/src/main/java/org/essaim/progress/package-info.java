/**
 * How far long work has come, and whether it goes on (<i>avancement</i>).
 *
 * <p>Whoever calls for the work watches it: {@link org.essaim.progress.Work#watched}. Each step is told on the thread that works; to end it, the one
 * who is told throws {@link org.essaim.progress.CancelledException}, and nothing of what was begun is stored.
 */
@NullMarked
package org.essaim.progress;

import org.jspecify.annotations.NullMarked;
