package fr.planning.equipe;

/** A member of the team. */
record Person(long id, String staffNumber, String firstName, String lastName, String team) {

    public String name() {
        return firstName + " " + lastName;
    }
}
