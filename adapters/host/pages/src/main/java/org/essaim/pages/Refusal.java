package org.essaim.pages;

import org.essaim.organisation.Duty;

/** Says why a request is refused, in the words of a page. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String remedy;
    private final String field;

    Refusal(int status, String what, String remedy) {
        this(status, what, remedy, "");
    }

    private Refusal(int status, String what, String remedy, String field) {
        super(what, null, false, false);
        this.status = status;
        this.remedy = remedy;
        this.field = field;
    }

    /** The name of the field that is missing or cannot be read; empty for anything else. */
    String field() {
        return field;
    }

    int status() {
        return status;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }

    static Refusal notFound(Language language) {
        return new Refusal(
                404,
                language.say("Il n’y a pas de page à cette adresse.", "There is no page at this address."),
                language.say(
                        "Peut-être a-t-elle été déplacée\u00a0: revenez à l’accueil.",
                        "Maybe it was moved: start again."));
    }

    static Refusal noSuchForm(Language language) {
        return new Refusal(
                405,
                language.say("Cette page n’a pas de formulaire.", "This page has no form."),
                language.say("Revenez à l’accueil.", "Maybe start again."));
    }

    static Refusal incomplete(Language language, String field) {
        return new Refusal(
                400,
                language.say(
                        "Le champ «\u00a0" + field + "\u00a0» manque ou ne se lit pas.",
                        "Field “" + field + "” is missing or cannot be read."),
                language.say("Complétez le formulaire.", "Maybe fill in the form again."),
                field);
    }

    static Refusal outside(Language language) {
        return new Refusal(
                403,
                language.say(
                        "Cette structure n’existe pas, ou elle n’est pas dans votre périmètre.",
                        "This structure does not exist, or lies outside your perimeter."),
                language.say("Peut-être un autre compte y a-t-il accès.", "Maybe another account has the right."));
    }

    static Refusal duty(Language language, Duty needed) {
        return new Refusal(
                403,
                language.say(
                        "Il faut pour cela l’habilitation «\u00a0" + Frame.duty(needed, language) + "\u00a0».",
                        "This takes the duty “" + Frame.duty(needed, language) + "”."),
                language.say("Peut-être un autre compte l’a-t-il.", "Maybe another account has it."));
    }

    static Refusal whole(Language language) {
        return new Refusal(
                403,
                language.say(
                        "Ceci vaut pour plusieurs structures\u00a0: il faut y voir toute la fédération.",
                        "This is for several structures: it takes the perimeter of the whole federation."),
                language.say("Peut-être un autre compte en a-t-il le droit.", "Maybe another account has the right."));
    }

    static Refusal forged(Language language) {
        return new Refusal(
                403,
                language.say(
                        "Ce formulaire ne vient pas d’ici, ou votre session a pris fin.",
                        "This form does not come from here, or your session ended."),
                language.say("Revenez à la page et recommencez.", "Maybe open the page again and repeat."));
    }

    /** Something else goes by this identifier. */
    static Refusal taken(Language language, String id) {
        return new Refusal(
                400,
                language.say("«\u00a0" + id + "\u00a0» existe déjà.", "There is “" + id + "” already."),
                language.say(
                        "Choisissez un autre identifiant, ou modifiez ce qui existe.",
                        "Choose another identifier, or change what there is."));
    }

    static Refusal changed(Language language) {
        return new Refusal(
                409,
                language.say("Ce que vous regardiez a changé depuis.", "What you were looking at has changed since."),
                language.say(
                        "Rouvrez la page, regardez, puis recommencez.",
                        "Maybe open the page again, look, and repeat."));
    }

    static Refusal tooLarge(Language language) {
        return new Refusal(
                413,
                language.say("Ce fichier est trop grand.", "This file is too large."),
                language.say("Importez un mois à la fois.", "Maybe import one month at a time."));
    }

    static Refusal away(Language language) {
        return new Refusal(
                503,
                language.say(
                        "La base de données ne répond pas comme il faut\u00a0; ce qui était demandé n’est peut-être pas fait.",
                        "The database does not answer as it should; what was asked for may not be done."),
                language.say("Rouvrez la page dans un moment.", "Maybe open the page again in a while."));
    }
}
