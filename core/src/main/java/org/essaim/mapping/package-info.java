/**
 * Tables of other programs under the columns of ours (<i>correspondances de tableaux</i>): what the columns of registrations, attendance, views
 * and figures of people are called elsewhere. Start from {@link org.essaim.mapping.TableMapping}.
 */
@NullMarked
package org.essaim.mapping;

import org.jspecify.annotations.NullMarked;
