package org.essaim.campaign;

import java.util.List;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.questionnaire.Answer;
import org.essaim.questionnaire.Filled;
import org.essaim.questionnaire.Form;
import org.essaim.questionnaire.Place;
import org.essaim.questionnaire.Response;
import org.essaim.recording.Recorded;

/**
 * Answers that somebody with a link gives (<i>questionnaire en cours</i>); {@link #save} keeps them under the link, {@link #complete} hands them in.
 *
 * <p>Not thread-safe; two of one link may be open at once, and the one that is handed in first counts.
 */
public final class Draft {
    private final Answering answering;
    private final Campaign campaign;
    private final Form form;
    private final String token;
    private Response response;

    Draft(Answering answering, Campaign campaign, Form form, String token, Response response) {
        this.answering = answering;
        this.campaign = campaign;
        this.form = form;
        this.token = token;
        this.response = response;
    }

    /** The campaign. */
    public Campaign campaign() {
        return campaign;
    }

    /** What is asked. */
    public Form form() {
        return form;
    }

    /** What was answered so far. */
    public Response response() {
        return response;
    }

    /** Answers a question outside of repeated sections; without any answer it is empty again. */
    public Draft answer(String code, Answer... given) {
        return answer(Place.of(code), List.of(given));
    }

    /** Answers a question in words of one’s own. */
    public Draft answer(String code, String text) {
        return answer(code, Answer.text(text));
    }

    /** Answers what stands at a place; without any answer it is empty again. */
    public Draft answer(Place place, List<? extends Answer> given) {
        response = response.toBuilder().answer(place, given).build();
        return this;
    }

    /** Answers all at once, instead of all that was answered: what is not among them is empty again. */
    public Draft answers(Response all) {
        Response.Builder builder = form.respond();
        all.answers().forEach(builder::answer);
        all.times().forEach(builder::times);
        response = builder.build();
        return this;
    }

    /** Says how often a repeated section is there. */
    public Draft times(Place section, int count) {
        response = response.toBuilder().times(section, count).build();
        return this;
    }

    /** What is asked now, what counts, what is calculated. */
    public Filled filled() {
        return form.fill(response);
    }

    /** What speaks against handing it in now. */
    public List<Finding> validate() {
        return form.validate(response.with(Response.Status.COMPLETED)).stream()
                .filter(finding -> finding.code() != Code.ANSWER_HIDDEN)
                .toList();
    }

    /** Keeps it under the link. */
    public void save() {
        answering.save(campaign, token, response);
    }

    /** Hands it in; refused as long as something speaks against it. */
    public Recorded complete() {
        return answering.complete(campaign, form, token, response);
    }

    @Override
    public String toString() {
        return "Draft[" + campaign.id() + "]";
    }
}
