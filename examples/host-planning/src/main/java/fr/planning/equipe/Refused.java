package fr.planning.equipe;

/** What the planning does not take, in words for whoever asked. */
class Refused extends RuntimeException {

    Refused(String reason) {
        super(reason);
    }
}
