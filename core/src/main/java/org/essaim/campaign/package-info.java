/**
 * Questionnaires that are sent out (<i>campagnes</i>): to whom, wave by wave, who answered, and answers apart from who gave them.
 *
 * <p>Start with {@link org.essaim.campaign.Campaigns}.
 */
@NullMarked
package org.essaim.campaign;

import org.jspecify.annotations.NullMarked;
