/** Reports as OpenDocument spreadsheets: what an integrator writes on a first morning. */
@NullMarked
package org.essaim.example.ods;

import org.jspecify.annotations.NullMarked;
