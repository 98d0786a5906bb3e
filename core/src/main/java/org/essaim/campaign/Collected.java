package org.essaim.campaign;

import java.util.List;
import org.essaim.questionnaire.Response;
import org.jspecify.annotations.Nullable;

/**
 * Answers that came in (<i>réponse recueillie</i>), with what the campaign’s regime lets know of who gave them.
 *
 * <p>Immutable.
 *
 * @param structure the structure; empty where it would tell who answered
 * @param recipient who answered; nothing unless the campaign is identified
 * @param mark the same for one respondent in all waves of a series; empty if the campaign is anonymous
 * @param response what was answered last
 * @param former what was answered before it was corrected, oldest first; empty if the campaign is anonymous
 */
public record Collected(
        String structure, @Nullable Recipient recipient, String mark, Response response, List<Response> former) {
    public Collected {
        former = List.copyOf(former);
    }

    Collected withoutStructure() {
        return new Collected("", recipient, mark, response, former);
    }

    @Override
    public String toString() {
        return "Collected[" + structure + ", " + response + "]";
    }
}
