/** What Essaim says of its speed, measured. */
@NullMarked
package org.essaim.benchmarks;

import org.jspecify.annotations.NullMarked;
