/** The verifier on its own (<i>vérification</i>): no store, no framework, nothing but the statement and what the funder holds. */
@NullMarked
package org.essaim.verify;

import org.jspecify.annotations.NullMarked;
